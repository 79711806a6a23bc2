"""Counting how often, without keeping who."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory, override_settings

from takaovi.core import clock
from takaovi.core.limits import forget_spendings, network_key, spend
from takaovi.core.models import DaySalt, Spending

NOON = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_the_fourth_of_three_is_refused_until_the_next_hour() -> None:
    with clock.stopped_at(NOON):
        assert [spend("code", "mummo@example.org", 3, 3600) for _ in range(4)] == [True, True, True, False]
    with clock.stopped_at(NOON + timedelta(hours=1)):
        assert spend("code", "mummo@example.org", 3, 3600)


@pytest.mark.django_db
def test_two_keys_and_two_names_have_budgets_of_their_own() -> None:
    with clock.stopped_at(NOON):
        assert spend("code", "a", 1, 3600)
        assert spend("code", "b", 1, 3600)
        assert spend("form", "a", 1, 3600)
        assert not spend("code", "a", 1, 3600)


@pytest.mark.django_db
def test_no_row_holds_the_key_and_two_days_cannot_be_joined() -> None:
    with clock.stopped_at(NOON):
        spend("code", "mummo@example.org", 3, 3600)
    with clock.stopped_at(NOON + timedelta(days=1)):
        spend("code", "mummo@example.org", 3, 3600)
    keys = list(Spending.objects.values_list("key", flat=True))
    assert len(set(keys)) == 2
    assert all(len(key) == 32 and "@" not in key for key in keys)


@pytest.mark.django_db
def test_the_night_forgets_the_salt_and_the_counts_of_yesterday() -> None:
    with clock.stopped_at(NOON):
        spend("code", "a", 3, 3600)
        assert forget_spendings() == 0
    with clock.stopped_at(NOON + timedelta(days=1)):
        spend("code", "a", 3, 3600)
        assert forget_spendings() == 2
    assert (DaySalt.objects.count(), Spending.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("address", "key"),
    [("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:aaaa::9", "2001:db8:1:2::"), ("nonsense", "unknown")],
)
def test_an_ipv6_home_is_one_network(address: str, key: str) -> None:
    assert network_key(RequestFactory().get("/", REMOTE_ADDR=address)) == key


def test_a_visitor_cannot_choose_a_network_behind_a_proxy_or_without_one() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.5")
    assert network_key(request) == "192.0.2.7"
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        assert network_key(request) == "203.0.113.5"

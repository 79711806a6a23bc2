"""The full club of the demo has sign-ups and a line, all of them invented."""

from datetime import date

import pytest

from takaovi.demo.actions import load_demo
from takaovi.programme.models import Occurrence, Signup
from takaovi.programme.signup_queries import Counts, counts_of

pytestmark = pytest.mark.django_db


def test_one_club_is_full_and_two_wait() -> None:
    for _twice in range(2):
        load_demo(today=date(2026, 11, 24))
    times = Occurrence.objects.filter(pk__in=Signup.objects.values("occurrence"))
    (time,) = times.select_related("activity")
    assert (time.activity.slug, time.full) == ("juttelun-alku-klubitalo-saranapuu", True)
    assert counts_of([time.pk]) == {time.pk: Counts(coming=8, waiting=2)}
    assert set(Signup.objects.values_list("contact", flat=True)) == {""}

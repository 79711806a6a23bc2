"""Hosting with others: asked, answered once, and never nobody's."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from takaovi.core.errors import DomainError, NotThere
from takaovi.core.journal.models import AuditEntry
from takaovi.core.viewer import Scope, Viewer
from takaovi.programme.hosting_actions import accept_hosting, decline_hosting, invite_host, stop_hosting
from takaovi.programme.hosting_queries import invitation_for, invitations_to
from takaovi.programme.models import Activity, HostInvitation
from takaovi.programme.version_actions import undo
from tests.factories.programme import an_activity, an_organisation, host

pytestmark = pytest.mark.django_db


def hosts(activity: Activity) -> list[tuple[int, bool]]:
    return list(activity.hostings.order_by("-leads", "pk").values_list("organisation_id", "leads"))


def test_an_organisation_that_is_asked_hosts_once_it_has_said_yes() -> None:
    activity, first, second = an_activity(), an_organisation(), an_organisation()
    host(activity, first, leads=True)
    invitation = invite_host(by="person:1", activity=activity, organisation=second)
    assert invite_host(by="person:1", activity=activity, organisation=second) == invitation
    assert hosts(activity) == [(first.pk, True)]
    accept_hosting(by="person:2", invitation=invitation)
    assert hosts(activity) == [(first.pk, True), (second.pk, False)]
    assert HostInvitation.objects.count() == 0
    assert list(AuditEntry.objects.values_list("by", "deed")) == [
        ("person:1", "invite_host"),
        ("person:2", "accept_hosting"),
    ]


def test_an_answer_is_given_once() -> None:
    activity, asked = an_activity(), an_organisation()
    invitation = invite_host(by="x", activity=activity, organisation=asked)
    decline_hosting(by="x", invitation=invitation)
    with pytest.raises(DomainError) as fault:
        accept_hosting(by="x", invitation=invitation)
    with translation.override("en"):
        assert str(fault.value) == "This invitation is no longer open."
    assert hosts(activity) == []


def test_who_hosts_already_is_not_asked() -> None:
    activity, asked = an_activity(), an_organisation()
    host(activity, asked)
    with pytest.raises(DomainError):
        invite_host(by="x", activity=activity, organisation=asked)


def test_when_the_leader_stops_the_next_one_leads_and_the_last_one_stays() -> None:
    activity, first, second = an_activity(), an_organisation(), an_organisation()
    host(activity, first, leads=True)
    host(activity, second)
    for _twice in range(2):
        stop_hosting(by="x", activity=activity, organisation=first)
    assert hosts(activity) == [(second.pk, True)]
    with pytest.raises(DomainError):
        stop_hosting(by="x", activity=activity, organisation=second)
    undo(by="x", activity=activity)
    assert hosts(activity) == [(first.pk, True), (second.pk, False)]


def test_an_invitation_is_answered_by_the_asked_organisation(django_assert_num_queries: Any) -> None:
    asked, other = an_organisation(), an_organisation()
    for number in (1, 3):
        invitation = invite_host(by="x", activity=an_activity(), organisation=asked)
        with django_assert_num_queries(1):
            assert len([one.activity.slug for one in invitations_to([asked.pk])]) == min(number, 2)
    assert invitations_to([other.pk]) == []
    keeper = Viewer("fi", 7, frozenset({("programme.edit", Scope("organisation", asked.pk))}))
    assert invitation_for(keeper, invitation.pk) == invitation
    for viewer, number in ((Viewer(), invitation.pk), (keeper, 0)):
        with pytest.raises(NotThere):
            invitation_for(viewer, number)


def test_the_table_holds_one_invitation_at_a_time() -> None:
    activity, asked = an_activity(), an_organisation()
    invite_host(by="x", activity=activity, organisation=asked)
    with pytest.raises(IntegrityError), transaction.atomic():
        HostInvitation.objects.create(activity=activity, organisation=asked, by="x")

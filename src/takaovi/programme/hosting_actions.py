"""Hosting with others: an organisation is asked, and says yes or no for itself."""

from django.db import transaction

from takaovi.core import bus
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.places.models import Organisation
from takaovi.programme import phrases
from takaovi.programme.events import ActivityChanged, HostInvited
from takaovi.programme.history import keep, keep_first, thing_of
from takaovi.programme.hosting_letters import tell_asked
from takaovi.programme.models import Activity, Hosting, HostInvitation


def invite_host(*, by: str, activity: Activity, organisation: Organisation) -> HostInvitation:
    """Ask an organisation to host this too, and tell its people. Asked twice it is asked and told once.

    Raises DomainError for one that hosts it.
    """
    if Hosting.objects.filter(activity=activity, organisation=organisation).exists():
        raise DomainError(phrases.HOSTS_ALREADY)
    with transaction.atomic():
        invitation, made = HostInvitation.objects.get_or_create(
            activity=activity, organisation=organisation, defaults={"by": by}
        )
        if made:
            _record(by, "invite_host", activity, organisation)
            tell_asked(invitation)
            bus.announce(HostInvited(activity.pk, organisation.pk))
    return invitation


def accept_hosting(*, by: str, invitation: HostInvitation) -> Hosting:
    """The asked organisation hosts it from now on. Raises DomainError once the invitation is gone."""
    with transaction.atomic():
        activity, organisation = _answered(invitation)
        keep_first(activity)
        hosting, _made = Hosting.objects.get_or_create(activity=activity, organisation=organisation)
        keep(by, "accept_hosting", activity)
        _record(by, "accept_hosting", activity, organisation)
        bus.announce(ActivityChanged(activity.pk))
    return hosting


def decline_hosting(*, by: str, invitation: HostInvitation) -> None:
    """The asked organisation says no, or whoever asked takes it back. Raises DomainError once it is gone."""
    with transaction.atomic():
        activity, organisation = _answered(invitation)
        _record(by, "decline_hosting", activity, organisation)


def _answered(invitation: HostInvitation) -> tuple[Activity, Organisation]:
    """Takes the invitation away: of two answers at once only one counts."""
    activity, organisation = invitation.activity, invitation.organisation
    if not HostInvitation.objects.filter(pk=invitation.pk).delete()[0]:
        raise DomainError(phrases.NOT_INVITED)
    return activity, organisation


def stop_hosting(*, by: str, activity: Activity, organisation: Organisation) -> None:
    """An organisation hosts it no longer; if it led, the next one leads. Raises DomainError for the last one."""
    with transaction.atomic():
        rows = list(Hosting.objects.select_for_update().filter(activity=activity).order_by("-leads", "pk"))
        others = [row for row in rows if row.organisation_id != organisation.pk]
        if len(others) == len(rows):
            return
        if not others:
            raise DomainError(phrases.LAST_HOST)
        keep_first(activity)
        Hosting.objects.filter(activity=activity, organisation=organisation).delete()
        Hosting.objects.filter(pk=others[0].pk).update(leads=True)
        keep(by, "stop_hosting", activity)
        _record(by, "stop_hosting", activity, organisation)
        bus.announce(ActivityChanged(activity.pk))


def _record(by: str, deed: str, activity: Activity, organisation: Organisation) -> None:
    record_deed(by=by, deed=deed, thing=thing_of(activity), detail={"organisation": organisation.pk})

"""Who is asked to host what."""

from collections.abc import Collection

from takaovi.core.errors import NotThere
from takaovi.core.viewer import NETWORK, Scope, Viewer
from takaovi.programme.models import HostInvitation

ON_A_PAGE = 100


def invitations_to(organisation_ids: Collection[int]) -> list[HostInvitation]:
    """What these organisations are asked to host, the oldest question first. One query."""
    found = HostInvitation.objects.filter(organisation__in=organisation_ids)
    return list(found.select_related("activity", "organisation").order_by("pk"))


def invitations_for(viewer: Viewer) -> list[HostInvitation]:
    """Every invitation that the viewer may answer, the oldest first, a page of them. One query, none for a guest."""
    scopes = viewer.where("programme.edit")
    found = HostInvitation.objects.select_related("activity__place", "organisation").order_by("pk")
    if NETWORK not in scopes:
        own = [scope.id for scope in scopes if scope.kind == "organisation"]
        if not own:
            return []
        found = found.filter(organisation__in=own)
    return list(found[:ON_A_PAGE])


def invitation_for(viewer: Viewer, number: int) -> HostInvitation:
    """An invitation that the viewer may answer: whoever edits the programme of the asked organisation.

    Raises NotThere whether it is gone or not theirs.
    """
    found = HostInvitation.objects.select_related("activity", "organisation").filter(pk=number).first()
    if found is None or not viewer.may("programme.edit", Scope("organisation", found.organisation_id)):
        raise NotThere(f"invitation {number}")
    return found

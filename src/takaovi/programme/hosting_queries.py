"""Who is asked to host what."""

from collections.abc import Collection

from takaovi.core.errors import NotThere
from takaovi.core.viewer import Scope, Viewer
from takaovi.programme.models import HostInvitation


def invitations_to(organisation_ids: Collection[int]) -> list[HostInvitation]:
    """What these organisations are asked to host, the oldest question first. One query."""
    found = HostInvitation.objects.filter(organisation__in=organisation_ids)
    return list(found.select_related("activity", "organisation").order_by("pk"))


def invitation_for(viewer: Viewer, number: int) -> HostInvitation:
    """An invitation that the viewer may answer: whoever edits the programme of the asked organisation.

    Raises NotThere whether it is gone or not theirs.
    """
    found = HostInvitation.objects.select_related("activity", "organisation").filter(pk=number).first()
    if found is None or not viewer.may("programme.edit", Scope("organisation", found.organisation_id)):
        raise NotThere(f"invitation {number}")
    return found

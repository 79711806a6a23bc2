"""The picture of a door, by its content's hash."""

from django.http import FileResponse, HttpRequest

from takaovi.ui.pictures import picture_response


def door_photo(request: HttpRequest, name: str) -> FileResponse:
    """One door photo. Raises Http404 for any other file."""
    return picture_response("doors", name)

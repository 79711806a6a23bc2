"""The picture of an activity, by its content's hash."""

from django.http import FileResponse, HttpRequest

from takaovi.ui.pictures import picture_response


def activity_photo(request: HttpRequest, name: str) -> FileResponse:
    """One picture. Raises Http404 for any other file."""
    return picture_response("activities", name)

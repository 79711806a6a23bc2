"""A bare Django view: one query of twenty rows, a plain Jinja2 page of them. The page figures are told beside it."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.urls import path

from takaovi.places.models import Place

COLUMNS = ("id", "slug", "name_fi", "summary_fi", "municipality", "lat", "lon", "phone")
APART = 4_999  # a prime: the twenty rows lie all over the table, as the nearest places do


def twenty(request: HttpRequest) -> HttpResponse:
    """Twenty places that depend on the asked number, with eight columns of each."""
    first = int(request.GET.get("n", "1"))
    ids = [(first + step * APART) % 95_000 + 1 for step in range(20)]
    rows = Place.objects.filter(id__in=ids).values(*COLUMNS)
    return HttpResponse(get_template("twenty.html").render({"rows": rows}, request))


urlpatterns = [path("twenty", twenty)]

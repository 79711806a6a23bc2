"""Part "desk": the first page of the desk of a keeper of 1, 60 and 500 places: its statements and its time."""

import statistics
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext, override_settings

from bench.base import rolled_back
from bench.floor import twenty
from bench.goals import Figure, Goal
from bench.questions import NOW
from takaovi.core.clock import stopped_at
from takaovi.people.actions import meet_person
from takaovi.people.device_actions import add_device
from takaovi.people.models import Role
from takaovi.places.models import Keeping, Organisation, Place

HERE = Path(__file__).parent
SIZES = (1, 60, 500)
ROUNDS = 15
ADDRESS = "/fi/poyta"


def measure() -> list[Figure]:
    """In process. Nothing stays in the base: the keeper and the keepings are rolled back."""
    figures: list[Figure] = []
    with override_settings(PAGE_CACHE_SECONDS=0, ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, "testserver"]):
        for size in SIZES:
            with stopped_at(NOW), rolled_back():
                client = keeper_of(size)
                asked = statements(client)
                with override_settings(TEMPLATES=[settings.TEMPLATES[0] | {"DIRS": [HERE / "templates"]}]):
                    bare = milliseconds(floor)
                took = milliseconds(lambda client=client: client.get(ADDRESS))  # type: ignore[misc]
            name = f"desk of a keeper of {size} places"
            figures.append(Figure(f"{name}, statements", asked, "", None, Goal(most=14)))
            figures.append(Figure(f"{name}, one page", took, "ms", bare))
    return figures


def keeper_of(size: int) -> Client:
    """Somebody signed in who keeps so many places for one organisation."""
    organisation = Organisation.objects.create(slug="bench-desk", name="Bench", sector="association")
    places = Place.objects.order_by("pk").values_list("pk", flat=True)[:size]
    Keeping.objects.bulk_create(Keeping(place_id=pk, organisation=organisation) for pk in places)
    person = meet_person(by="bench", purpose="measures the desk")
    Role.objects.create(person=person, kind="keeper", scope_kind="organisation", scope_id=organisation.pk)
    client = Client()
    client.cookies[settings.DEVICE_COOKIE] = add_device(by="bench", person=person, name="bench")[1]
    return client


def statements(client: Client) -> int:
    """Of a second visit. Raises RuntimeError when the desk does not answer."""
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(ADDRESS)
    if answer.status_code != 200:
        raise RuntimeError(f"{ADDRESS} answered {answer.status_code}")
    return len(asked.captured_queries)


def floor() -> HttpResponse:
    """The bare page of twenty rows, as beside the finder's page."""
    return twenty(RequestFactory().get("/twenty?n=7"))


def milliseconds(visit: Callable[[], object]) -> float:
    """The median of several visits."""
    times = []
    for _ in range(ROUNDS):
        started = perf_counter()
        visit()
        times.append(1000 * (perf_counter() - started))
    return statistics.median(times)

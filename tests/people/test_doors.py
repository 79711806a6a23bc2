"""A signed-in page stays with the one it was made for; a draft is seen by those whose role allows it."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import translation

from takaovi.core.errors import NotThere
from takaovi.core.pagecache import shelf
from takaovi.core.viewer import NETWORK, Scope, Viewer
from takaovi.people.roles import ROLE_OF
from takaovi.places.queries import place_for
from takaovi.programme.queries import activity_for
from tests.factories.places import make_organisation, make_place
from tests.factories.programme import an_activity
from tests.people.conftest import Let

pytestmark = pytest.mark.django_db


def public_path() -> str:
    with translation.override("fi"):
        return reverse("finder:about")


@override_settings(PAGE_CACHE_SECONDS=60)
def test_a_signed_in_browser_neither_fills_nor_reads_the_page_cache(client: Client, let_in: Let) -> None:
    shelf.clear()
    path, guest = public_path(), Client()
    let_in()
    mine = client.get(path)
    assert mine.headers["Cache-Control"] == "no-store"
    assert "Kirjaudu ulos" in mine.text
    assert len(shelf) == 0
    theirs = guest.get(path)
    assert (theirs.headers["Cache-Control"], len(shelf)) == ("public, max-age=60", 1)
    assert "Kirjaudu ulos" not in theirs.text
    assert not theirs.cookies
    assert "Kirjaudu ulos" in client.get(path).text
    assert guest.get(path).text == theirs.text
    shelf.clear()


@override_settings(PAGE_CACHE_SECONDS=60)
def test_no_page_of_the_way_in_or_of_a_person_is_kept(client: Client, let_in: Let) -> None:
    shelf.clear()
    for path in ("/fi/kirjaudu", "/fi/kirjaudu/koodi", "/fi/kutsu", "/fi/poistettu"):
        assert client.get(path).headers["Cache-Control"] == "no-store"
    let_in()
    for path in ("/fi/sina", "/fi/sina/laitteet", "/fi/sina/osoitteet", "/fi/sina/mita-tiedamme", "/fi/sina/poista"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
        assert answer.headers["X-Robots-Tag"] == "noindex"
    assert len(shelf) == 0


def test_a_guest_asks_the_database_nothing_about_who_it_is(client: Client, django_assert_num_queries: object) -> None:
    path = public_path()
    client.get(path)
    with django_assert_num_queries(0):  # type: ignore[operator]
        client.get(path)


@pytest.mark.parametrize(
    ("role", "sees_place", "sees_activity"),
    [("pesavahti", True, True), ("keeper", True, True), ("organisation", True, True), ("greeter", False, False),
     ("host", False, True), ("stranger", False, False), ("guest", False, False)],
)  # fmt: skip
def test_a_draft_is_there_for_those_whose_role_allows_it(role: str, sees_place: bool, sees_activity: bool) -> None:
    place = make_place(published=None)
    activity = an_activity(place=place, published=None)
    organisation = place.keepings.create(organisation=make_organisation()).organisation
    scope = {
        "pesavahti": NETWORK,
        "organisation": Scope("organisation", organisation.pk),
        "host": Scope("activity", activity.pk),
        "stranger": Scope("place", place.pk + 1),
    }.get(role, Scope("place", place.pk))
    kind = ROLE_OF.get(role, ROLE_OF["keeper"])
    viewer = Viewer() if role == "guest" else Viewer("fi", 1, kind.grants_in(scope))
    assert sees(lambda: place_for(viewer, place.slug)) == sees_place
    assert sees(lambda: activity_for(viewer, activity.slug)) == sees_activity


def sees(ask: object) -> bool:
    try:
        ask()  # type: ignore[operator]
    except NotThere:
        return False
    return True

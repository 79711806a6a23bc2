"""Going back: texts, hosts and series as they were, with who and when; the past and those signed up are kept."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import translation

from takaovi.core import bus
from takaovi.core.clock import from_minute, stopped_at
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.outbox.models import Letter
from takaovi.core.versions.models import Version
from takaovi.core.versions.queries import versions_of
from takaovi.core.viewer import Scope, Viewer
from takaovi.programme.actions import (
    cancel_occurrence,
    hide_activity,
    publish_activity,
    save_activity,
    save_series,
)
from takaovi.programme.history import state_of, thing_of
from takaovi.programme.models import Activity, Occurrence, Series
from takaovi.programme.signup_actions import sign_up
from takaovi.programme.signup_values import Asked
from takaovi.programme.version_actions import restore_version, undo
from takaovi.programme.version_queries import activity_versions_for
from tests.factories.programme import WEDNESDAYS, a_place, an_activity, an_organisation

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _first_of_december() -> Iterator[None]:
    with stopped_at(NOON):
        yield


@pytest.fixture
def club() -> Activity:
    """A coffee hour on Wednesdays, signed up for here, made before versions were kept."""
    activity = an_activity(place=a_place(), sign_up="recommended", sign_up_here=True)
    with bus.hushed():
        save_series(by="test", activity=activity, plan=WEDNESDAYS)
    return activity


def rename(club: Activity, title: str) -> None:
    save_activity(by="person:7", slug=club.slug, fields={"title_fi": title})


def title(club: Activity) -> str:
    return Activity.objects.values_list("title_fi", flat=True).get(pk=club.pk)


def days(club: Activity) -> list[date]:
    rows = Occurrence.objects.filter(activity=club, status="on").order_by("start")[:3]
    return [from_minute(row.start).date() for row in rows]


def test_the_first_deed_keeps_how_it_was_before_it(club: Activity) -> None:
    rename(club, "Kahvit")
    told = [(v.number, v.by, v.deed, v.state["fields"]["title_fi"]) for v in versions_of(thing_of(club))]
    assert told == [(2, "person:7", "change_activity", "Kahvit"), (1, "", "before", "Kahvihetki")]


def test_undo_brings_texts_hosts_and_series_back_at_once(club: Activity) -> None:
    before = state_of(club)
    rename(club, "Kahvit")
    undo(by="person:8", activity=club)
    assert title(club) == "Kahvihetki"
    save_activity(by="x", slug=club.slug, fields={}, hosts=[an_organisation()])
    undo(by="person:8", activity=club)
    save_series(by="x", activity=club, plan={**WEDNESDAYS, "rules": [{"days": "fri", "from": "09:00", "to": "10:00"}]})
    assert days(club)[0] == date(2026, 12, 4)
    undo(by="person:8", activity=club)
    assert days(club) == [date(2026, 12, 2), date(2026, 12, 9), date(2026, 12, 16)]
    assert state_of(club) == before


def test_to_undo_twice_is_to_do_it_again(club: Activity) -> None:
    rename(club, "Kahvit")
    titles = []
    for _ in range(3):
        undo(by="x", activity=club)
        titles.append(title(club))
    assert titles == ["Kahvihetki", "Kahvit", "Kahvihetki"]


def test_one_may_go_back_to_any_version(club: Activity) -> None:
    for name in ("Yksi", "Kaksi", "Kolme"):
        rename(club, name)
    restore_version(by="x", activity=club, number=2)
    assert title(club) == "Yksi"
    with pytest.raises(NotThere):
        restore_version(by="x", activity=club, number=99)


def test_where_nothing_was_done_there_is_nothing_to_undo(club: Activity) -> None:
    with pytest.raises(DomainError) as fault:
        undo(by="x", activity=club)
    with translation.override("en"):
        assert str(fault.value) == "There is nothing to undo."


def test_a_cancelled_time_that_is_undone_is_told_to_those_signed_up(club: Activity) -> None:
    time = Occurrence.objects.filter(activity=club).order_by("start")[1]
    sign_up(by="guest", occurrence=time, asked=Asked(channel="email", contact="aila@lampi.example"), once="")
    series = Series.objects.get(activity=club)
    cancel_occurrence(by="x", series=series, day=date(2026, 12, 9), reason={"fi": "Ohjaaja on sairaana."})
    undo(by="x", activity=club)
    assert Occurrence.objects.get(pk=time.pk).status == "on"
    told = list(Letter.objects.order_by("pk").values_list("subject", flat=True))
    assert told == [
        "Kahvihetki, ke 9.12. klo 17–19. Sinulla on paikka.",
        "Kahvihetki, ke 9.12. klo 17–19. Se on peruttu tällä kertaa.",
        "Kahvihetki, ke 9.12. klo 17–19. Se pidetään sittenkin.",
    ]


def test_a_series_that_came_later_ends_and_its_past_is_still_told(club: Activity) -> None:
    rename(club, "Kahvit")
    plan = {"from": "2026-11-01", "rules": [{"days": "tue", "from": "11:00", "to": "13:00"}]}
    second = save_series(by="x", activity=club, plan=plan, series=Series(activity=club))
    assert days(club)[0] == date(2026, 12, 1)
    with stopped_at(datetime(2026, 12, 5, 10, tzinfo=UTC)):
        undo(by="x", activity=club)
        left = Occurrence.objects.filter(series=second)
        assert [from_minute(row.start).date() for row in left] == [date(2026, 12, 1)]


def test_to_show_or_hide_is_no_version_and_is_not_undone(club: Activity) -> None:
    rename(club, "Kahvit")
    hide_activity(by="x", activity=club)
    assert Version.objects.count() == 2
    undo(by="x", activity=club)
    assert Activity.objects.get(pk=club.pk).published is None
    publish_activity(by="x", activity=Activity.objects.get(pk=club.pk))
    assert Version.objects.count() == 3


def test_no_person_is_ever_in_a_version(club: Activity) -> None:
    time = Occurrence.objects.filter(activity=club).order_by("start")[1]
    sign_up(by="guest", occurrence=time, asked=Asked(1, "Aila", "email", "aila@lampi.example"), once="")
    rename(club, "Kahvit")
    kept = str(list(Version.objects.values_list("state", flat=True)))
    assert ("Aila" in kept, "aila@" in kept) == (False, False)


def test_a_load_in_bulk_keeps_nothing(club: Activity) -> None:
    with bus.hushed():
        rename(club, "Kahvit")
    assert Version.objects.count() == 0


def test_a_version_costs_a_fixed_number_of_questions(club: Activity, django_assert_num_queries: Any) -> None:
    rename(club, "Yksi")
    for name in ("Kaksi", "Kolme"):
        with django_assert_num_queries(3):
            state_of(club)
        rename(club, name)


def test_versions_are_shown_to_those_who_may_edit(club: Activity) -> None:
    rename(club, "Kahvit")
    host = Viewer("fi", 7, frozenset({("programme.edit", Scope("activity", club.pk))}))
    assert [version.number for version in activity_versions_for(host, club)] == [2, 1]
    with pytest.raises(NotThere):
        activity_versions_for(Viewer(), club)

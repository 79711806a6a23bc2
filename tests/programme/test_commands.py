"""``takaovi programme ...``: clashes are printed, one time is changed, and what cannot be done is told."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from takaovi.config.cli import run
from takaovi.core.clock import HELSINKI, from_minute, stopped_at
from takaovi.core.commands import Refused
from takaovi.core.journal.models import AuditEntry
from takaovi.programme.actions import save_series
from takaovi.programme.models import Activity, Occurrence, Series
from tests.factories.programme import WEDNESDAYS, a_place, a_space, an_activity, an_occurrence, minute

pytestmark = pytest.mark.django_db
EVENING = minute(2026, 12, 9, 15)  # 17.00 in Helsinki


@pytest.fixture(autouse=True)
def _first_of_december() -> Iterator[None]:
    with stopped_at(datetime(2026, 12, 1, 10, tzinfo=UTC)):
        yield


def programme(*arguments: str) -> int:
    return run(["programme", *arguments])


@pytest.fixture
def choir() -> Activity:
    activity = an_activity(slug="kuoro")
    save_series(by="test", activity=activity, plan=WEDNESDAYS)
    return activity


def times(activity: Activity) -> list[str]:
    """The first three to come: "9.12. 17:00 cancelled"."""
    rows = Occurrence.objects.filter(activity=activity).order_by("planned")[:3]
    return [f"{from_minute(row.start).astimezone(HELSINKI):%-d.%-m. %H:%M} {row.status}" for row in rows]


def test_clashes_are_printed_with_place_time_titles_and_reason(capsys: pytest.CaptureFixture[str]) -> None:
    place = a_place(name_fi="Kylätupa")
    hall = a_space(place)
    an_occurrence(an_activity(place=place, space=hall, title_fi="Bingo", slug="bingo"), EVENING)
    an_occurrence(an_activity(place=place, space=hall, title_fi="Kuoro", slug="kuoro"), EVENING + 60)
    assert programme("clashes") == 0
    assert capsys.readouterr().out == (
        "Samassa tilassa on kaksi toimintaa yhtä aikaa.\n"
        "  2026-12-09 17:00-19:00  Kylätupa: Bingo (bingo)\n"
        "  2026-12-09 18:00-20:00  Kylätupa: Kuoro (kuoro)\n"
    )
    assert programme("clashes", "--language", "en") == 0
    assert "Two activities are in the same room at the same time." in capsys.readouterr().out


def test_nothing_on_top_of_each_other_is_told_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    for title in ("Bingo", "Kuoro"):
        an_occurrence(an_activity(title_fi=title), EVENING)
    hidden = a_place(published=None)
    for _ in range(2):
        an_occurrence(an_activity(place=hidden), EVENING)
    assert programme("clashes", "--days", "9") == 0
    assert capsys.readouterr().out == "No clashes in the next 9 days.\n"
    with pytest.raises(Refused, match="--days: possible are 1 to 180"):
        programme("clashes", "--days", "0")


def test_clashes_after_the_asked_days_wait(capsys: pytest.CaptureFixture[str]) -> None:
    place = a_place()
    for _ in range(2):
        an_occurrence(an_activity(place=place), EVENING)
    assert programme("clashes", "--days", "8") == 0
    assert capsys.readouterr().out == "No clashes in the next 8 days.\n"
    assert programme("clashes", "--days", "9") == 0
    assert capsys.readouterr().out.count("2026-12-09 17:00-19:00") == 2


def test_one_time_is_cancelled_and_taken_back(choir: Activity, capsys: pytest.CaptureFixture[str]) -> None:
    assert programme("cancel", "kuoro", "2026-12-09", "--why-fi", "Ohjaaja on sairaana.", "--why-sv", "Sjuk.") == 0
    assert capsys.readouterr().out == "kuoro, 2026-12-09: cancel is done\n"
    assert times(choir) == ["2.12. 17:00 on", "9.12. 17:00 cancelled", "16.12. 17:00 on"]
    row = Occurrence.objects.get(activity=choir, status="cancelled")
    assert (row.reason_fi, row.reason_sv, row.reason_en) == ("Ohjaaja on sairaana.", "Sjuk.", None)
    assert AuditEntry.objects.get(deed="cancel_occurrence").by == "operator"
    assert programme("restore", "kuoro", "2026-12-09") == 0
    assert times(choir) == ["2.12. 17:00 on", "9.12. 17:00 on", "16.12. 17:00 on"]


def test_one_time_is_moved_changed_and_left_out(choir: Activity) -> None:
    other = a_place(slug="kirjasto")
    assert (
        programme("move", "kuoro", "2026-12-02", "--to", "2026-12-03", "--start", "18:00", "--place", "kirjasto") == 0
    )
    assert programme("change", "kuoro", "2026-12-09", "--end", "20:00") == 0
    assert programme("skip", "kuoro", "2026-12-16", "--at", "17:00") == 0
    assert times(choir) == ["3.12. 18:00 moved", "9.12. 17:00 on", "23.12. 17:00 on"]
    moved, changed = Occurrence.objects.filter(activity=choir).order_by("planned")[:2]
    assert (moved.place, changed.end - changed.start) == (other, 180)


def test_a_break_and_its_end(choir: Activity, capsys: pytest.CaptureFixture[str]) -> None:
    days = ("break", "kuoro", "2026-12-07", "2026-12-20")
    assert programme(*days, "--note-fi", "Tauko") == 0
    assert capsys.readouterr().out == "kuoro: a break from 2026-12-07 to 2026-12-20\n"
    assert times(choir) == ["2.12. 17:00 on", "23.12. 17:00 on", "30.12. 17:00 on"]
    assert Series.objects.get().plan["breaks"][-1]["note"] == {"fi": "Tauko"}
    assert programme(*days, "--remove") == 0
    assert times(choir) == ["2.12. 17:00 on", "9.12. 17:00 on", "16.12. 17:00 on"]


def test_of_several_series_the_one_that_plans_the_day_is_meant(choir: Activity) -> None:
    fridays = {"from": "2026-12-01", "rules": [{"days": "fri", "from": "10:00", "to": "12:00"}]}
    save_series(by="test", activity=choir, plan=fridays, series=Series(activity=choir))
    assert programme("skip", "kuoro", "2026-12-04") == 0
    assert times(choir) == ["2.12. 17:00 on", "9.12. 17:00 on", "11.12. 10:00 on"]
    with pytest.raises(Refused, match="kuoro has no series with a time on 2026-12-05"):
        programme("skip", "kuoro", "2026-12-05")


def test_an_activity_is_hidden_and_shown(choir: Activity, capsys: pytest.CaptureFixture[str]) -> None:
    assert programme("hide", "kuoro") == 0
    choir.refresh_from_db()
    assert choir.published is None
    assert programme("publish", "kuoro") == 0
    choir.refresh_from_db()
    assert choir.published is not None
    assert capsys.readouterr().out == "kuoro: hidden\nkuoro: shown to everybody\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("skip", "kuoro", "9.12."), "DATE: write a date such as 2026-12-09"),
        (("move", "kuoro", "2026-12-09", "--start", "6pm"), "--start: write a time such as 17:00"),
        (("move", "kuoro", "2026-12-09", "--to", "tomorrow"), "--to: write a date such as 2026-12-09"),
    ],
)
def test_what_cannot_be_read_is_refused(choir: Activity, arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(Refused, match=f"^{said}"):
        programme(*arguments)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("skip", "tanssi", "2026-12-09"), "there is no activity tanssi"),
        (("move", "kuoro", "2026-12-09", "--place", "olematon"), "there is no place olematon"),
        (("cancel", "kuoro", "2026-12-09"), "Kerro, miksi kerta peruuntuu"),
    ],
)
def test_what_cannot_be_done_is_told(
    choir: Activity, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert programme(*arguments) == 2
    assert capsys.readouterr().err.startswith(f"takaovi: {said}")
    assert times(choir) == ["2.12. 17:00 on", "9.12. 17:00 on", "16.12. 17:00 on"]


def test_programme_alone_shows_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["programme"]) == 2
    assert "clashes" in capsys.readouterr().out


def test_days_are_those_of_the_rules() -> None:
    """A late evening belongs to the day it begins on, as in the document."""
    activity = an_activity(slug="yo")
    save_series(by="test", activity=activity, plan={"rules": [{"days": "sat", "from": "21:00", "to": "02:00"}]})
    assert programme("skip", "yo", "2026-12-05") == 0
    first = Occurrence.objects.filter(activity=activity).order_by("planned")[0]
    assert from_minute(first.start).astimezone(HELSINKI).date() == date(2026, 12, 12)

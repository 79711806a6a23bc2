"""``takaovi hours set, except, confirm, day``: each writes through the actions and says what it did, or why not."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from takaovi.config.cli import run
from takaovi.core.commands import Refused
from takaovi.core.journal.models import AuditEntry
from takaovi.hours.models import DayClass, Layer, OpeningSpan, PlaceHours
from takaovi.hours.queries import day_classes, holiday_names
from tests.factories.hours import make_open_place, staffed
from tests.factories.places import make_place
from tests.hours.plans import minute

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
SELF_SERVICE = {"state": "self_service", "periods": [{"rules": [{"days": "mon-sun", "from": "07:00", "to": "21:00"}]}]}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "told.json"


def hours(*arguments: object) -> int:
    return run(["hours", *map(str, arguments)])


def test_a_plan_in_a_file_becomes_the_hours_of_a_place(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = make_place(slug="kahvitupa")
    file.write_text(json.dumps({"layers": [staffed(), SELF_SERVICE]}))
    assert hours("set", "kahvitupa", file, "--confirm") == 0
    assert capsys.readouterr().out == "kahvitupa: 2 layers, spread out to 2027-01-30\n"
    assert OpeningSpan.objects.filter(place=place, start=minute("2026-12-02T09:00"), state=60).count() == 1
    assert set(Layer.objects.values_list("confirmed_as", flat=True)) == {"keeper"}
    assert AuditEntry.objects.get(deed="set_hours").by == "operator"


def test_a_plan_with_a_fault_is_refused_with_file_and_path(file: Path) -> None:
    make_open_place(slug="kahvitupa")
    file.write_text(json.dumps({"layers": [{"state": "open"}]}))
    with pytest.raises(Refused, match=r"told\.json: layers\[0\]\.state: write one of"):
        hours("set", "kahvitupa", file)
    with pytest.raises(Refused, match="cannot be opened"):
        hours("set", "kahvitupa", file.with_name("missing.json"))
    assert PlaceHours.objects.get().version == 1


def test_an_exception_is_added_to_a_place_or_to_one_layer(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = make_open_place(staffed(), SELF_SERVICE, slug="kahvitupa")
    file.write_text(json.dumps({"date": "2026-12-02", "do": "closed"}))
    assert hours("except", "kahvitupa", file, "--layer", "staffed") == 0
    assert capsys.readouterr().out == "kahvitupa: closed is noted\n"
    spans = OpeningSpan.objects.filter(
        place=place, start__gte=minute("2026-12-02T00:00"), start__lt=minute("2026-12-03T00:00")
    )
    assert [(span.start, span.state) for span in spans] == [(minute("2026-12-02T07:00"), 40)]
    assert hours("except", "kahvitupa", file) == 0
    assert not spans.all().exists()


def test_confirming_from_a_terminal(noon: datetime, capsys: pytest.CaptureFixture[str]) -> None:
    make_open_place(staffed(), SELF_SERVICE, slug="kahvitupa")
    assert hours("confirm", "kahvitupa", "--layer", "self_service", "--certainty", "told") == 0
    assert capsys.readouterr().out == "kahvitupa: self_service confirmed\n"
    told = {layer.state: (layer.confirmed, layer.certainty) for layer in Layer.objects.all()}
    assert told == {60: (None, "sure"), 40: (datetime(2026, 12, 1, 10, tzinfo=UTC), "told")}
    with pytest.raises(Refused, match="kahvitupa has no such hours"):
        hours("confirm", "kahvitupa", "--layer", "phone")


@pytest.mark.parametrize("command", ["set", "except"])
def test_a_place_that_is_not_there_is_told(file: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("{}")
    assert hours(command, "olematon", file) == 2
    assert capsys.readouterr().err == "takaovi: there is no place olematon\n"


def test_a_day_of_the_country_is_named_and_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    place = make_open_place(staffed(holidays={"public": "closed"}))
    names = ("--name-fi", "juhlapäivä", "--name-sv", "festdag", "--name-en", "Festival Day")
    assert hours("day", "2026-12-02", "public", *names) == 0
    assert capsys.readouterr().out == "2026-12-02: now public, hours made anew\n"
    opening = OpeningSpan.objects.filter(place=place, start=minute("2026-12-02T09:00"))
    assert opening.count() == 0
    assert str(holiday_names(date(2026, 12, 2), date(2026, 12, 2), "sv")[date(2026, 12, 2)]) == "festdag"
    assert hours("day", "2026-12-02", "public", "--forget") == 0
    assert capsys.readouterr().out == "2026-12-02: no longer public, hours made anew\n"
    assert opening.count() == 1


def test_a_packaged_day_can_be_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    assert hours("day", "2027-01-06", "public", "--forget") == 0
    assert day_classes(date(2027, 1, 6), date(2027, 1, 6)) == {}
    assert DayClass.objects.filter(day__year=2027).count() == 25
    assert hours("day", "2027-01-06", "public", "--forget") == 2
    assert capsys.readouterr().err == "takaovi: 2027-01-06 is no public in fi\n"


def test_the_school_break_of_a_municipality(capsys: pytest.CaptureFixture[str]) -> None:
    days = ("day", "2026-12-21", "school_break", "--to", "2026-12-22", "--region", "179")
    closed_in_breaks = staffed(holidays={"school_break": "closed"})
    own, other = (
        make_open_place(closed_in_breaks, municipality="179"),
        make_open_place(closed_in_breaks, municipality="249"),
    )
    assert hours(*days, "--name-fi", "joululoma") == 0
    assert capsys.readouterr().out == "2026-12-21 to 2026-12-22: now school_break, hours made anew\n"
    on = OpeningSpan.objects.filter(start=minute("2026-12-22T09:00"))
    assert set(on.values_list("place_id", flat=True)) == {other.pk}
    assert hours(*days, "--forget") == 0
    assert set(on.values_list("place_id", flat=True)) == {own.pk, other.pk}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2026-12-02", "public"), "tell what the day is called: --name-fi"),
        (("2.12.2026", "public", "--name-fi", "x"), "DATE: write a date such as 2026-12-09"),
        (("2026-12-02", "public", "--to", "2026-12-01", "--forget"), "--to: possible are 2026-12-02 to 2027-03-03"),
        (("2026-12-02", "public", "--to", "2027-03-04", "--forget"), "--to: possible are 2026-12-02 to 2027-03-03"),
    ],
)
def test_a_day_that_cannot_be_is_refused(arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(Refused, match=f"^{said}"):
        hours("day", *arguments)
    assert DayClass.objects.count() == 0

"""``takaovi import kirjastot FILE``: a place whose hours are the directory's day by day, or nothing at all."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from takaovi.config.cli import main
from takaovi.core import bus
from takaovi.core.clock import from_minute, now, stopped_at
from takaovi.core.journal.models import AuditEntry
from takaovi.hours.actions import add_exception, refresh_spans, set_hours
from takaovi.hours.engine import expand
from takaovi.hours.events import HoursChanged
from takaovi.hours.models import Layer, OpeningSpan, PlaceHours
from takaovi.hours.queries import documents, schedule_of, spans_between, truths
from takaovi.hours.values import STATE_NAMES
from takaovi.places.actions import hide_place
from takaovi.places.events import PlaceChanged
from takaovi.places.models import Keeping, Organisation, Place
from takaovi.places.values import Trait
from tests.factories.places import make_place
from tests.feeds.libraries import answer, day

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "kirjastot" / "library_simple.json"
STATUS = {1: "staffed", 2: "self_service"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """Tuesday 1 December 2026, noon in Helsinki."""
    with stopped_at(datetime(2026, 12, 1, 10, tzinfo=UTC)):
        yield


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "library.json"
    path.write_text(json.dumps(answer()), encoding="utf-8")
    return path


def run(*words: str) -> int:
    """The status with which the console script ends."""
    with pytest.raises(SystemExit) as end:
        main(["import", "kirjastot", *words])
    return int(end.value.code or 0)


def counted() -> list[int]:
    return [model.objects.count() for model in (Place, Layer, OpeningSpan, Organisation, Keeping, AuditEntry)]


def day_by_day(place: Place, first: date, last: date) -> dict[str, list[tuple[str, str, str]]]:
    """date -> (from, to, state) of the place's expansion, in local time."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    plan = schedule_of(place.pk)
    for span in expand(plan, first, last, {}):
        start, end = (from_minute(minute).astimezone(plan.zone) for minute in (span.start, span.end))
        times = (f"{start:%H:%M}", f"{end:%H:%M}", STATE_NAMES[span.state])
        found.setdefault(start.date().isoformat(), []).append(times)
    return found


def test_a_library_becomes_a_published_place_with_hours_and_a_keeper(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(file)) == 0
    assert capsys.readouterr().out == (
        "Ruohtulan lähikirjasto taken in as ruohtulan-lahikirjasto: 3 days, 2026-12-01 to 2026-12-03.\n"
    )
    place = Place.objects.get(slug="ruohtulan-lahikirjasto")
    assert (place.kind, place.municipality, place.published, place.traits) == ("library", "249", now(), Trait.FREE.bit)
    keeping = Keeping.objects.get(place=place)
    assert (keeping.organisation.name, keeping.organisation.sector, keeping.leads) == ("Keuruu", "municipality", True)
    assert day_by_day(place, date(2026, 12, 1), date(2026, 12, 5)) == {
        "2026-12-01": [
            ("08:00", "12:00", "self_service"),
            ("12:00", "15:00", "staffed"),
            ("15:30", "19:00", "staffed"),
        ],
        "2026-12-03": [("12:00", "19:00", "staffed"), ("19:00", "00:00", "self_service")],
    }


def test_the_spans_are_there_at_once(file: Path) -> None:
    run(str(file))
    place = Place.objects.get()
    start = OpeningSpan.objects.order_by("start")[0].start
    spans = spans_between([place.pk], start, start + 3 * 1440)[place.pk]
    assert [(span.state, span.end - span.start) for span in spans] == [
        (40, 240),
        (60, 180),
        (60, 210),
        (60, 420),
        (40, 300),
    ]


def everything() -> list[list[dict]]:
    """Every row the import may write."""
    models = (Place, Layer, PlaceHours, OpeningSpan, Organisation, Keeping, AuditEntry)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_the_same_file_twice_changes_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    heard: list[object] = []
    bus.listen(PlaceChanged)(heard.append)
    bus.listen(HoursChanged)(heard.append)
    run(str(file))
    before = everything()
    heard.clear()
    capsys.readouterr()
    with stopped_at(datetime(2026, 12, 2, 10, tzinfo=UTC)):
        assert run(str(file)) == 0
    assert everything() == before
    assert heard == []
    assert capsys.readouterr().out == (
        "Ruohtulan lähikirjasto left unchanged as ruohtulan-lahikirjasto: 3 days, 2026-12-01 to 2026-12-03.\n"
    )


def test_another_answer_changes_the_same_place_and_adds_none(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(str(file))
    capsys.readouterr()
    moved = answer(name="Ruohtulan kirjasto", schedules=[day("2026-12-04", ("10:00", "12:00", 1))])
    file.write_text(json.dumps(moved))
    run(str(file))
    assert "brought up to date" in capsys.readouterr().out
    place = Place.objects.get()
    assert (place.slug, place.name_fi) == ("ruohtulan-lahikirjasto", "Ruohtulan kirjasto")
    assert list(Layer.objects.values_list("state", flat=True)) == [60]
    assert day_by_day(place, date(2026, 12, 1), date(2026, 12, 9)) == {"2026-12-04": [("10:00", "12:00", "staffed")]}


def test_what_a_keeper_has_told_stays(file: Path) -> None:
    run(str(file))
    place = Place.objects.get()
    Place.objects.update(traits=Trait.QUIET_CORNER.bit, welcome_fi="Tervetuloa.")
    hide_place(by="keeper", place=place)
    phone = {"state": "phone", "periods": [{"rules": [{"days": "mon-fri", "from": "09:00", "to": "11:00"}]}]}
    set_hours(by="keeper", place=place, plan={"layers": [*documents([place.pk])[place.pk]["layers"], phone]})
    closed = {"date": "2026-12-03", "do": "closed"}
    add_exception(by="keeper", place=place, exception=closed)
    file.write_text(json.dumps(answer(schedules=[day("2026-12-03", ("10:00", "12:00", 1))])))
    run(str(file))
    kept = documents([place.pk])[place.pk]
    assert ([layer["state"] for layer in kept["layers"]], kept["exceptions"]) == (["staffed", "phone"], [closed])
    assert [truth.confirmed_as for truth in truths([place.pk])[place.pk]] == ["import:kirjastot", ""]
    place.refresh_from_db()
    assert (place.traits, place.welcome_fi, place.published) == (
        Trait.QUIET_CORNER.bit | Trait.FREE.bit,
        "Tervetuloa.",
        None,
    )


def test_a_name_that_is_taken_gets_its_number(file: Path) -> None:
    make_place(slug="ruohtulan-lahikirjasto")
    run(str(file))
    assert Place.objects.get(source__gt="").slug == "ruohtulan-lahikirjasto-99001"


def test_the_hours_are_confirmed_up_to_the_last_day_that_was_told(file: Path) -> None:
    run(str(file))
    place = Place.objects.get()
    for truth in truths([place.pk])[place.pk]:
        assert truth.confirmed_as == "import:kirjastot"
        assert truth.is_fresh(datetime(2026, 12, 3, 21, 59, tzinfo=UTC))
        assert not truth.is_fresh(datetime(2026, 12, 3, 22, 1, tzinfo=UTC))


def test_an_answer_of_the_past_is_never_fresh(file: Path) -> None:
    with stopped_at(datetime(2027, 1, 1, 10, tzinfo=UTC)):
        run(str(file))
        place = Place.objects.get()
        assert [truth.is_fresh(now()) for truth in truths([place.pk])[place.pk]] == [False, False]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (answer(schedules=[day("2026-12-01", ("09:00", "25:00", 1))]), "data.schedules[0].times[0].to: write a time"),
        (answer(address={"city": "Atlantis"}), "data.address.city: Atlantis is no municipality of Finland"),
        (answer(address={"street": "Mäntykuja 3"}), "data.address.city: is missing"),
        (answer(coordinates=None), "Kerro, miten"),
    ],
)
def test_a_file_with_a_fault_takes_in_nothing(
    raw: dict, said: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(json.dumps(raw))
    assert run(str(file)) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.startswith("takaovi: ")
    assert told.count("\n") == 1
    assert counted() == [0] * 6


def test_a_file_that_is_not_there_or_no_json_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(tmp_path / "none.json")) == 2
    assert "cannot be opened: No such file" in capsys.readouterr().err
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    assert run(str(broken)) == 2
    assert "is not JSON" in capsys.readouterr().err


def expected_days(raw: dict) -> dict[str, list[tuple[str, str, str]]]:
    """What the raw answer says, read by the test itself: no day of it has overlapping times."""
    return {
        told["date"]: sorted((time["from"], time["to"], STATUS[time["status"]]) for time in told["times"])
        for told in raw["data"]["schedules"]
        if not told["closed"]
    }


@pytest.mark.skipif(not REAL.exists(), reason="the directory's real answer is kept outside the repository")
def test_the_real_answer_of_the_directory_is_right_day_by_day() -> None:
    raw = json.loads(REAL.read_text(encoding="utf-8"))
    assert run(str(REAL)) == 0
    place = Place.objects.get()
    days = [date.fromisoformat(told["date"]) for told in raw["data"]["schedules"]]
    around = day_by_day(place, min(days) - timedelta(days=7), max(days) + timedelta(days=7))
    assert around == expected_days(raw)
    assert len(around) == 6
    assert (place.slug, place.municipality, place.street, place.postcode) == (
        "kallion-kirjasto",
        "091",
        "Viides linja 11",
        "00530",
    )
    assert place.summary_fi == "Keskellä Kalliota kohoaa Kirjasto."
    assert "<" not in place.description_fi
    assert place.description_fi.startswith("Sörnäisten Kansankirjasto\nKallion kirjasto avasi")


@pytest.mark.skipif(not REAL.exists(), reason="the directory's real answer is kept outside the repository")
def test_the_real_answer_in_its_own_week_fills_the_spans_that_pages_read() -> None:
    with stopped_at(datetime(2020, 6, 22, 6, tzinfo=UTC)):
        run(str(REAL))
        place = Place.objects.get()
        spans = list(OpeningSpan.objects.filter(place=place).order_by("start"))
        assert len(spans) == 11
        assert refresh_spans([place.pk]) == 1
        assert [truth.is_fresh(now()) for truth in truths([place.pk])[place.pk]] == [True, True]

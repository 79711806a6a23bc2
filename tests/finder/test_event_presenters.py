"""What is different this time, in one line."""

from datetime import date, datetime

from django.utils import translation

from takaovi.core.clock import HELSINKI, to_minute
from takaovi.core.language import BY_CODE
from takaovi.core.text import Said
from takaovi.finder.event_presenters import differing
from takaovi.programme.values import Happening

TODAY = date(2026, 11, 24)
NOTHING = Said("", BY_CODE["fi"])


def happening(day: int, *, planned: int = 5, status: str = "moved", reason: str = "", full: bool = False) -> Happening:
    start = to_minute(datetime(2026, 12, day, 14, tzinfo=HELSINKI))
    return Happening(
        1, 1, "pelit", 1, 1, None, None, to_minute(datetime(2026, 12, planned, 14, tzinfo=HELSINKI)), start, start + 60,
        status, "regular", "Europe/Helsinki", "none", 0, None, None, 0, "", "", "", full, False, False,
        Said("Pelit", BY_CODE["fi"]), Said(reason, BY_CODE["fi"]), NOTHING,
    )  # fmt: skip


def told(occurrence: Happening) -> str:
    with translation.override("fi"):
        return differing(occurrence, TODAY).replace("\u00a0", " ")


def test_a_move_names_both_days_and_the_reason() -> None:
    assert told(happening(6, reason="Sali on varattu.")) == "Siirretty: la 5.12. sijasta su 6.12. Sali on varattu."


def test_a_move_within_the_day_says_that_time_or_place_has_changed() -> None:
    assert told(happening(5)) == "Aika tai paikka on muuttunut."


def test_a_full_time_says_so_unless_it_is_cancelled() -> None:
    assert told(happening(5, status="on", full=True)) == "Täynnä tällä kertaa"
    assert told(happening(5, status="cancelled", reason="Ohjaaja on sairaana.", full=True)) == (
        "Peruttu tällä kertaa. Ohjaaja on sairaana."
    )


def test_nothing_is_said_when_nothing_differs() -> None:
    assert told(happening(5, status="on")) == ""

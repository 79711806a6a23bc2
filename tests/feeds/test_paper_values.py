"""What an address asks of a sheet."""

from datetime import date

import pytest

from takaovi.core.languages import BY_CODE
from takaovi.feeds.paper_values import Asked, Sheet, Size, read_asked, read_month, read_week

TODAY = date(2026, 11, 24)
FI, SV = BY_CODE["fi"], BY_CODE["sv"]


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("2026-W48", date(2026, 11, 23)),
        ("2026-W49", date(2026, 11, 30)),
        ("2027-W02", date(2027, 1, 11)),
        ("2027-W03", date(2026, 11, 23)),
        ("2026-W47", date(2026, 11, 23)),
        ("2026-W99", date(2026, 11, 23)),
        ("W", date(2026, 11, 23)),
        ("", date(2026, 11, 23)),
        ("ensi viikko", date(2026, 11, 23)),
        ("9" * 200, date(2026, 11, 23)),
    ],
)
def test_a_week_that_is_over_unknown_or_too_far_is_the_present_one(text: str, monday: date) -> None:
    assert read_week(text, TODAY) == monday


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2026-11", date(2026, 11, 1)),
        ("2027-03", date(2027, 3, 1)),
        ("2027-04", date(2026, 11, 1)),
        ("2026-13", date(2026, 11, 1)),
        ("joulukuu", date(2026, 11, 1)),
    ],
)
def test_a_month_that_is_over_unknown_or_too_far_is_the_present_one(text: str, first: date) -> None:
    assert read_month(text, TODAY) == first


def test_everything_that_can_be_asked_is_said_again_in_the_address() -> None:
    query = {"viikko": "2026-W49", "koko": "a3", "iso": "1", "toinen": "sv"}
    asked = read_asked(Sheet.WEEK, query, TODAY, FI)
    assert asked == Asked(Sheet.WEEK, date(2026, 11, 30), date(2026, 12, 6), Size.A3, large=True, second=SV)
    assert asked.query == query


def test_a_second_language_is_another_than_that_of_the_page() -> None:
    assert read_asked(Sheet.WEEK, {"toinen": "sv"}, TODAY, SV).second is None
    assert read_asked(Sheet.WEEK, {"toinen": "xx"}, TODAY, SV).second is None


def test_a_leaflet_has_the_size_that_its_fold_needs() -> None:
    assert read_asked(Sheet.MONTH, {"koko": "a3", "kuukausi": "2026-12"}, TODAY, FI) == Asked(
        Sheet.MONTH, date(2026, 12, 1), date(2026, 12, 31)
    )

"""The document of a series: read whole, or refused with the path of the fault."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from takaovi.core.clock import HELSINKI
from takaovi.hours.plan import PlanFault
from takaovi.hours.recurrence import Rule
from takaovi.programme.plan import parse_series
from takaovi.programme.values import Break, Change, SeriesPlan

RULE = {"days": "wed", "from": "17:00", "to": "19:00"}


def document(**fields: Any) -> dict[str, Any]:
    return {"from": "2026-09-01", "to": None, "rules": [RULE]} | fields


def test_a_full_document_is_read() -> None:
    plan = parse_series(
        document(
            zone="Europe/Stockholm",
            to="2027-05-31",
            rules=[{"days": ["mon", "wed"], "spans": [["09:00", "11:00"], ["22:00", "02:00"]], "every_weeks": 2}],
            breaks=[
                {"from": "2026-12-20", "to": "2027-01-06", "note": {"fi": "Joulutauko", "sv": "Julpaus"}},
                {"from": "06-01", "to": "08-31"},
                {"week": 8},
            ],
            changes=[
                {"date": "2026-12-09", "do": "move", "to": "2026-12-10", "start": "18:00", "end": "00:30"},
                {"date": "2026-12-14", "do": "cancel", "at": "09:00", "reason": {"fi": "Ohjaaja on sairaana."}},
                {"date": "2026-12-16", "do": "change", "place": "kirjasto", "end": "12:00"},
                {"date": "2026-12-07", "do": "skip"},
                {"date": "2026-12-23", "do": "keep"},
            ],
            holidays="skip",
        )
    )
    rule = {"weekdays": frozenset({0, 2}), "every_weeks": 2, "anchor": date(2026, 9, 1)}
    assert plan == SeriesPlan(
        zone=ZoneInfo("Europe/Stockholm"),
        rules=(Rule(540, 660, **rule), Rule(1320, 1560, **rule)),
        first=date(2026, 9, 1),
        last=date(2027, 5, 31),
        breaks=(
            Break(date(2026, 12, 20), date(2027, 1, 6), note={"fi": "Joulutauko", "sv": "Julpaus"}),
            Break(yearly=(601, 831)),
            Break(week=8),
        ),
        changes=(
            Change(date(2026, 12, 9), "move", to=date(2026, 12, 10), start=1080, end=30),
            Change(date(2026, 12, 14), "cancel", at=540, reason={"fi": "Ohjaaja on sairaana."}),
            Change(date(2026, 12, 16), "change", end=720, place="kirjasto"),
            Change(date(2026, 12, 7), "skip"),
            Change(date(2026, 12, 23), "keep"),
        ),
        holidays="skip",
    )


def test_the_least_document_is_one_rule() -> None:
    assert parse_series({"rules": [RULE]}) == SeriesPlan(
        zone=HELSINKI, rules=(Rule(1020, 1140, weekdays=frozenset({2})),)
    )


def test_the_activitys_zone_is_used_where_the_document_names_none() -> None:
    assert parse_series({"rules": [RULE]}, zone=ZoneInfo("Asia/Tokyo")).zone == ZoneInfo("Asia/Tokyo")


def change(**fields: Any) -> dict[str, Any]:
    return document(changes=[{"date": "2026-12-09"} | fields])


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        ([], "document"),
        ({}, "rules"),
        (document(rules=[]), "rules"),
        (document(colour="red"), "colour"),
        (document(zone="Europe/Nowhere"), "zone"),
        (document(to="2026-08-31"), "to"),
        ({"from": "1.9.2026", "rules": [RULE]}, "from"),
        (document(rules=[{"days": "wed", "from": "17:00"}]), "rules[0].to"),
        (document(rules=[RULE, {"days": "wed", "time": "unknown"}]), "rules[1]"),
        (document(rules=[RULE | {"min_shift": 1}]), "rules[0].min_shift"),
        ({"rules": [RULE | {"count": 8}]}, "rules[0].count"),
        ({"rules": [RULE | {"every_weeks": 2}]}, "rules[0].anchor"),
        (document(holidays="perhaps"), "holidays"),
        (document(breaks=[{"from": "2026-12-20"}]), "breaks[0].to"),
        (document(breaks=[{"from": "2027-01-06", "to": "2026-12-20"}]), "breaks[0].to"),
        (document(breaks=[{"week": 54}]), "breaks[0].week"),
        (document(breaks=[{"week": 8, "to": "2026-12-20"}]), "breaks[0].to"),
        (document(breaks=[{"week": 8, "note": {"de": "Pause"}}]), "breaks[0].note.de"),
        (document(breaks=[{"week": 8, "note": {"fi": "x" * 161}}]), "breaks[0].note.fi"),
        (change(do="hide"), "changes[0].do"),
        (change(do="cancel"), "changes[0]"),
        (change(do="cancel", reason={"fi": " "}), "changes[0].reason"),
        (change(do="move"), "changes[0]"),
        (change(do="change"), "changes[0]"),
        (change(do="change", to="2026-12-10"), "changes[0].to"),
        (change(do="skip", start="10:00"), "changes[0].start"),
        (change(do="keep", reason={"fi": "Silti"}), "changes[0].reason"),
        (change(do="move", start="24:00"), "changes[0].start"),
        (change(do="move", start="18:00", end="18:00"), "changes[0].end"),
        (change(do="move", place="Kirjaston sali"), "changes[0].place"),
        (change(do="skip", at="7"), "changes[0].at"),
        (document(changes=[{"date": "2026-12-09", "do": "skip"}] * 2), "changes[1]"),
    ],
)
def test_a_fault_is_told_with_its_path(raw: object, path: str) -> None:
    with pytest.raises(PlanFault) as fault:
        parse_series(raw)
    assert fault.value.path == path
    assert fault.value.sentence


def test_the_sentence_of_a_fault_says_what_to_write() -> None:
    with pytest.raises(PlanFault, match=r"changes\[0\]: needs to or start or place"):
        parse_series(change(do="move"))
    with pytest.raises(PlanFault, match=r"breaks\[0\]\.to: is missing; write a date, or a week instead"):
        parse_series(document(breaks=[{"from": "2026-12-20"}]))

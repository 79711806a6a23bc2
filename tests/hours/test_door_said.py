"""A document of hours said back whole: a closure that has a name is told by it."""

from datetime import date

from takaovi.hours.door_said import whole_lines

PERIODS = [
    {"rules": [{"days": "mon-fri", "from": "09:00", "to": "17:00"}]},
    {"from": "07-01", "to": "07-21", "rules": [], "label": {"fi": "kesätauko"}},
    {"from": "12-27", "to": "12-30", "rules": []},
]


def test_a_closure_is_told_by_its_name_or_by_its_days() -> None:
    lines = whole_lines({"layers": [{"state": "staffed", "periods": PERIODS}]}, date(2026, 12, 1), "fi")
    assert [line.replace("\xa0", " ") for line in lines] == [
        "Ma–pe 9–17.",
        "La–su kiinni.",
        "Kesätauko joka vuosi 1.7.–21.7.: kiinni.",
        "Kiinni joka vuosi 27.12.–30.12.",
    ]


def test_while_something_is_asked_no_day_is_told_as_closed() -> None:
    document = {"layers": [{"state": "staffed", "periods": PERIODS[:1]}]}
    assert whole_lines(document, date(2026, 12, 1), "fi", settled=False) == ("Ma–pe 9–17.",)

"""Who may what, cell by cell: a rule that changes without this table fails."""

import pytest

from takaovi.config.access import HOLDERS, as_page, cell_words, matrix
from tests.house.plan import ROOT

# Columns: guest, pesavahti of network, keeper of organisation, keeper of place, host of activity, greeter of place,
# helper of place, caller of network and of place, coordinator of organisation and of place.
TABLE = """
see a place that is not shown      -    all  own  own  -    -   -    -    -    -    -
edit the place                     -    all  own  own  -    -   -    -    -    -    -
show or hide the place             -    all  own  own  -    -   -    -    -    -    -
edit hours                         -    all  own  own  -    -   -    -    -    -    -
confirm hours                      -    all  own  own  -    own -    -    -    -    -
write a new activity               -    all  own  own  -    -   -    -    -    -    -
decide proposals                   -    all  own  own  -    -   -    -    -    -    -
answer feedback                    -    all  own  own  -    -   -    -    -    -    -
give roles at all                  -    all  own  own  -    -   -    -    -    -    -
make a keeper of the place         -    all  own  own  -    -   -    -    -    -    -
make a greeter of the place        -    all  own  own  -    -   -    -    -    -    -
make a keeper of the organisation  -    all  own  -    -    -   -    -    -    -    -
make a pesavahti                   -    all  -    -    -    -   -    -    -    -    -
hand the place over                -    all  own  own  -    -   -    -    -    -    -
read who did what                  -    all  own  own  -    -   -    -    -    -    -
take calls of the place            -    all  own  own  -    -   -    all  own  own  own
plan the call ring of the place    -    all  own  own  -    -   -    -    -    own  own
see an activity that is not shown  -    all  own  own  own  -   -    -    -    -    -
edit the activity                  -    all  own  own  own  -   -    -    -    -    -
show or hide the activity          -    all  own  own  own  -   -    -    -    -    -
see who signed up                  -    all  own  own  own  own -    -    -    -    -
confirm next week's times          -    all  own  own  own  own -    -    -    -    -
print who signed up                -    all  own  own  own  own -    -    -    -    -
make a host                        -    all  own  own  -    -   -    -    -    -    -
"""
WRITTEN = [(line[:34].strip(), tuple(line[34:].split())) for line in TABLE.strip().splitlines()]
MADE = {row.action: tuple(map(cell_words, row.cells)) for row in matrix()}


def test_every_action_of_the_rules_stands_in_the_table() -> None:
    assert [action for action, _ in WRITTEN] == list(MADE)


@pytest.mark.parametrize(
    ("action", "number", "cell"),
    [(action, number, cell) for action, cells in WRITTEN for number, cell in enumerate(cells)],
)
def test_a_holder_may_what_the_table_says_and_no_more(action: str, number: int, cell: str) -> None:
    assert MADE[action][number] == cell, HOLDERS[number]


def test_nobody_may_more_at_a_strangers_place_than_at_the_own() -> None:
    assert [row.action for row in matrix() if "OTHER ONLY" in map(cell_words, row.cells)] == []


def test_the_printed_table_is_the_one_of_the_rules() -> None:
    assert (ROOT / "docs" / "access.md").read_text("utf-8") == as_page()

"""Chance is the same for everybody who asks the same on the same day, and can be asked again."""

from datetime import date

from takaovi.finder.surprise import choose
from takaovi.finder.values import Answer, Area, Mode, Need, Option, Suggestion, When, Window

NEED = Need(Area("Keuruu"), Window(When.TODAY, 0, 100, date(2026, 11, 24)))
OPTIONS = [Option(n, 1.0, 0, Mode.STAFFED, 0, 10) for n in range(3)]
ANSWER = Answer(tuple(Suggestion(o, (), ()) for o in OPTIONS), (), ())


def chosen(turn: str) -> int:
    return choose(ANSWER, NEED, turn).answer.open[0].option.place_id


def test_the_same_day_gives_the_same_thing() -> None:
    assert chosen("0") == chosen("0")


def test_turns_walk_through_all_and_come_round() -> None:
    assert {chosen(str(turn)) for turn in range(3)} == {0, 1, 2}
    assert chosen("3") == chosen("0")


def test_nonsense_is_the_first_turn() -> None:
    assert [chosen(turn) for turn in ("", "x", "-1", "½", "9" * 50)] == [chosen("0")] * 5


def test_with_nothing_open_the_rest_of_the_answer_stays() -> None:
    later = Answer((), (), ANSWER.open)
    result = choose(later, NEED, "0")
    assert (result.answer, result.others) == (later, 0)


def test_it_tells_how_many_others_there_are() -> None:
    assert (choose(ANSWER, NEED, "1").others, choose(ANSWER, NEED, "1").next) == (2, 2)

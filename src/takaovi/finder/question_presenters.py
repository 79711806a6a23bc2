"""The three gentle questions, the times and the wishes as choices and links. No queries."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from takaovi.core.addresses import page_address
from takaovi.core.reading import reading, word
from takaovi.finder.phrases import TIMES, WISH_WORDS
from takaovi.finder.values import Need, Wish
from takaovi.finder.when import in_address
from takaovi.ui.values import Choice, Choices, Field

NOT_SURE = "enosaa"
TIMED = frozenset({"kaikki", "milloin", "paiva"})  # parts of a question that go when another time is asked

# Each question: its sentence and its answers. The last answer is always "I am not sure".
QUESTIONS = (
    (
        _("What would help you most now?"),
        (Wish.COMPANY, Wish.GENTLE, Wish.HELP, Wish.PEERS, Wish.NEW_HERE, Wish.PRACTISE),
    ),
    (_("May it cost something?"), (Wish.FREE,)),
    (_("What would you like to do there?"), (Wish.SIT, Wish.DOING)),
)
MONEY_IS_FINE = _("A few euros is fine")


@dataclass(frozen=True, slots=True)
class QuestionStep:
    """One page of the three. ``carried`` are the earlier answers, as hidden fields.

    The last page also asks where, if nobody has told it yet; it may be left empty.
    """

    number: int
    total: int
    choices: Choices
    carried: tuple[tuple[str, str], ...]
    back: str
    where: Field | None


def question_page(query: QueryDict) -> QuestionStep | None:
    """The page that is next, or None when all three are answered."""
    number = next((n for n in (1, 2, 3) if not query.get(f"q{n}")), None)
    if number is None:
        return None
    sentence, wishes = QUESTIONS[number - 1]
    options = [Choice(wish.value, word(WISH_WORDS, wish)) for wish in wishes]
    if number == 2:
        options.append(Choice("maksu", str(MONEY_IS_FINE)))
    options.append(Choice(NOT_SURE, str(_("I am not sure")), chosen=True))
    carried = tuple((key, told) for key in ("missa", "milloin", "q1", "q2") if (told := query.get(key)))
    choices = Choices(f"q{number}", str(sentence), tuple(options))
    last = number == len(QUESTIONS) and not query.get("missa")
    return QuestionStep(
        number, len(QUESTIONS), choices, carried, back_link(query, number), where_field() if last else None
    )


def questions_link(need: Need) -> str:
    """The address of the first question, with the place and the time that were asked already."""
    kept = QueryDict(mutable=True)
    if need.raw_where:
        kept["missa"] = need.raw_where
    if not need.window.is_now:
        kept["milloin"] = in_address(need.window)
    return f"{page_address('finder:questions')}{'?' if kept else ''}{kept.urlencode()}"


def where_field() -> Field:
    """Where the person is, in the words of the front page."""
    hint = _("You may leave this empty. Then we show the whole network.")
    return Field("missa", str(_("Where are you?")), hint=str(hint), maxlength=200)


def back_link(query: QueryDict, number: int) -> str:
    """The address of the question before, or of the front page."""
    if number == 1:
        return page_address("finder:home")
    kept = query.copy()
    kept.pop(f"q{number - 1}", None)
    return f"{page_address('finder:questions')}?{kept.urlencode()}"


@dataclass(frozen=True, slots=True)
class TimeLink:
    words: str
    href: str
    chosen: bool


def time_links(query: QueryDict, need: Need) -> tuple[TimeLink, ...]:
    """The same question at another time, one link each."""
    asked = urlencode([(key, told) for key in query if key not in TIMED for told in query.getlist(key)])
    start = f"{page_address('finder:open')}?{asked}{'&' if asked else ''}milloin="
    return tuple(TimeLink(word(TIMES, when), start + when.value, need.window.when is when) for when in TIMES)


def wish_choices(need: Need) -> Choices:
    """Every wish as a box to tick, those already chosen ticked."""
    return _wishes(reading().code, need.wishes)


@lru_cache(maxsize=256)
def _wishes(_language: str, chosen: tuple[Wish, ...]) -> Choices:
    options = tuple(Choice(wish.value, str(words), chosen=wish in chosen) for wish, words in WISH_WORDS.items())
    return Choices("toive", str(_("What matters to you?")), options, many=True)

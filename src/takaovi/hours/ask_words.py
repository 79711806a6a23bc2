"""What keepers are asked and told by letter, in the present language. Callers set it (``translation.override``)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from takaovi.core.outbox.sms import plain_signs, segments
from takaovi.core.text import say
from takaovi.hours.ask_schedule_values import Times, planned_days
from takaovi.hours.ask_values import Answer, Kind, season_named
from takaovi.hours.models import Ask
from takaovi.hours.queries import day_classes, holiday_names
from takaovi.hours.time_words import date_range, date_words, listed, sentence, weekday_and_date
from takaovi.hours.values import Schedule
from takaovi.hours.week_words import day_times, groups, week


@dataclass(frozen=True, slots=True)
class Words:
    """A letter before it has a receiver: ``short`` are text messages, the fullest first."""

    subject: str
    lines: tuple[str, ...]
    short: tuple[str, ...]


def place_name(ask: Ask) -> str:
    return say(ask.place, "name", get_language() or "fi").text


def days_words(ask: Ask, on: date) -> str:
    """ "30.11.–6.12." or "su 6.12."."""
    return weekday_and_date(ask.first, on) if ask.first == ask.last else date_range(ask.first, ask.last, on)


def question(ask: Ask) -> str:
    """The question itself, with its days: it is true whenever it is read."""
    values = {"place": place_name(ask), "days": days_words(ask, ask.asked.date())}
    if ask.kind == Kind.SEASON:
        return _season_question(season_named(ask.first)) % values
    return {
        Kind.WEEK: _("%(place)s: do these hours hold on %(days)s?"),
        Kind.HOLIDAY: _("%(place)s: open on %(days)s?"),
    }[Kind(ask.kind)] % values


def _season_question(season: str) -> str:
    told = {
        "summer": _("%(place)s: summer is coming. Are these hours right from %(days)s on?"),
        "autumn": _("%(place)s: autumn is coming. Are these hours right from %(days)s on?"),
        "christmas": _("%(place)s: do these hours hold after Christmas on %(days)s?"),
    }
    return told.get(season) or _("%(place)s: are these hours right from %(days)s on?")


def plan_lines(ask: Ask, schedule: Schedule, region: str) -> list[str]:
    """What the plan says of the asked days; of a week in one line."""
    if ask.kind == Kind.SEASON and ask.first == ask.last:
        return [week(schedule, ask.first)]
    days = planned_days(schedule, ask.first, ask.last, day_classes(ask.first, ask.last, region))
    if ask.kind == Kind.WEEK:
        return ["; ".join(groups(days, tell_closed=True))]
    names = holiday_names(ask.first, ask.last, get_language() or "fi", region)
    # Of a holiday each day is told, of the days after Christmas those on which the door opens.
    dated = [(ask.first + timedelta(days=number), times) for number, times in enumerate(days)]
    return [
        day_line(day, times, str(names.get(day, "")), ask.asked.date())
        for day, times in dated
        if times or ask.kind == Kind.HOLIDAY
    ]


def day_line(day: date, times: Times, name: str, on: date) -> str:
    """ "su 6.12. (itsenäisyyspäivä): kiinni"."""
    told = weekday_and_date(day, on)
    called = f"{told} ({name})" if name else told
    return f"{called}: {day_times(times) if times else pgettext('hours', 'closed')}"


def letters_of_answer() -> dict[str, str]:
    return {"yes": pgettext("answer", "Y"), "no": pgettext("answer", "N")}


def how_to_answer(number: int) -> str:
    """ "Vastaa K tai E." With a number where the same person is asked about several things."""
    return _("Answer %(yes)s or %(no)s.") % numbered_letters(number)


def numbered_letters(number: int) -> dict[str, str]:
    told = letters_of_answer()
    return {key: f"{letter} {number}" for key, letter in told.items()} if number else told


def ask_letter(ask: Ask, schedule: Schedule, link: str, *, number: int, replies: bool, again: bool) -> Words:
    """The question as a letter; ``again`` is the kind reminder. ``replies``: an answer by letter reaches us."""
    asked, plan = question(ask), plan_lines(ask, schedule, ask.place.municipality)
    how = how_to_answer(number) if replies else ""
    lines = [
        *([_("We asked a couple of days ago and ask once more. This is the last letter about it.")] if again else []),
        asked,
        *plan,
        _("Answer here with one tap:"),
        link,
        *([_("Or reply to this letter: %(yes)s or %(no)s.") % numbered_letters(number)] if replies else []),
        _("If nobody answers, nothing is closed. Only the page tells that the hours are not confirmed."),
    ]
    hours = "; ".join(plan)
    return Words(asked, tuple(lines), _short(asked, hours, how, link))


def _short(asked: str, hours: str, how: str, link: str) -> tuple[str, ...]:
    """The text message: all of it, then without the link where one can answer, then without the hours.

    Each says how the questions end: by a word where an answer reaches us, else on the page of the link.
    """
    end = _("No more questions: %(stop)s") % {"stop": pgettext("answer", "STOP")} if how else ""
    told = [[asked, hours, how, link, end], [asked, hours, how, end] if how else [asked, link]]
    told.append([asked, how or link, end])
    return tuple(" ".join(_ended(part, link) for part in parts if part) for parts in told)


def _ended(part: str, link: str) -> str:
    """With a full stop, unless it ends with a sign of its own or is the link."""
    return part if part == link or part.endswith((".", "?")) else f"{part}."


def shortest_that_fits(texts: Sequence[str]) -> str:
    """The fullest text that goes in one message; else the fullest in two; else the barest."""
    plain = [plain_signs(text) for text in texts]
    for most in (1, 2):
        for text in plain:
            if segments(text) <= most:
                return text
    return plain[-1]


def answer_words(ask: Ask) -> str:
    """What was answered, as a sentence."""
    on = ask.asked.date()
    if ask.closed:
        days = [weekday_and_date(date.fromisoformat(day), on) for day in ask.closed]
        return sentence(_("Closed on %(days)s") % {"days": listed(days)})
    holds = ask.kind == Kind.SEASON and ask.first != ask.last and ask.answer == Answer.YES
    told = {
        (Kind.WEEK, Answer.YES): _("The hours hold on %(days)s"),
        (Kind.HOLIDAY, Answer.YES): _("Open on %(days)s"),
        (Kind.SEASON, Answer.YES): _("The hours are right from %(days)s on"),
        (Kind.SEASON, Answer.NO): _("The hours change on %(days)s"),
    }[Kind.WEEK if holds else Kind(ask.kind), Answer(ask.answer)]
    return sentence(told % {"days": days_words(ask, on)})


def thanks_letter(ask: Ask, desk: str) -> Words:
    """To the one who answered by letter."""
    change = _("Does something change? Sign in: %(link)s") % {"link": desk}
    told = _("Thank you. %(place)s: %(answer)s") % {"place": place_name(ask), "answer": answer_words(ask)}
    return Words(question(ask), (told, change), (told,) if ask.kind != Kind.SEASON else (f"{told} {change}", told))


def told_letter(ask: Ask, desk: str) -> Words:
    """To the other keepers, and to one who answers what was answered already."""
    told = _("%(place)s: another keeper has answered. %(answer)s You need do nothing.") % {
        "place": place_name(ask),
        "answer": answer_words(ask),
    }
    return Words(question(ask), (told, _("Does something change? Sign in: %(link)s") % {"link": desk}), (told,))


def answered_letter(ask: Ask, desk: str) -> Words:
    """To one who answers otherwise what has an answer: it stays, and this is how to change it."""
    told = _("%(place)s has an answer already. %(answer)s") % {"place": place_name(ask), "answer": answer_words(ask)}
    change = _("Does something change? Sign in: %(link)s") % {"link": desk}
    return Words(question(ask), (told, change), (f"{told} {change}", told))


def stopped_letter(places: Sequence[str]) -> Words:
    """To whoever wants no more questions: which ones end, and how they come back."""
    told = _("We ask you no more about hours: %(places)s.") % {"places": ", ".join(places)}
    back = _("Answer %(start)s if you want the questions back.") % {"start": pgettext("answer", "START")}
    return Words(_("No more questions about hours"), (told, back), (f"{told} {back}", back))


def started_letter(places: Sequence[str]) -> Words:
    """To whoever wants the questions back."""
    told = _("We ask you about hours again: %(places)s.") % {"places": ", ".join(places)}
    return Words(_("Questions about hours again"), (told,), (told, _("We ask you about hours again.")))


def which_days_letter(ask: Ask, link: str, number: int) -> Words:
    """After a bare no: which days."""
    example = " ".join(filter(None, [letters_of_answer()["no"], str(number or ""), pgettext("answer", "TUE THU")]))
    told = _("%(place)s: which days are closed? Answer for example %(example)s.") % {
        "place": place_name(ask),
        "example": example,
    }
    choose = _("Or choose here: %(link)s") % {"link": link}
    return Words(question(ask), (told, choose), (f"{told} {choose}", told))


def unsure_letter(ask: Ask, link: str, number: int) -> Words:
    """After words that we do not understand: nothing is done before they are clear."""
    told = _("%(place)s: we did not understand the answer. %(how)s") % {
        "place": place_name(ask),
        "how": how_to_answer(number),
    }
    choose = _("Or choose here: %(link)s") % {"link": link}
    return Words(question(ask), (told, choose), (f"{told} {choose}", told))


def which_place_letter(asks: Sequence[tuple[int, Ask]]) -> Words:
    """After an answer that may belong to several questions."""
    named = "; ".join(f"{number} {place_name(ask)} {date_words(ask.first, ask.asked.date())}" for number, ask in asks)
    told = _("Which one do you mean? Answer with its number, for example %(example)s.") % {
        "example": f"{letters_of_answer()['yes']} {asks[0][0]}"
    }
    return Words(question(asks[0][1]), (told, named), (f"{told} {named}",))

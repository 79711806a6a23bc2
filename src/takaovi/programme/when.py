"""When a series happens, in words. Called by :mod:`takaovi.programme.sentences` with the language already set."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext as _

from takaovi.core.language import DEFAULT
from takaovi.core.text import say_json
from takaovi.hours.recurrence import DAY, Rule
from takaovi.programme.values import Break, SeriesPlan

# Only English writes the name of the month; Finnish and Swedish write its number.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DATES_NAMED = 4  # a longer list of dates is told as a number of days
SKIPS_NAMED = 3
LOOK_AHEAD = timedelta(days=120)  # exceptions further away are not told yet


def series_words(plan: SeriesPlan, on: date) -> str:
    """Rules, season and the exceptions that lie ahead on day ``on``."""
    told = "; ".join(_rule_groups(plan.rules, on))
    return ", ".join([told, *_season(plan, on), *_exceptions(plan, on)])


def _rule_groups(rules: Sequence[Rule], on: date) -> Iterable[str]:
    """Rules of the same days told once: "joka keskiviikko klo 9–11 ja 12–17"."""
    for (days, count), group in groupby(rules, key=lambda rule: (_days(rule, on), rule.count)):
        words = f"{days} {times([(rule.start, rule.end) for rule in group])}"
        if count is not None:
            words += ", " + _("%(count)d times") % {"count": count}
        yield words


def _days(rule: Rule, on: date) -> str:
    if rule.dates:
        return _dates(rule.dates, on)
    if rule.nth:
        words = _("on the %(nth)s %(weekday)s of the month") % {
            "nth": listed([_nth(number) for number in sorted(rule.nth, key=lambda n: n % 7)]),
            "weekday": listed([_weekday_of_month()[day] for day in sorted(rule.weekdays)]),
        }
    elif rule.every_weeks == 2:
        words = _every_other(rule)
    else:
        words = _every_week(rule)
    if rule.every_weeks > 2:
        words = _("%(days)s every %(number)d weeks") % {"days": _plural_days(rule), "number": rule.every_weeks}
    if rule.parity == "even":
        return _("%(days)s of even weeks") % {"days": _plural_days(rule)}
    if rule.parity == "odd":
        return _("%(days)s of odd weeks") % {"days": _plural_days(rule)}
    return words


def _every_week(rule: Rule) -> str:
    if len(rule.weekdays) == 7:
        return _("every day")
    if len(rule.weekdays) == 1:
        return _("every %(weekday)s") % {"weekday": _weekdays()[min(rule.weekdays)]}
    return _plural_days(rule)


def _every_other(rule: Rule) -> str:
    if len(rule.weekdays) == 1:
        return _("every other %(weekday)s") % {"weekday": _weekdays()[min(rule.weekdays)]}
    return _("every other week on %(days)s") % {"days": _plural_days(rule)}


def _plural_days(rule: Rule) -> str:
    """Mondays and Wednesdays; three days or more in a row as Mon–Fri."""
    days = sorted(rule.weekdays)
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{short_weekdays()[days[0]]}–{short_weekdays()[days[-1]]}"
    return listed([_weekdays_in_plural()[day] for day in days])


def _dates(dates: Sequence[date], on: date) -> str:
    ahead = sorted(day for day in dates if day >= on) or sorted(dates)
    if len(ahead) <= DATES_NAMED:
        return listed([weekday_and_date(day, on) for day in ahead])
    return _("on %(count)d days from %(first)s to %(last)s") % {
        "count": len(ahead),
        "first": date_words(ahead[0], on),
        "last": date_words(ahead[-1], on),
    }


def _season(plan: SeriesPlan, on: date) -> Iterable[str]:
    if plan.first and plan.first > on:
        yield _("from %(date)s") % {"date": date_words(plan.first, on)}
    if plan.last and not all(rule.dates for rule in plan.rules):
        yield _("until %(date)s") % {"date": date_words(plan.last, on)}


def _exceptions(plan: SeriesPlan, on: date) -> Iterable[str]:
    for pause in plan.breaks:
        yield from _break(pause, on)
    away = sorted(change.day for change in plan.changes if change.do in ("skip", "cancel"))
    near = [day for day in away if on <= day <= on + LOOK_AHEAD and not any(b.covers(day) for b in plan.breaks)]
    if near:
        yield _("not on %(dates)s") % {"dates": listed([weekday_and_date(day, on) for day in near[:SKIPS_NAMED]])}
    if plan.holidays == "skip":
        yield _("not on public holidays")


def _break(pause: Break, on: date) -> Iterable[str]:
    words = _break_days(pause, on)
    if words:
        note = say_json(dict(pause.note), get_language() or DEFAULT.code)
        yield f"{words} ({note})" if note else words


def _break_days(pause: Break, on: date) -> str:
    """Empty once a dated break is over."""
    if pause.week is not None:
        return _("not in week %(week)d") % {"week": pause.week}
    if pause.yearly is not None:
        first, last = (monthday_words(*divmod(value, 100)) for value in pause.yearly)
        return _("break %(first)s–%(last)s") % {"first": first, "last": last}
    if pause.first is None or pause.last is None or pause.last < on:
        return ""
    if pause.first == pause.last:
        return _("not on %(dates)s") % {"dates": weekday_and_date(pause.first, on)}
    if pause.first.weekday() == 0 and pause.last - pause.first == timedelta(days=6):
        return _("not in week %(week)d") % {"week": pause.first.isocalendar().week}
    days = {"first": date_words(pause.first, on), "last": date_words(pause.last, on)}
    return _("break %(first)s–%(last)s") % days


def listed(words: Sequence[str]) -> str:
    """One, two and three: the last two joined by "and"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(list)s and %(last)s") % {"list": ", ".join(words[:-1]), "last": words[-1]}


def times(spans: Sequence[tuple[int, int]]) -> str:
    """ "klo 9–11 ja 12–17": spans in minutes from local midnight."""
    words = listed([f"{clock(start)}–{clock(end)}" for start, end in spans])
    return pgettext("clock", "%(times)s") % {"times": words}


def clock(minute: int) -> str:
    """Minutes from local midnight as read in the present language: 17 or 9.30, in English 17:00."""
    hour, rest = divmod(minute if minute == DAY else minute % DAY, 60)
    if get_language() == "en":
        return f"{hour}:{rest:02}"
    return f"{hour}.{rest:02}" if rest else str(hour)


def weekday_and_date(day: date, on: date) -> str:
    return f"{short_weekdays()[day.weekday()]} {date_words(day, on)}"


def date_words(day: date, on: date) -> str:
    """The date, with its year only if that differs from the year of ``on``."""
    words = monthday_words(day.month, day.day)
    if day.year == on.year:
        return words
    return f"{words} {day.year}" if get_language() == "en" else f"{words.rstrip('.')}.{day.year}"


def monthday_words(month: int, day: int) -> str:
    if get_language() == "en":
        return f"{day} {MONTHS[month - 1]}"
    return f"{day}.{month}" if get_language() == "sv" else f"{day}.{month}."


def _weekdays() -> tuple[str, ...]:
    return (
        pgettext("weekday", "Monday"),
        pgettext("weekday", "Tuesday"),
        pgettext("weekday", "Wednesday"),
        pgettext("weekday", "Thursday"),
        pgettext("weekday", "Friday"),
        pgettext("weekday", "Saturday"),
        pgettext("weekday", "Sunday"),
    )


def _weekdays_in_plural() -> tuple[str, ...]:
    return (
        gettext("Mondays"),
        gettext("Tuesdays"),
        gettext("Wednesdays"),
        gettext("Thursdays"),
        gettext("Fridays"),
        gettext("Saturdays"),
        gettext("Sundays"),
    )


def _weekday_of_month() -> tuple[str, ...]:
    return (
        pgettext("of the month", "Monday"),
        pgettext("of the month", "Tuesday"),
        pgettext("of the month", "Wednesday"),
        pgettext("of the month", "Thursday"),
        pgettext("of the month", "Friday"),
        pgettext("of the month", "Saturday"),
        pgettext("of the month", "Sunday"),
    )


def short_weekdays() -> tuple[str, ...]:
    return (
        pgettext("short weekday", "Mon"),
        pgettext("short weekday", "Tue"),
        pgettext("short weekday", "Wed"),
        pgettext("short weekday", "Thu"),
        pgettext("short weekday", "Fri"),
        pgettext("short weekday", "Sat"),
        pgettext("short weekday", "Sun"),
    )


def _nth(number: int) -> str:
    return {
        1: pgettext("of the month", "first"),
        2: pgettext("of the month", "second"),
        3: pgettext("of the month", "third"),
        4: pgettext("of the month", "fourth"),
        5: pgettext("of the month", "fifth"),
        -1: pgettext("of the month", "last"),
    }[number]

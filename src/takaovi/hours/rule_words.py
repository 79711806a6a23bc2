"""On which days a rule comes back, in the present language: "joka toinen keskiviikko", "parillisten viikkojen ma"."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from takaovi.hours.recurrence import Rule
from takaovi.hours.time_words import date_words, listed, weekday_and_date, weekday_range

DATES_NAMED = 4  # a longer list is told as a number of days


def rule_days_words(rule: Rule, on: date) -> str:
    """The days of a rule as seen on ``on``, without its count; an empty text for a list of dates that is past."""
    if rule.dates:
        return _dates(rule.dates, on)
    words = _nth(rule) if rule.nth else _every(rule)
    if rule.parity == "even":
        words = _("%(days)s of even weeks") % {"days": plural_days(rule.weekdays)}
    elif rule.parity == "odd":
        words = _("%(days)s of odd weeks") % {"days": plural_days(rule.weekdays)}
    return words


def _every(rule: Rule) -> str:
    days = sorted(rule.weekdays)
    if rule.every_weeks > 2:
        return _("%(days)s every %(number)d weeks") % {"days": plural_days(rule.weekdays), "number": rule.every_weeks}
    if rule.every_weeks == 2:
        if len(days) == 1:
            return _("every other %(weekday)s") % {"weekday": _weekdays()[days[0]]}
        return _("every other week on %(days)s") % {"days": plural_days(rule.weekdays)}
    if len(days) == 7:
        return _("every day")
    if len(days) == 1:
        return _("every %(weekday)s") % {"weekday": _weekdays()[days[0]]}
    return plural_days(rule.weekdays)


def plural_days(weekdays: frozenset[int]) -> str:
    """Mondays and Wednesdays; three days or more in a row as Mon–Fri."""
    days = sorted(weekdays)
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return weekday_range(days[0], days[-1])
    return listed([_weekdays_in_plural()[day] for day in days])


def _nth(rule: Rule) -> str:
    return _("on the %(nth)s %(weekday)s of the month") % {
        "nth": listed([_ordinal(number) for number in sorted(rule.nth, key=lambda n: n % 7)]),
        "weekday": listed([_weekdays_of_month()[day] for day in sorted(rule.weekdays)]),
    }


def _dates(dates: Sequence[date], on: date) -> str:
    ahead = [day for day in dates if day >= on]
    if len(ahead) <= DATES_NAMED:
        return listed([weekday_and_date(day, on) for day in ahead])
    return _("on %(count)d days from %(first)s to %(last)s") % {
        "count": len(ahead),
        "first": date_words(ahead[0], on),
        "last": date_words(ahead[-1], on),
    }


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
        _("Mondays"),
        _("Tuesdays"),
        _("Wednesdays"),
        _("Thursdays"),
        _("Fridays"),
        _("Saturdays"),
        _("Sundays"),
    )


def _weekdays_of_month() -> tuple[str, ...]:
    return (
        pgettext("of the month", "Monday"),
        pgettext("of the month", "Tuesday"),
        pgettext("of the month", "Wednesday"),
        pgettext("of the month", "Thursday"),
        pgettext("of the month", "Friday"),
        pgettext("of the month", "Saturday"),
        pgettext("of the month", "Sunday"),
    )


def _ordinal(number: int) -> str:
    return {
        1: pgettext("of the month", "first"),
        2: pgettext("of the month", "second"),
        3: pgettext("of the month", "third"),
        4: pgettext("of the month", "fourth"),
        5: pgettext("of the month", "fifth"),
        -1: pgettext("of the month", "last"),
    }[number]

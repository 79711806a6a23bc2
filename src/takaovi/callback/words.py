"""Wishes, topics, themes and times in words, told on pages of this room."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from takaovi.callback.values import Reason, Source, Theme, Topic, Wished
from takaovi.core import clock
from takaovi.core.reading import reading
from takaovi.hours.sentences import clock_words, day_words
from takaovi.places import gazetteer

WISHED = {
    Wished.SOON: _("As soon as possible"),
    Wished.MORNING: _("In the morning, 9–12"),
    Wished.AFTERNOON: _("In the afternoon, 12–16"),
    Wished.EVENING: _("In the evening, 16–20"),
}
TOPICS = {
    Topic.COMPANY: _("I would like company"),
    Topic.NEARBY: _("What there is near me"),
    Topic.FIRST_VISIT: _("I am nervous about the first visit"),
    Topic.UNSAID: _("I do not say now"),
}
THEMES = {
    Theme.COMPANY: pgettext_lazy("theme of a call", "Company"),
    Theme.NEARBY: pgettext_lazy("theme of a call", "What there is nearby"),
    Theme.FIRST_VISIT: pgettext_lazy("theme of a call", "First visit"),
    Theme.PRACTICAL: pgettext_lazy("theme of a call", "A practical matter"),
    Theme.OTHER_HELP: pgettext_lazy("theme of a call", "Led to other help"),
    Theme.WRONG_NUMBER: pgettext_lazy("theme of a call", "Wrong number"),
}
REASONS = {
    Reason.LANGUAGE: _("I do not speak the language well enough"),
    Reason.OTHER_KNOWS: _("Somebody else knows this better"),
    Reason.NO_TIME: _("I have no time now"),
    Reason.ACQUAINTED: _("We know each other"),
}
SOURCES = {
    Source.WEB: _("asked on the web"),
    Source.STAFF: _("asked by word of mouth"),
    Source.PHONE: _("asked by phone"),
    Source.SMS: _("asked by text message"),
}


def moment(minute: int, language: str = "") -> str:
    """ "tänään klo 13": a UTC minute as a day and a time in the language of the page."""
    code = language or reading().code
    local = clock.from_minute(minute).astimezone(clock.HELSINKI)
    return f"{day_words(local.date(), clock.today(), code)} {time_of(minute, code)}"


def time_of(minute: int, language: str = "") -> str:
    """ "klo 13": the time of day of a UTC minute."""
    local = clock.from_minute(minute).astimezone(clock.HELSINKI)
    return clock_words(local.hour * 60 + local.minute, language or reading().code)


def dated(minute: int, language: str) -> str:
    """ "ti 3.3. klo 13": for a letter, which may be read tomorrow."""
    local = clock.from_minute(minute).astimezone(clock.HELSINKI)
    with override(language):
        day = day_words(local.date(), local.date() - timedelta(days=5), language)
    return f"{day} {time_of(minute, language)}"


def area_name(code: str) -> str:
    """The municipality's name in the language of the page, or nothing."""
    found = gazetteer.municipality(code) if code else None
    if found is None:
        return ""
    return (found.name_sv if reading().code == "sv" else "") or found.name_fi

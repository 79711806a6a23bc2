"""Where the line rings, in words and choices. No queries."""

from takaovi.core.clock import HELSINKI, from_minute
from takaovi.core.language import current
from takaovi.core.numbers import as_read
from takaovi.core.reading import gettext as _
from takaovi.hours.sentences import clock_words
from takaovi.ui.values import Choice, Choices

BROWSER, TELEPHONE = "selain", "puhelin"


def line_choices(rings_here: bool, number: str) -> Choices:
    """The two ways, with the one that holds. ``number``: the confirmed telephone, or ""."""
    phone = as_read(number) if number else _("You have not confirmed a phone number, so the line cannot ring there.")
    here = _("On a computer or a phone, while this page is open. Your own number is not used.")
    options = (
        Choice(TELEPHONE, _("On my phone"), hint=phone, chosen=not rings_here),
        Choice(BROWSER, _("On this page"), hint=here, chosen=rings_here),
    )
    return Choices("linja", _("Where does the line ring when you are on duty?"), options)


def duty_words(until: int) -> str:
    """``until``: the UTC minute until which somebody is on duty now, or 0."""
    if not until:
        return _("You are not on duty now. The line rings for you only when you are.")
    local = from_minute(until).astimezone(HELSINKI)
    minute = local.hour * 60 + local.minute or 1440  # a day ends at 24
    return _("You are on duty until %(time)s.") % {"time": clock_words(minute, current().code)}

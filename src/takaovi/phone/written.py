"""Days on the phone line, for the eye: "keskiviikkona 2.12.", "på onsdag 2.12", "on Wednesday 2 December"."""

from datetime import date

from babel.dates import format_date

WEEKDAYS = {
    "fi": ("maanantaina", "tiistaina", "keskiviikkona", "torstaina", "perjantaina", "lauantaina", "sunnuntaina"),
    "sv": ("på måndag", "på tisdag", "på onsdag", "på torsdag", "på fredag", "på lördag", "på söndag"),
    "en": ("on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "on Saturday", "on Sunday"),
}


def day_written(day: date, language: str) -> str:
    """The weekday with the date, so that nobody has to count days."""
    if language == "en":
        rest = format_date(day, "d MMMM", locale="en")
    else:
        rest = f"{day.day}.{day.month}." if language == "fi" else f"{day.day}.{day.month}"
    return f"{WEEKDAYS[language][day.weekday()]} {rest}"

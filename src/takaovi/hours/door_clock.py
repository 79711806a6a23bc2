"""Clock times as people write them: 9.30, 0930, 9 am, 9-5pm, 21-02. Minutes from local midnight. No Django."""

from typing import NamedTuple

NOON, DAY = 720, 1440
NIGHT_FROM, NIGHT_UNTIL = 15 * 60, 6 * 60  # 21-02 is a night; 10-2 may be half of a day
SMALL_HOURS = 4 * 60
EARLY = 7 * 60  # a bare 5-7 may be said of an evening
LATE = 5 * 60  # nobody keeps a door open from two to four at night
FORENOON = 9 * 60  # nine to twelve is said of a morning


class Clock(NamedTuple):
    """One time. ``suffix``: am, pm, or none; ``clear``: cannot be twelve hours later; ``spoken``: written as a word."""

    minute: int
    suffix: str = ""
    clear: bool = False
    spoken: bool = False


def clock_of(hour: str, minute: str = "00") -> Clock | None:
    """None where there is no such time. A leading nought or an hour after noon is a clock of 24 hours."""
    hours, minutes = int(hour), int(minute)
    if hours > 24 or minutes > 59 or (hours == 24 and minutes):
        return None
    return Clock(hours * 60 + minutes, clear=hour.startswith("0") or hours > 12)


def run_together(digits: str) -> Clock | None:
    """0930 or 1700; only whole fives of minutes, so that a year or a number of a house is no time."""
    if len(digits) not in (3, 4) or int(digits) % 5:
        return None
    read = clock_of(digits[:-2], digits[-2:])
    return read._replace(clear=True) if read else None


def with_suffix(clock: Clock, suffix: str) -> Clock | None:
    """The time of a clock of twelve hours; None for 13 pm."""
    if clock.minute >= 13 * 60 or clock.minute < 60:
        return None
    minute = clock.minute % NOON + (NOON if suffix == "pm" else 0)
    return Clock(minute, suffix, clear=True)


def span_of(start: Clock, end: Clock, *, twelve: bool) -> tuple[tuple[int, int], ...]:
    """What a pair may mean, likeliest first: one span if it is certain, several to ask about, none if it is nothing.

    ``twelve``: the text is English and shows no sign of a clock of 24 hours.
    """
    if start.spoken and not start.clear and not end.suffix:
        return _spoken(start.minute, end)
    if end.suffix and not start.suffix and not start.clear:
        return _shared_suffix(start, end)
    if start.suffix and not end.suffix and not end.clear:
        return tuple(_spans(start.minute, [end.minute % NOON + NOON, end.minute]))
    return _as_written(start, end, twelve=twelve)


def _spoken(first: int, end: Clock) -> tuple[tuple[int, int], ...]:
    """Who writes hours as words counts to twelve: nine to five ends in the afternoon. Seven to nine may be either."""
    if end.clear:
        return tuple((one, end.minute) for one in (first, first + NOON) if one < end.minute <= one + NOON)
    last = end.minute
    if first >= EARLY and last <= first:
        return ((first, last + NOON),)
    if first >= FORENOON:
        return ((first, last),)
    afternoon = (first + NOON, last + NOON if last > first else last + DAY)
    if first < LATE and last > first:
        return (afternoon,)
    return (afternoon, (first, last if last > first else last + NOON))


def _shared_suffix(start: Clock, end: Clock) -> tuple[tuple[int, int], ...]:
    """1-5 pm begins after noon; 9-5 pm does not, and 11-1 pm neither."""
    same = with_suffix(start, end.suffix)
    if same is None:
        return ()
    if end.minute % NOON == 0 and start.minute != NOON:  # 12 am is midnight, and many mean noon
        return tuple((start.minute % NOON + low, low + NOON) for low in (0, NOON))
    if same.minute < end.minute:
        return ((same.minute, end.minute),)
    other = with_suffix(start, "am" if end.suffix == "pm" else "pm")
    return tuple(_spans(other.minute, [end.minute])) if other else ()


def _as_written(start: Clock, end: Clock, *, twelve: bool) -> tuple[tuple[int, int], ...]:
    first, last = start.minute, end.minute or DAY
    if first in (last, DAY):
        return ()
    later = last + NOON
    if last < first:
        if is_night(start, end) or (start.suffix and end.suffix):
            return ((first, last + DAY),)
        return tuple(_spans(first, [later, last] if later <= DAY else [last]))
    early = FORENOON if twelve else EARLY
    doubtful = not (start.clear or end.clear) and last <= NOON and first < early
    if doubtful:
        both = (first + NOON, later)
        return ((first, last), both) if first >= EARLY else (both, (first, last))
    return ((first, last),)


def is_night(start: Clock, end: Clock) -> bool:
    """21-02 passes midnight, and so does 11-01 with its nought; 10-2 may be half of a day."""
    evening = start.minute >= NIGHT_FROM and end.minute <= NIGHT_UNTIL
    return evening or (end.clear and end.minute <= SMALL_HOURS and end.minute < start.minute)


def _spans(start: int, ends: list[int]) -> list[tuple[int, int]]:
    """Each with its end after its start, past midnight if need be."""
    return [(start, end if end > start else end + DAY) for end in ends if end != start]


def written(span: tuple[int, int]) -> str:
    """The code of a span in a choice: 09:00-17:00."""
    return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in (span[0], past(span[1])))


def past(minute: int) -> int:
    """The end of a span on the face of a clock; 24:00 stays."""
    return minute if minute <= DAY else minute - DAY

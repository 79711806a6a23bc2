"""How messages reach somebody: kinds of notices, ways, the hour of the daily letter, quiet hours. Pure."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

# What may be told. Room above -> kind; each has its sentence in notice_phrases.
HOURS, SHIFTS, CALLS, PROPOSALS, INVITATIONS = "hours", "shifts", "calls", "proposals", "invitations"
KINDS = (HOURS, SHIFTS, CALLS, PROPOSALS, INVITATIONS)

DAILY = "daily"  # in one letter with everything else that can wait
FIRST = "first"  # at once, by the first address the person proved
WAYS = (DAILY, FIRST, "email", "sms", "push")
# Whoever has chosen nothing: what does not hurry waits for the daily letter.
DEFAULTS = {HOURS: FIRST, SHIFTS: FIRST, CALLS: FIRST, PROPOSALS: DAILY, INVITATIONS: DAILY}

DIGEST_HOURS = (8, 9, 12, 17, 19)
USUAL_HOUR = 9
QUIET = ("21-8", "20-9", "22-7", "0-0")  # from-to; 0-0 are none
USUAL_QUIET = "21-8"
WAITS_DAYS = 7  # a notice that no daily letter could take, for want of an address, is erased
SMS_TITLES = 3  # titles that a daily text message tells one by one


def after_quiet(moment: datetime, quiet: str, zone: ZoneInfo) -> datetime:
    """The moment itself, or the end of the quiet hours it falls into. They span midnight."""
    begin, end = (int(hour) for hour in quiet.split("-"))
    local = moment.astimezone(zone)
    if begin == end or end <= local.hour < begin:
        return moment
    day = local.date() + timedelta(days=1) if local.hour >= begin else local.date()
    return datetime.combine(day, time(end), zone)


def next_digest(moment: datetime, hour: int, quiet: str, zone: ZoneInfo) -> datetime:
    """When somebody reads in their daily letter what is told now: after the quiet hours, if it falls into them."""
    day = moment.astimezone(zone).date()
    line = datetime.combine(day, time(hour), zone)
    if line <= moment:
        line = datetime.combine(day + timedelta(days=1), time(hour), zone)
    return after_quiet(line, quiet, zone)


def digest_line(now: datetime, hour: int, zone: ZoneInfo) -> datetime:
    """When the latest daily letter was due: what was told before it belongs into it, what came after waits."""
    local = now.astimezone(zone)
    line = datetime.combine(local.date(), time(hour), zone)
    return line if line <= now else datetime.combine(local.date() - timedelta(days=1), time(hour), zone)

"""Days that door text tells from today: tomorrow, next Friday, week 8. Each is noted with its date. No Django."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from takaovi.hours.door_bounds import Stretch
from takaovi.hours.door_lines import Walk
from takaovi.hours.door_numbers import Day, form_at, year_at
from takaovi.hours.door_spans import Days
from takaovi.hours.door_values import Asking, Item

MOST_WEEKS = 53
IDLE_WEEKS = frozenset({"viikot", "viikkoina", "viikoilla"})  # "parillisina (viikkoina)" may stand apart
SINGLE = frozenset({"bare", "once"})
Weeks = tuple[tuple[int, int], ...]  # numbers of the first and the last week, of each stretch


def week_items(reader: Walk, at: int) -> int:
    """Adds the weeks "vko 8", "veckorna 26-31", "weeks 8 and 9"; the token after them, 0 where no number follows."""
    form = form_at(reader.tokens, at)
    if form is None or form.meanings[0].kind != "week_no":
        return 0
    end = at + len(form.parts)
    found: list[tuple[int, int]] = []
    while (read := _weeks_at(reader, end, listed=bool(found))) is not None:
        pair, end = read
        found.append(pair)
    if not found:
        return 0
    year, end = _year(reader, end)
    reader.add("weeks", (tuple(found), year), at, end - 1, form.meanings[0].languages)
    last = reader.tokens[end - 1]
    if last.kind == "dot" and (
        end >= len(reader.tokens) or reader.tokens[end].kind == "line" or reader.tokens[end].big
    ):
        reader.add("hard", ".", end - 1, end - 1)
    return end


def _weeks_at(reader: Walk, at: int, *, listed: bool) -> tuple[tuple[int, int], int] | None:
    """One week or a stretch of weeks, after a comma or "and" in a list."""
    if listed:
        form = form_at(reader.tokens, at)
        comma = at < len(reader.tokens) and reader.tokens[at].text in (",", "&", "+")
        if not comma and (form is None or form.meanings[0].kind != "and"):
            return None
        at += 1
        if comma and at + 1 < len(reader.tokens) and reader.tokens[at + 1].kind == "dash":
            return None  # "vko 8, 10-12": these are times
    first = _week(reader, at)
    if not first:
        return None
    form = form_at(reader.tokens, at + 1)
    dash = at + 1 < len(reader.tokens) and reader.tokens[at + 1].kind == "dash"
    between = dash or bool(form and any(one.kind in ("until", "day_range_to") for one in form.meanings))
    last = _week(reader, at + 2) if between else 0
    return ((first, last), at + 3) if last else ((first, first), at + 1)


def _week(reader: Walk, at: int) -> int:
    if at >= len(reader.tokens) or reader.tokens[at].kind not in ("int", "dot"):
        return 0
    number = reader.tokens[at].text.rstrip(".")
    return int(number) if len(number) <= 2 and 1 <= int(number) <= MOST_WEEKS else 0


def _year(reader: Walk, at: int) -> tuple[int, int]:
    """8/2027 or 8 2027."""
    slash = at < len(reader.tokens) and reader.tokens[at].text == "/"
    year, end = year_at(reader.tokens, at + slash)
    return (year, end) if year else (0, at)


def with_near_days(items: Sequence[Item], asking: Asking, today: date) -> list[Item]:
    """The items with every such day as a date and every such week as bounds; a date knows the weekday before it."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        size, item = _Near(items, asking, today).at(at)
        if item.kind == "date" and found and _names_its_day(found[-1], item, items, at + size):
            item = replace(item, value=item.value._replace(weekday=_day_of(found.pop())))  # type: ignore[attr-defined]
        found.append(item)
        at += size
    return found


def _names_its_day(before: Item, item: Item, items: Sequence[Item], after: int) -> bool:
    """ "ma 7.12.": the weekday of that date; not "ma 7.12. alkaen", which comes back every week."""
    following = items[after].kind if after < len(items) else ""
    value = item.value
    one_day = isinstance(value, Days) and value.first == value.last and value.weekday < 0
    return one_day and _is_day(before) and following not in ("from", "until", "dash")


class _Near:
    def __init__(self, items: Sequence[Item], asking: Asking, today: date) -> None:
        self.items = items
        self.asking = asking
        self.today = today

    def at(self, at: int) -> tuple[int, Item]:
        """How many items are read from ``at``, and what they are."""
        item = self.items[at]
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        if item.kind == "near":
            return 1, self._date(item, item.end, self.today + timedelta(days=int(str(item.value))))
        if item.kind in ("next", "next_time") and (size := self._next_date(at)):
            return size, replace(self.items[at + size - 1], kind="anchor", start=item.start)
        if item.kind == "next_time":
            return 1, replace(item, kind="unread", value="")
        if item.kind in ("next", "coming"):
            if following and _is_day(following):
                return 2, self._next(item, following)
            return 1, replace(item, kind="unread", value="")
        if item.kind == "week":
            first = self._monday() + timedelta(weeks=int(str(item.value)))
            return self._weeks(at, [(first, first + timedelta(days=6))])
        if item.kind == "weeks" and isinstance(item.value, tuple):
            return self._numbered(at, *item.value)
        if item.kind == "week_no":
            idle = self.asking.text[item.start : item.end].lower() in IDLE_WEEKS
            return 1, replace(item, kind="noise" if idle else "unread", value="")
        if item.kind == "closed" and item.value == "pause" and self._times_follow(at):
            return 1, replace(item, kind="break")
        return 1, item

    def _next_date(self, at: int) -> int:
        """The size of "seuraavan kerran to 3.12.", "next Thu 3 December"; 0 where no date is told."""
        rest = self.items[at + 1 : at + 3]
        if rest and rest[0].kind == "date":
            return 2
        return 3 if len(rest) == 2 and _is_day(rest[0]) and rest[1].kind == "date" else 0

    def _monday(self) -> date:
        return self.today - timedelta(days=self.today.weekday())

    def _times_follow(self, at: int) -> bool:
        kinds = [one.kind for one in self.items[at + 1 : at + 3] if one.kind != "at"]
        return kinds[:1] == ["times"]

    def _date(self, item: Item, end: int, day: date) -> Item:
        self.asking.note("dated", item.start, end, day)
        told = Day(day.month, day.day, day.year)
        return Item("date", Days(told, told), item.start, end, item.languages)

    def _next(self, word: Item, day: Item) -> Item:
        """Next Friday, said on a Tuesday, may be either; said on a Friday or a Saturday it is that of next week."""
        weekday = _day_of(day)
        this = self._monday() + timedelta(days=weekday)
        choices = [this, this + timedelta(weeks=1)] if self.today < this else [this + timedelta(weeks=1)]
        chosen = choices[0] if word.kind == "coming" and this >= self.today else choices[-1]
        if word.kind == "next" and len(choices) > 1:
            codes = [one.isoformat() for one in choices]
            answer = self.asking.ask("which_week", word.start, day.end, *codes)
            if answer is None:
                return Item("puzzle", "which_week", word.start, day.end)
            chosen = date.fromisoformat(answer)
        return self._date(word, day.end, chosen)

    def _numbered(self, at: int, weeks: Weeks, year: int) -> tuple[int, Item]:
        item = self.items[at]
        found: list[tuple[date, date]] = []
        for first, last in weeks:
            stretch = _weeks_from(first, last, year, found[-1][1] if found else self.today)
            if stretch is None:
                self.asking.ask("no_such_date", item.start, item.end)
                return 1, Item("puzzle", "no_such_date", item.start, item.end)
            found.append(stretch)
        return self._weeks(at, found)

    def _weeks(self, at: int, stretches: Sequence[tuple[date, date]]) -> tuple[int, Item]:
        """Bounds; or one date where the only weekday of the sentence stands beside a single week."""
        item = self.items[at]
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        (first, last), *more = stretches
        if not more and last - first < timedelta(days=7) and following and self._is_only_day(at + 1, following):
            return 2, self._date(item, following.end, first + timedelta(days=_day_of(following)))
        for stretch in stretches:
            self.asking.note("dated", item.start, item.end, *stretch)
        made = [Stretch(_as_day(max(begin, self.today)), _as_day(end)) for begin, end in stretches]
        return 1, replace(item, kind="bounds", value=made[0]._replace(more=tuple(made[1:])))

    def _is_only_day(self, at: int, day: Item) -> bool:
        for other in self.items[at + 1 :]:
            if other.kind == "hard":
                break
            if other.kind == "day":
                return False
        return _is_day(day)


def _is_day(item: Item) -> bool:
    return item.kind == "day" and isinstance(item.value, tuple) and len(item.value[0]) == 1 and item.value[1] in SINGLE


def _day_of(item: Item) -> int:
    (day,) = item.value[0]  # type: ignore[index]  # the value of a day is (days, form)
    return int(day)


def _as_day(day: date) -> Day:
    return Day(day.month, day.day, day.year)


def _weeks_from(first: int, last: int, year: int, today: date) -> tuple[date, date] | None:
    """Monday of the first and Sunday of the last ISO week: those of ``year``, or the next that are not over."""
    years = [year] if year else range(today.isocalendar().year - 1, today.isocalendar().year + 8)
    for one in years:
        start, end = _monday_of(one, first), _monday_of(one + (last < first), last)
        if start and end and (year or end + timedelta(days=6) >= today):
            return start, end + timedelta(days=6)
    return None


def _monday_of(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None  # a year of 52 weeks

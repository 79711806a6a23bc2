"""The week of each layer as a grid of seven boxes, as it is shown and typed."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from takaovi.desk.hours_presenters import box_words, tongue
from takaovi.desk.hours_queries import DeskHours
from takaovi.desk.hours_values import Typed
from takaovi.hours.grid_values import GridLayer, grid_of
from takaovi.hours.sentences import state_name
from takaovi.hours.time_words import weekday
from takaovi.hours.values import STATES, WEEKDAYS
from takaovi.ui.values import Choice, Choices, Fault, Field


class WeekForms(NamedTuple):
    """Two ways to write the ordinary week in one form, so that neither loses what was typed in the other: the box as
    on the door, and the grid. Each with the address that its button sends to.
    """

    door: str
    grid: str
    box: Field
    groups: list[tuple[str, str, list[Field], Choices | None]]
    more: list[tuple[str, str]]
    door_first: bool
    door_faults: tuple[Fault, ...] = ()
    grid_faults: tuple[Fault, ...] = ()


def week_forms(
    found: DeskHours, today: date, typed: Typed | None = None, faults: Mapping[str, str] = MappingProxyType({})
) -> WeekForms:
    """What was ``typed`` and its ``faults`` are of one of the two; the other holds what was typed beside it, or the
    hours as they stand.
    """
    layers = grid_of(found.document, today)
    fields = {**typed.beside, **typed.fields} if typed else {}
    own = {name: words for name, words in fields.items() if name.startswith(("grid-", "drop-"))}
    grid = Typed("week", own or untyped_grid(layers, ()))
    door, week = (reverse("desk:change_hours", args=[found.place.slug, kind]) for kind in ("door", "week"))
    told = tuple(Fault(name, sentence) for name, sentence in faults.items())
    is_door = typed is not None and typed.kind == "door"
    box_first = typed is None or is_door  # it is the shorter one: on a phone both are seen so
    return WeekForms(
        door=door,
        grid=week,
        box=door_box(fields.get("text", ""), faults if is_door else {}),
        groups=grid_groups(grid, layers, faults),
        more=layers_to_add(grid),
        door_first=box_first,
        door_faults=told if is_door else (),
        grid_faults=() if is_door else told,
    )


def door_box(text: str, faults: Mapping[str, str]) -> Field:
    label, hint = box_words("door")
    return Field("text", label, text, hint=hint, error=faults.get("text", ""), kind="textarea")


def untyped_grid(layers: Sequence[GridLayer], added: Sequence[str]) -> dict[str, str]:
    """The grid before anybody has typed; a place without hours begins with those when somebody is there."""
    missing = [] if layers or added else ["staffed"]
    return grid_fields(layers, [*missing, *added])


def grid_fields(layers: Sequence[GridLayer], added: Sequence[str]) -> dict[str, str]:
    """What stands in the grid before anybody has typed: the week as it is, and empty days of added layers."""
    fields = {
        f"grid-{layer.state}-{day}": ranges_24(layer.week[number])
        for layer in layers
        for number, day in enumerate(WEEKDAYS)
    }
    return fields | {f"grid-{state}-{day}": "" for state in added for day in WEEKDAYS}


def ranges_24(clocks: Sequence[tuple[int, int]]) -> str:
    """ "9–12, 13–17": as one types them, in every language by the clock of 24 hours."""
    return ", ".join(f"{_typed(start)}–{_typed(end)}" for start, end in clocks)


def _typed(minute: int) -> str:
    hour, rest = divmod(minute if minute <= 1440 else minute - 1440, 60)
    return f"{hour}.{rest:02}" if rest else str(hour)


def grid_groups(
    typed: Typed, layers: Sequence[GridLayer], faults: Mapping[str, str]
) -> list[tuple[str, str, list[Field], Choices | None]]:
    """Each layer: its name, a note, seven fields, and the way to take it away."""
    known = {layer.state: layer for layer in layers}
    groups = []
    for state in STATES:
        if f"grid-{state}-mon" not in typed.fields:
            continue
        name = state_name(state, tongue())
        fields = [
            Field(key, weekday(number), typed.fields.get(key, ""), error=faults.get(key, ""), extra={"dir": "auto"})
            for number, day in enumerate(WEEKDAYS)
            for key in [f"grid-{state}-{day}"]
        ]
        drop = _drop(state, name, typed) if state in known else None
        groups.append((name[:1].upper() + name[1:], _grid_note(known.get(state)), fields, drop))
    return groups


def _drop(state: str, name: str, typed: Typed) -> Choices:
    option = Choice("1", _("Take these times away altogether"), chosen=bool(typed.fields.get(f"drop-{state}")))
    return Choices(f"drop-{state}", name, (option,), many=True, legend_hidden=True)


def _grid_note(layer: GridLayer | None) -> str:
    if layer is None:
        return ""
    if layer.more:
        return _("Times of other weeks and seasons stay as they are. Change those as on the door.")
    return ""


def layers_to_add(typed: Typed) -> list[tuple[str, str]]:
    """States that the place has no times of yet."""
    return [(state, state_name(state, tongue())) for state in STATES if f"grid-{state}-mon" not in typed.fields]

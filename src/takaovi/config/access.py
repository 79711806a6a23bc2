"""Who may what, as a table made from the rules of the rooms: docs/access.md. No database is asked."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from takaovi.callback import rules as callback
from takaovi.core.clock import EPOCH
from takaovi.core.viewer import NETWORK, Scope, Viewer
from takaovi.hours import rules as hours
from takaovi.people import rules as people
from takaovi.people.roles import ROLE_OF, ROLES
from takaovi.places import rules as places
from takaovi.places.models import Keeping, Place
from takaovi.programme import rules as programme
from takaovi.programme.models import Activity, Hosting

OWN, OTHER = 1, 2  # rows of an imagined place, its organisation and its activity; and of strangers
HOLDERS: tuple[tuple[str, str], ...] = (
    ("guest", ""),
    *((role.name, kind) for role in ROLES for kind in sorted(role.scope_kinds)),
)


class Row(NamedTuple):
    """One action. ``cells`` are (own, other) for each of :data:`HOLDERS`."""

    action: str
    cells: tuple[tuple[bool, bool], ...]


def place_of(number: int, *, published: bool = False) -> Place:
    """A place kept by the organisation of the same number, with its rows at hand as after ``place_for``."""
    place = Place(pk=number, published=EPOCH if published else None)
    place._prefetched_objects_cache = {"keepings": [Keeping(organisation_id=number)]}  # type: ignore[attr-defined]
    return place


def activity_of(number: int) -> Activity:
    activity = Activity(pk=number, place=place_of(number))
    activity._prefetched_objects_cache = {"hostings": [Hosting(organisation_id=number)]}  # type: ignore[attr-defined]
    return activity


def _gives(role: str, kind: str) -> Callable[[Viewer, Any], bool]:
    def may_give(viewer: Viewer, thing: Place | Activity) -> bool:
        scopes = programme.scopes_of(thing) if isinstance(thing, Activity) else places.scopes_of(thing)
        at = NETWORK if kind == "network" else next(scope for scope in scopes if scope.kind == kind)
        wider = scopes[scopes.index(at) :] if at in scopes else (at,)
        return people.may_give_role(viewer, ROLE_OF[role], wider)

    return may_give


AT_PLACE: tuple[tuple[str, Callable[[Viewer, Any], bool]], ...] = (
    ("see a place that is not shown", places.may_see_place),
    ("edit the place", places.may_edit_place),
    ("show or hide the place", places.may_publish_place),
    ("edit hours", hours.may_edit_hours),
    ("confirm hours", hours.may_confirm_hours),
    ("write a new activity", programme.may_add_activity),
    ("decide proposals", places.may_decide_proposals),
    ("answer feedback", places.may_answer_feedback),
    ("give roles at all", places.may_give_roles),
    ("make a keeper of the place", _gives("keeper", "place")),
    ("make a greeter of the place", _gives("greeter", "place")),
    ("make a keeper of the organisation", _gives("keeper", "organisation")),
    ("make a pesavahti", _gives("pesavahti", "network")),
    ("hand the place over", places.may_hand_over),
    ("read who did what", places.may_read_audit),
    ("take calls of the place", callback.may_take_calls_of),
    ("plan the call ring of the place", callback.may_plan_ring),
)
AT_ACTIVITY: tuple[tuple[str, Callable[[Viewer, Any], bool]], ...] = (
    ("see an activity that is not shown", programme.may_see_activity),
    ("edit the activity", programme.may_edit_activity),
    ("show or hide the activity", programme.may_publish_activity),
    ("see who signed up", programme.may_see_signups),
    ("confirm next week's times", programme.may_confirm_times),
    ("print who signed up", programme.may_print_signups),
    ("make a host", _gives("host", "activity")),
)


def viewer_as(role: str, kind: str) -> Viewer:
    if not kind:
        return Viewer()
    scope = NETWORK if kind == "network" else Scope(kind, OWN)
    return Viewer("fi", 1, ROLE_OF[role].grants_in(scope))


def matrix() -> Iterator[Row]:
    """Every action with what each holder may do, at the own thing and at a stranger's."""
    for actions, made in ((AT_PLACE, place_of), (AT_ACTIVITY, activity_of)):
        for words, rule in actions:
            cells = []
            for role, kind in HOLDERS:
                viewer = viewer_as(role, kind)
                cells.append((rule(viewer, made(OWN)), rule(viewer, made(OTHER))))
            yield Row(words, tuple(cells))


def cell_words(cell: tuple[bool, bool]) -> str:
    return {(True, True): "all", (True, False): "own", (False, False): "-"}.get(cell, "OTHER ONLY")


def as_page() -> str:
    """docs/access.md."""
    heads = [f"{role}, {kind}" if kind else role for role, kind in HOLDERS]
    lines = [
        "# Who may what",
        "",
        "Made from the rules of the rooms by `takaovi access > docs/access.md`; a test holds rules and table together.",
        "`own`: in the scope of the role, and in what belongs to it. `all`: everywhere. `-`: nowhere.",
        "",
        "| | " + " | ".join(heads) + " |",
        "|---" * (len(heads) + 1) + "|",
        *(f"| {row.action} | " + " | ".join(map(cell_words, row.cells)) + " |" for row in matrix()),
    ]
    return "\n".join(lines) + "\n"

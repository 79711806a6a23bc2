"""The order of suggestions, with stated reasons. Pure; no hidden score, no learning about the person.

Order: 1. the mode of the door (a confirmed door with a person first), 2. the words asked for, 3. a place for
everybody before one for the young or for families, 4. how many wishes are met, 5. distance in steps of two
kilometres, 6. something is on, 7. exact distance.
"""

from collections.abc import Iterable

from takaovi.finder.values import (
    MODE_RANK,
    WISHES,
    Answer,
    Caution,
    Mode,
    Need,
    Option,
    Reason,
    Suggestion,
    Wish,
)
from takaovi.places.values import Trait

WALKABLE_KM = 1.5
FAR_KM = 25
CLOSES_SOON_MINUTES = 45
SOON_MINUTES = 36 * 60  # a local door within this time is told before one that opens earlier elsewhere
OPEN_MODES = frozenset({Mode.STAFFED, Mode.SELF_SERVICE, Mode.IF_SHIFT_FILLED, Mode.BY_ARRANGEMENT})
SURE_MODES = frozenset({Mode.STAFFED, Mode.SELF_SERVICE})
KEYED_MODES = OPEN_MODES | {Mode.KEPT}
ASK_MODES = frozenset({Mode.NOT_CONFIRMED, Mode.UNKNOWN})


def suggest(options: Iterable[Option], need: Need) -> Answer:
    """Order ``options`` for ``need`` and state why. Options without a must-have trait are left out."""
    fitting = sorted((o for o in options if o.traits & need.must == need.must), key=lambda o: _order(o, need))
    told = [_tell(option, need) for option in fitting]
    walk_in = [s for s in told if is_walk_in(s.option)]
    unsure = [s for s in told if s.option.mode in ASK_MODES]
    waiting = [s for s in told if s.option.mode is Mode.CLOSED] + [s for s in unsure if is_later(s.option, need)]
    return Answer(
        open=tuple(s for s in walk_in if not is_far(s.option)),
        ask_first=tuple(s for s in unsure if not is_later(s.option, need)),
        later=tuple(sorted((s for s in waiting if s.option.start is not None), key=lambda s: _soonest(s, need))),
        far=tuple(s for s in walk_in if is_far(s.option)),
        keyed=tuple(s for s in told if s.option.mode in KEYED_MODES and not is_walk_in(s.option)),
        silent=tuple(s for s in waiting if s.option.start is None),
    )


def is_walk_in(option: Option) -> bool:
    """Anybody can open the door: somebody is there, or it opens without a card and a key."""
    return option.mode is Mode.STAFFED or (option.mode is Mode.SELF_SERVICE and not option.needs_key)


def is_for_others(option: Option, need: Need) -> bool:
    """A place for the young or for families, when nobody said that a child comes along."""
    return option.kept_for is not None and Wish.CHILDREN not in need.wishes


def is_far(option: Option) -> bool:
    return option.km is not None and option.km > FAR_KM


def is_later(option: Option, need: Need) -> bool:
    """Its next time, sure or not, lies after the asked one."""
    return option.start is not None and option.start >= need.window.end


def met_traits(traits: int, wishes: Iterable[Wish]) -> tuple[Trait, ...]:
    """The traits of a place that answer the wishes, each once, in the order of the wishes."""
    met: dict[Trait, None] = {}
    for wish in wishes:
        for trait in WISHES[wish].any_of:
            if traits & trait.bit:
                met[trait] = None
    return tuple(met)


def wishes_met(option: Option, wishes: Iterable[Wish]) -> int:
    """How many wishes the place answers with at least one trait, or with a programme for "something to do"."""
    met = 0
    for wish in wishes:
        rule = WISHES[wish]
        met += option.happening if wish is Wish.DOING else any(option.traits & t.bit for t in rule.any_of)
    return met


def _order(option: Option, need: Need) -> tuple[int, int, bool, int, int, bool, float, int]:
    km = option.km if option.km is not None else 9_999.0
    missed = len(need.wishes) - wishes_met(option, need.wishes)
    return (
        MODE_RANK[option.mode],
        option.relevance,
        is_for_others(option, need),
        missed,
        int(km // 2),
        not option.happening,
        km,
        option.place_id,
    )


def _soonest(suggestion: Suggestion, need: Need) -> tuple[int, bool, bool, bool, int, float]:
    """What the words named comes first; a local door that opens soon comes before an earlier one elsewhere."""
    option = suggestion.option
    start = option.start or 0
    first = option.local and option.shown in SURE_MODES and start - need.window.end <= SOON_MINUTES
    return (
        option.relevance,
        not first,
        is_far(option),
        is_for_others(option, need),
        start,
        option.km if option.km is not None else 9_999.0,
    )


def _tell(option: Option, need: Need) -> Suggestion:
    met = met_traits(option.traits, need.wishes)
    return Suggestion(option, tuple(_reasons(option, need, met)), tuple(_cautions(option, need)), met)


def _reasons(option: Option, need: Need, met: tuple[Trait, ...]) -> Iterable[Reason]:
    if option.open_at_start and need.window.is_now and option.mode in OPEN_MODES:
        yield Reason.OPEN_NOW
    if need.area.is_exact and option.km is not None and option.km <= WALKABLE_KM:
        yield Reason.NEAR
    if option.mode is Mode.STAFFED:
        yield Reason.STAFFED
    if met:
        yield Reason.MEETS_WISH
    for trait, reason in (
        (Trait.FREE, Reason.FREE),
        (Trait.GREETER, Reason.GREETER),
        (Trait.JUST_SIT, Reason.JUST_SIT),
        (Trait.NO_SIGN_UP, Reason.NO_SIGN_UP),
    ):
        if (
            option.traits & trait.bit
            and trait not in met
            and (trait is not Trait.GREETER or option.mode is Mode.STAFFED)
        ):
            yield reason
    if option.happening:
        yield Reason.HAPPENING


_MODE_CAUTION = {
    Mode.NOT_CONFIRMED: Caution.NOT_CONFIRMED,
    Mode.UNKNOWN: Caution.UNKNOWN,
}


def _cautions(option: Option, need: Need) -> Iterable[Caution]:
    if option.mode in _MODE_CAUTION:
        yield _MODE_CAUTION[option.mode]
    if option.reservations:
        yield Caution.RESERVED
    soft = [wish for wish in need.wishes if not WISHES[wish].must]
    if soft and wishes_met(option, soft) < len(soft):
        yield Caution.WISH_NOT_TOLD
    open_door = is_walk_in(option) and option.end is not None
    if open_door and need.window.is_now and option.end - need.window.start <= CLOSES_SOON_MINUTES:  # type: ignore[operator]
        yield Caution.CLOSES_SOON
    if is_far(option):
        yield Caution.FAR

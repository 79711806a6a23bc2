"""Who is asked next for a seat, when somebody said no; and wishes for company. Pure."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from takaovi.volunteering.rota_flow import propose
from takaovi.volunteering.rota_values import WISHED, Helper, Proposal, Rota, own, week_days, week_of


def able(rota: Rota, helper: Helper, shift: int, given: Collection[tuple[int, int]]) -> bool:
    """Whether somebody can take one shift more beside what is ``given``, pairs of shift and person."""
    day = rota.by_shift[shift].day
    theirs = [rota.by_shift[one].day for one, person in given if person == helper.person and one not in helper.has]
    week = week_days(week_of(day))
    in_week = sum(one in week for one in theirs) + own(rota, helper, week)
    return (
        shift in helper.can - helper.has
        and day not in theirs
        and not own(rota, helper, [day])
        and in_week < helper.a_week
        and len(theirs) + len(helper.has) < helper.at_most
    )


def next_person(
    rota: Rota, shift: int, given: Collection[tuple[int, int]], asked: Collection[int], last_asked: Mapping[int, int]
) -> int | None:
    """Who has had least, wished it or was asked longest ago, and was not ``asked`` about this shift; None if nobody."""
    has = {one.person: one.has for one in rota.helpers}
    turns = Counter(person for one, person in given if one not in has.get(person, ()))
    helpers = [one for one in rota.helpers if one.person not in asked and able(rota, one, shift, given)]
    return min(
        (one.person for one in helpers),
        key=lambda person: _order(rota, shift, person, turns[person], last_asked.get(person, 0)),
        default=None,
    )


def _order(rota: Rota, shift: int, person: int, turns: int, last: int) -> tuple[int, int, int]:
    helper = next(one for one in rota.helpers if one.person == person)
    wished = WISHED if shift in helper.wishes else 0
    return (2 * (helper.behind + turns + len(helper.has)) - wished, last, person)


def propose_in_company(rota: Rota, company: Mapping[int, Collection[int]]) -> Proposal:
    """The proposal; where somebody wishes for another, once more with the shifts of that other as wished.

    The second is taken only if it leaves no seat more empty and brings more of them together.
    """
    plain = propose(rota)
    if not company:
        return plain
    of = _by_person(plain)
    wishing = tuple(
        replace(one, wishes=one.wishes | one.can & frozenset().union(*(of.get(p, set()) for p in company[one.person])))
        if one.person in company
        else one
        for one in rota.helpers
    )
    social = propose(Rota(rota.shifts, wishing))
    better = len(social.left) <= len(plain.left) and together(social, company) > together(plain, company)
    return social if better else plain


def _by_person(proposal: Proposal) -> dict[int, set[int]]:
    of: dict[int, set[int]] = {}
    for seat in proposal.given:
        of.setdefault(seat.person, set()).add(seat.shift)
    return of


def together(proposal: Proposal, company: Mapping[int, Collection[int]]) -> int:
    """How many shifts people share with somebody they wished for."""
    of = _by_person(proposal)
    return sum(len(of.get(one, set()) & of.get(other, set())) for one, others in company.items() for other in others)

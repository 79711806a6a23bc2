"""Proposals and feedback in words for those who decide. No queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from takaovi.core import clock
from takaovi.core.text import Said
from takaovi.proposals.models import Proposal
from takaovi.proposals.queries import Waiting
from takaovi.proposals.values import (
    ACCEPTED,
    ACTIVITY,
    ASKED,
    CORRECTION,
    DECLINED,
    FEEDBACK,
    HELD,
    KEEPER,
    LAPSED,
    OPEN,
    PLACE,
    WITHDRAWN,
    days_left,
)
from takaovi.proposals.words import kind_words, short_date, why_words
from takaovi.ui.values import Field, Link


class WaitingLine(NamedTuple):
    number: int
    kind: str
    about: Said | str
    headline: str
    notes: tuple[str, ...]


def waiting_lines(rows: Iterable[Waiting]) -> list[WaitingLine]:
    return [
        WaitingLine(row.id, kind_words(row.kind, row.topic), row.about or "", row.headline, _notes(row)) for row in rows
    ]


def _notes(row: Waiting) -> tuple[str, ...]:
    sent = _("Sent on %(day)s.") % {"day": short_date(row.sent)}
    asked = _("You have asked the sender something.") if row.state == ASKED else ""
    return tuple(filter(None, (sent, left_words(row.left), asked, why_words(row.why_held))))


def left_words(left: int | None) -> str:
    """How many days are left to answer; empty where none is promised."""
    if left is None:
        return ""
    if left < 0:
        return ngettext("The answer is %(count)d day late.", "The answer is %(count)d days late.", -left) % {
            "count": -left
        }
    if left == 0:
        return _("The answer is due today.")
    return ngettext("%(count)d day left to answer.", "%(count)d days left to answer.", left) % {"count": left}


class TalkLine(NamedTuple):
    author: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class ProposalWords:
    """One proposal. ``ways`` lead to where the matter itself is put right."""

    kind: str
    about: Said | None
    state: str
    notes: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]
    lines: tuple[TalkLine, ...]
    ways: tuple[Link, ...]
    held: bool
    open: bool
    fields: tuple[Field, ...]
    feedback: bool


def proposal_words(
    proposal: Proposal, about: Said | None, ways: tuple[Link, ...], typed: Mapping[str, str], faults: Mapping[str, str]
) -> ProposalWords:
    sent = proposal.sent.astimezone(clock.HELSINKI).date()
    left = days_left(proposal.due, clock.today()) if not proposal.closed else None
    notes = (_("Sent on %(day)s.") % {"day": short_date(sent)}, left_words(left), why_words(proposal.why_held))
    return ProposalWords(
        kind=kind_words(proposal.kind, proposal.topic),
        about=about,
        state=state_words(proposal),
        notes=tuple(filter(None, notes)),
        texts=tuple((label, getattr(proposal, name)) for name, label in _labels() if getattr(proposal, name)),
        lines=tuple(
            TalkLine(
                _answerer(proposal) if line.author == KEEPER else _("The sender"),
                short_date(line.at.astimezone(clock.HELSINKI).date()),
                line.text,
            )
            for line in proposal.lines.all()
        ),
        ways=ways,
        held=proposal.state == HELD,
        open=proposal.closed is None,
        fields=_fields(proposal, typed, faults),
        feedback=proposal.kind == FEEDBACK,
    )


def _answerer(proposal: Proposal) -> str:
    """Feedback is about the service itself, and answered by who looks after the network."""
    return pgettext("author", "The network") if proposal.kind == FEEDBACK else pgettext("author", "The keeper")


def _labels() -> tuple[tuple[str, str], ...]:
    return (
        ("title", _("What they wrote")),
        ("where_text", _("Where")),
        ("when_text", _("When")),
        ("text", _("In their words")),
    )


def state_words(proposal: Proposal) -> str:
    """How it stands, told to who decides."""
    day = short_date(proposal.closed.astimezone(clock.HELSINKI).date()) if proposal.closed else ""
    if proposal.kind == FEEDBACK and proposal.state == ACCEPTED:
        return _("Answered on %(day)s.") % {"day": day}
    return {
        HELD: _("It waits for a person to look whether it is spam."),
        OPEN: _("Nobody has answered yet."),
        ASKED: _("The sender was asked something."),
        ACCEPTED: (_("Answered on %(day)s.") if proposal.kind == FEEDBACK else _("Accepted on %(day)s."))
        % {"day": day},
        DECLINED: _("Declined on %(day)s.") % {"day": day},
        WITHDRAWN: _("The sender took this back on %(day)s.") % {"day": day},
        LAPSED: _("Nobody answered in a year. It was closed on %(day)s.") % {"day": day},
    }[proposal.state]


def _fields(proposal: Proposal, typed: Mapping[str, str], faults: Mapping[str, str]) -> tuple[Field, ...]:
    """What is asked before a yes, and the words to the sender."""
    fields = []
    if proposal.kind == ACTIVITY and not proposal.place:
        label, hint = _("At which place is it?"), _("The whole name of the place.")
        fields.append(Field("place", label, typed.get("place", ""), hint, faults.get("place", "")))
    if proposal.kind == PLACE and not proposal.municipality:
        label = _("In which municipality is it?")
        fields.append(Field("municipality", label, typed.get("municipality", ""), "", faults.get("municipality", "")))
    label = _("Your words to the sender")
    fields.append(
        Field("answer", label, typed.get("answer", ""), _hint(proposal), faults.get("answer", ""), "textarea")
    )
    return tuple(fields)


def _hint(proposal: Proposal) -> str:
    if proposal.kind == FEEDBACK:
        return _("Say what you will do, or why not.")
    if proposal.kind == CORRECTION:
        return _("Put it right first. Then thank the sender here.")
    return _("A no needs a reason. A yes may have a word of thanks.")

"""The forms and the sender's own page in words. No queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy, pgettext_lazy

from takaovi.core import clock
from takaovi.core.reading import gettext as _
from takaovi.core.text import Said
from takaovi.proposals.forms import FIELDS, Filled
from takaovi.proposals.models import Proposal
from takaovi.proposals.values import (
    ACTIVITY,
    ASKED,
    CONTACT_MAX,
    CORRECTION,
    FEEDBACK,
    KEEPER,
    PLACE,
    TITLE_MAX,
    TOPICS,
    WITHDRAWN,
    Draft,
    terms_of,
)
from takaovi.proposals.words import TOPICS as TOPIC_WORDS
from takaovi.proposals.words import kind_words, short_date, state_words
from takaovi.ui.values import Choice, Choices, Fault, Field

TITLES = {
    ACTIVITY: gettext_lazy("Offer something to do"),
    PLACE: gettext_lazy("Tell us of a place"),
    CORRECTION: gettext_lazy("Tell us what is wrong"),
    FEEDBACK: gettext_lazy("Give feedback"),
}
LEADS = {
    ACTIVITY: gettext_lazy("You need no account. A keeper of the place reads this and answers."),
    PLACE: gettext_lazy("You need no account. A person reads this before the place is shown to others."),
    CORRECTION: gettext_lazy("You need no account. The keeper of the place reads this and puts it right."),
    FEEDBACK: gettext_lazy("You need no account. A person reads this and answers within 14 days."),
}
BUTTON = gettext_lazy("Send")
LABELS = {
    (ACTIVITY, "title"): gettext_lazy("What could be done?"),
    (ACTIVITY, "where_text"): gettext_lazy("Where? A place or a municipality."),
    (ACTIVITY, "when_text"): gettext_lazy("When? If you know."),
    (ACTIVITY, "text"): gettext_lazy("What is it like? If you want to tell."),
    (PLACE, "title"): gettext_lazy("What is the place called?"),
    (PLACE, "where_text"): gettext_lazy("Where is it? Street or village, and municipality."),
    (PLACE, "when_text"): gettext_lazy("When is it open? If you know."),
    (PLACE, "text"): gettext_lazy("What is it like to be there? If you want to tell."),
    (CORRECTION, "text"): gettext_lazy("What is right?"),
    (FEEDBACK, "text"): gettext_lazy("Your feedback"),
}
HINTS = {
    "when_text": gettext_lazy("Write it as on a door: Mon-Fri 9-17, Sat 10-14."),
    "correction": gettext_lazy("Write hours as on a door: Mon-Fri 9-17, Sat 10-14."),
    "text": gettext_lazy("Please do not write about other people's private matters."),
}
LEGENDS = {
    CORRECTION: gettext_lazy("What is wrong?"),
    FEEDBACK: gettext_lazy("What is your feedback about?"),
}
CONTACT = gettext_lazy("E-mail or phone number, if you want the answer there")
SMALL = {"title": TITLE_MAX, "contact": CONTACT_MAX}


@dataclass(frozen=True, slots=True)
class FormWords:
    """One page with a form. ``about`` is the place or activity it is about, ``back`` its address."""

    kind: str
    title: str
    lead: str
    fields: tuple[Field | Choices, ...]
    faults: tuple[Fault, ...]
    button: str
    stamp: str
    about: Said | None = None
    back: str = ""
    crowded: str = ""


def form_words(
    kind: str, filled: Filled, stamp: str, today: date, *, about: Said | None = None, back: str = "", note: str = ""
) -> FormWords:
    """The form with what was typed. ``note`` is a sentence that belongs to no field."""
    names = [name for name in FIELDS[kind] if not (name == "where_text" and about)]
    return FormWords(
        kind=kind,
        title=str(TITLES[kind]),
        lead=str(LEADS[kind]),
        fields=tuple(_field(kind, name, filled.draft, filled.faults, today) for name in names),
        faults=tuple(Fault(name, filled.faults[name]) for name in names if name in filled.faults),
        button=str(BUTTON),
        stamp=stamp,
        about=about,
        back=back,
        crowded=note,
    )


def _field(kind: str, name: str, draft: Draft, faults: Mapping[str, str], today: date) -> Field | Choices:
    error = faults.get(name, "")
    if name == "topic":
        options = (Choice(topic, str(TOPIC_WORDS[kind, topic]), chosen=topic == draft.topic) for topic in TOPICS[kind])
        return Choices(name, str(LEGENDS[kind]), tuple(options), error=error)
    if name == "contact":
        until = short_date(terms_of(kind, today).contact_until)
        told = _("We use it for the answer only. It is erased with the answer, at the latest on %(day)s.")
        return Field(name, str(CONTACT), draft.contact, hint=told % {"day": until}, error=error, maxlength=0)
    hint = HINTS.get("correction" if kind == CORRECTION else name, "")
    big = "textarea" if name == "text" else "text"
    return Field(name, str(LABELS[kind, name]), getattr(draft, name), hint=str(hint), error=error, kind=big)


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One line of the talk: who says it, when, and the words as they were written."""

    author: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class SeenWords:
    """The sender's own page. ``promise`` is the day an answer is promised by, as a sentence."""

    headline: str
    kind: str
    about: Said | None
    promise: str
    texts: tuple[tuple[str, str], ...]
    lines: tuple[TalkLine, ...]
    asked: bool
    open: bool
    erased: bool


WHO = {KEEPER: pgettext_lazy("author", "The keeper"), "sender": pgettext_lazy("author", "You")}
SHOWN = (
    ("title", gettext_lazy("What you wrote")),
    ("where_text", gettext_lazy("Where")),
    ("when_text", gettext_lazy("When")),
    ("text", gettext_lazy("In your words")),
)


def seen_words(proposal: Proposal, about: Said | None) -> SeenWords:
    """How a proposal stands and what has been said, for whoever holds its code."""
    sent = proposal.sent.astimezone(clock.HELSINKI).date()
    promise = _("Sent on %(day)s.") % {"day": short_date(sent)}
    if proposal.due and not proposal.closed:
        promise += " " + _("You get an answer by %(day)s.") % {"day": short_date(proposal.due)}
    return SeenWords(
        headline=state_words(proposal),
        kind=kind_words(proposal.kind, proposal.topic),
        about=about,
        promise=promise,
        texts=tuple((str(words), getattr(proposal, name)) for name, words in SHOWN if getattr(proposal, name)),
        lines=tuple(
            TalkLine(str(WHO[line.author]), short_date(line.at.astimezone(clock.HELSINKI).date()), line.text)
            for line in proposal.lines.all()
        ),
        asked=proposal.state == ASKED,
        open=proposal.closed is None,
        erased=proposal.state == WITHDRAWN,
    )


UNKNOWN_CODE = gettext_lazy("We do not find this code. It is a word and six digits, such as kanto 123456.")
CROWDED_CODES = gettext_lazy("Very many codes have been asked for from this network. Try in an hour.")
CODE, MORE = "koodi", "lisaa"


def code_field(typed: str, fault: str) -> Field:
    """Where the code is written."""
    return Field(CODE, _("Your code"), typed, hint=_("A word and six digits."), error=fault, autocomplete="off")


def more_field(asked: bool, typed: str, fault: str) -> Field:
    """Where the sender says more."""
    return Field(
        MORE, _("Your answer") if asked else _("What would you like to add?"), typed, error=fault, kind="textarea"
    )


def faults_of(field: Field) -> tuple[Fault, ...]:
    """The error summary of a form with one field."""
    return (Fault(field.name, field.error),) if field.error else ()

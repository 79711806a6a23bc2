"""What a proposal is about, in words. Told on pages, at the desk and in letters; always in the active language."""

from datetime import date

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from takaovi.core.text import Said
from takaovi.proposals.models import Proposal
from takaovi.proposals.values import (
    ACCEPTED,
    ACTIVITY,
    ASKED,
    CORRECTION,
    DECLINED,
    FEEDBACK,
    HELD,
    LAPSED,
    OPEN,
    PLACE,
    WITHDRAWN,
)

KINDS = {
    ACTIVITY: gettext_lazy("An activity is offered"),
    CORRECTION: gettext_lazy("A correction"),
    PLACE: gettext_lazy("A new place"),
    FEEDBACK: gettext_lazy("Feedback on the service"),
}
TOPICS = {
    (CORRECTION, "hours"): gettext_lazy("The hours are wrong"),
    (CORRECTION, "text"): gettext_lazy("A text is wrong"),
    (CORRECTION, "door"): gettext_lazy("I could not get in"),
    (CORRECTION, "other"): gettext_lazy("Something else is wrong"),
    (FEEDBACK, "accessibility"): gettext_lazy("The page is hard to use"),
    (FEEDBACK, "idea"): gettext_lazy("I have an idea"),
    (FEEDBACK, "other"): gettext_lazy("Something else"),
}
# Told to the sender. Whoever waits in the moderated queue reads the same as all who wait.
STATES = {
    HELD: gettext_lazy("A person will look at this. Nobody has answered yet."),
    OPEN: gettext_lazy("A person will look at this. Nobody has answered yet."),
    ASKED: gettext_lazy("The keeper asks you something."),
    ACCEPTED: gettext_lazy("Thank you. The keeper has accepted it."),
    DECLINED: gettext_lazy("The keeper has answered. It was not taken up."),
    WITHDRAWN: gettext_lazy("You have taken this back. The texts are erased."),
    LAPSED: gettext_lazy("Nobody answered in a year. The texts are erased. We are sorry."),
}
ANSWERED = gettext_lazy("Your feedback has been answered.")
WHY_HELD = {
    "trap": gettext_lazy("A field that people do not see was filled"),
    "quick": gettext_lazy("It was sent quicker than anybody writes"),
    "links": gettext_lazy("There are several links in it"),
    "many": gettext_lazy("Many came from one network within the hour"),
}


def said_about(proposal: Proposal, name: Said | None) -> str:
    """``A correction: The hours are wrong. Kahvitupa Lampi.``"""
    topic = TOPICS.get((proposal.kind, proposal.topic))
    said = f"{KINDS[proposal.kind]}: {topic}" if topic else str(KINDS[proposal.kind])
    return f"{said}. {name or proposal.title}".rstrip(". ") + "."


def state_words(proposal: Proposal) -> str:
    """How it stands, told to the sender."""
    answered = proposal.kind == FEEDBACK and proposal.state in (ACCEPTED, DECLINED)
    return str(ANSWERED if answered else STATES[proposal.state])


def short_date(day: date) -> str:
    """``8.12.2026``, and ``8 December 2026`` in English."""
    if get_language() == "en":
        return f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}"
    return f"{day.day}.{day.month}.{day.year}"


_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def kind_words(kind: str, topic: str) -> str:
    """The topic where there is one, else the kind."""
    return str(TOPICS.get((kind, topic)) or KINDS[kind])


def why_words(why: str) -> str:
    """Why it waits in the moderated queue."""
    return _("Why this waits: %(why)s.") % {"why": WHY_HELD[why]} if why else ""

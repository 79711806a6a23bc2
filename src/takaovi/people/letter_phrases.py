"""The letters of this room, in the language of whoever gets them."""

from django.utils import translation
from django.utils.translation import gettext as _

from takaovi.people.role_phrases import ROLE_NAMES


def sign_in_letter(network: str, code: str, link: str, minutes: int, language: str) -> tuple[str, str]:
    """(subject, text) of a letter with a code, and a link unless it is empty."""
    with translation.override(language):
        subject = _("Your code for %(network)s: %(code)s") % {"network": network, "code": code}
        way = (_("Or open this link and press the button:"), link) if link else ()
        lines = (
            subject,
            *way,
            _("It works once, for %(minutes)d minutes.") % {"minutes": minutes},
            _("If you did not ask for this, you need not do anything. Never tell the code to anybody."),
        )
        return subject, "\n\n".join(lines)


def invitation_letter(network: str, role: str, where: str, link: str, days: int, language: str) -> tuple[str, str]:
    """(subject, text) of an invitation to a role; ``where`` is the name of the place, or empty."""
    with translation.override(language):
        told = {"role": ROLE_NAMES[role], "where": where or network}
        subject = _("You are asked to be %(role)s: %(where)s") % told
        lines = (
            subject + ".",
            _("Open this link to read what it means and to answer:"),
            link,
            _("The link works once, for %(days)d days.") % {"days": days},
            _("If you do not want to, you need not do anything."),
        )
        return subject, "\n\n".join(lines)

"""What this room keeps of a person, told on the page of its register."""

from django.utils.translation import gettext_lazy as _

from takaovi.core.privacy import Register, Term
from takaovi.proposals.values import CONTACT_DAYS, LAPSE_DAYS, TEXT_DAYS

REGISTERS = (
    Register(
        name="proposals",
        title=_("Proposals and feedback"),
        purpose=_("So that a keeper can look at what you sent, put it right, and answer you."),
        basis=_("Your consent for the address you leave. The public interest in true opening hours for the rest."),
        data=(
            _("What you write into the form"),
            _("An e-mail address or a phone number, if you leave one for the answer"),
            _("The answer, and what you and the keeper say after it"),
            _("The language of the page, the day, and the municipality of the place"),
            _("A code is kept only as a mark that cannot be turned back into the code"),
        ),
        source=_("You, by the form. We do not keep the address of your network."),
        seen_by=_("The keepers of the place, and the network's pesävahti."),
        terms=(
            Term(_("Your address, until the answer and no longer than"), CONTACT_DAYS),
            Term(_("Texts, from the day the matter is closed"), TEXT_DAYS),
            Term(_("What nobody has answered, from the day it was sent"), LAPSE_DAYS),
            Term(_("What you take back yourself is erased at once"), None),
        ),
        fields=frozenset(
            {
                "proposals.Proposal.title",
                "proposals.Proposal.when_text",
                "proposals.Proposal.where_text",
                "proposals.Proposal.text",
                "proposals.Proposal.code_hash",
                "proposals.Proposal.form_hash",
                "proposals.Proposal.language",
                "proposals.Line.text",
                "proposals.SenderContact.channel",
                "proposals.SenderContact.address",
            }
        ),
    ),
)

"""What the core keeps of a person: letters on their way out, who did what, and marks of who tries too often."""

from django.utils.translation import gettext_lazy as _

from takaovi.core.drafts.actions import KEEP_DAYS
from takaovi.core.outbox.values import KEEP_HOURS, PART_DAYS, ROW_DAYS, STOP_DAYS
from takaovi.core.privacy import Register, Term
from takaovi.core.tasks import AUDIT_DAYS
from takaovi.core.versions.actions import CONTACT_DAYS

HOURS_OF_DAY = 24
LIMIT_DAYS = 1  # core.limits.forget_spendings erases whatever is not of today

REGISTERS = (
    Register(
        name="letters",
        title=_("Letters we send"),
        purpose=_("So that a sign-in code, a question or an answer reaches you."),
        basis=_("Your consent: you gave the address for this."),
        data=(
            _("Your e-mail address or phone number"),
            _("The text of the letter"),
            _("The day it was sent"),
            _("The browsers that you let show messages"),
        ),
        source=_("You, or whoever invited you to keep a place."),
        seen_by=_("Nobody reads them. The operator's mail or text message service carries them."),
        terms=(
            Term(_("Address and text of an ordinary letter, from the sending"), KEEP_HOURS // HOURS_OF_DAY),
            Term(_("That a letter was sent, without address and text"), ROW_DAYS),
            Term(_("A mark made of a number that said STOP, unless it says START before"), STOP_DAYS),
            Term(_("A sealed part of a long text message, until its other parts come"), PART_DAYS),
        ),
        fields=frozenset(
            {
                "core.Letter.to",
                "core.Letter.language",
                "core.Letter.subject",
                "core.Letter.text",
                "core.Letter.leave_url",
                "core.Reply.key",
                "core.ReplyPart.key",
                "core.StoppedNumber.key",
                "core.Subscription.person_id",
                "core.Subscription.endpoint",
                "core.Subscription.p256dh",
                "core.Subscription.auth",
            }
        ),
    ),
    Register(
        name="audit",
        title=_("The book of deeds"),
        purpose=_("So that it can be found out who changed what, and who looked at personal data."),
        basis=_("The legitimate interest of the network and of the people whose data it is."),
        data=(
            _("The number of the person who did something, never the name"),
            _("What was done to what, and when"),
            _("How a page was before a keeper changed it"),
            _("The phone number and e-mail address that a place had before"),
        ),
        source=_("The program writes it when a keeper does something."),
        seen_by=_("The people of the place in question, and the network's pesävahti."),
        terms=(
            Term(_("Each line"), AUDIT_DAYS),
            Term(_("A place's earlier number or address, after another took its place"), CONTACT_DAYS),
        ),
        fields=frozenset({"core.AuditEntry.by", "core.AuditEntry.detail", "core.Version.by", "core.Version.state"}),
    ),
    Register(
        name="drafts",
        title=_("Texts that are not saved yet"),
        purpose=_("So that a lost connection or a closed page loses nothing that a keeper has typed."),
        basis=_("Your consent: you took the role, and can give it up."),
        data=(_("What you typed at the desk, and when"),),
        source=_("You, while you type."),
        seen_by=_("Only you."),
        terms=(Term(_("Each text, from the last change; at once when you save it or throw it away"), KEEP_DAYS),),
        fields=frozenset({"core.Draft.person_id", "core.Draft.body"}),
    ),
    Register(
        name="limits",
        title=_("Counting of tries"),
        purpose=_("So that nobody can try out codes, or send so much that others are not heard."),
        basis=_("The legitimate interest of everybody who uses the service."),
        data=(
            _("A mark made of the address of your network, and how often it was there within an hour"),
            _("The mark cannot be turned back: its key is made anew each day and thrown away"),
        ),
        source=_("Your connection, when you ask for a code or send a form."),
        seen_by=_("Nobody looks at it. The program counts."),
        terms=(Term(_("Mark and key, to the night after"), LIMIT_DAYS),),
        fields=frozenset({"core.Spending.name", "core.Spending.key"}),
    ),
)

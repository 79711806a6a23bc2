"""What a sender does: send, say more, take back. Called through ``proposals.actions``."""

from typing import NamedTuple

from django.conf import settings
from django.db import IntegrityError, transaction

from takaovi.core import clock
from takaovi.core.codes import hash_form
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed, record_fact
from takaovi.places.models import Place
from takaovi.programme.models import Activity
from takaovi.proposals import letters, phrases
from takaovi.proposals.closing import arrived, close, empty, say, sender_may
from takaovi.proposals.codes import CODES
from takaovi.proposals.models import Proposal, SenderContact
from takaovi.proposals.queries import code_of
from takaovi.proposals.values import ASKED, HELD, OPEN, SENDER, WITHDRAWN, Draft, Signs, terms_of, why_held


class About(NamedTuple):
    """What a proposal is about, as far as it is known."""

    place: Place | None
    activity: Activity | None
    municipality: str


def send_proposal(
    *,
    by: str,
    draft: Draft,
    language: str,
    form: str,
    signs: Signs = Signs(),  # noqa: B008  a frozen value
    place: Place | None = None,
    activity: Activity | None = None,
    municipality: str = "",
) -> tuple[Proposal, str]:
    """Keep what somebody wrote, and tell those who can act on it. Returns it with the sender's code.

    ``form`` is the nonce of the form: sent twice, it gives the same proposal and code. What looks like spam waits in
    the moderated queue, and nobody is told until a person has looked.
    """
    known = Proposal.objects.filter(form_hash=hash_form(form))
    if first := known.first():
        return first, code_of(first, form)
    try:
        return _send(by, draft, language, form, signs, About(place, activity, municipality))
    except IntegrityError:
        # A second tap in the same moment: the first one is written by now.
        return known.get(), code_of(known.get(), form)


def _send(by: str, draft: Draft, language: str, form: str, signs: Signs, on: About) -> tuple[Proposal, str]:
    with transaction.atomic():
        proposal, code = _keep(draft, language, form, signs, on)
        record_deed(by=by, deed="send_proposal", thing=proposal.thing)
        record_fact(
            kind="proposal_sent",
            municipality=proposal.municipality,
            detail={"about": proposal.topic or proposal.kind, "language": language},
        )
        if proposal.state == OPEN:
            arrived(proposal)
    return proposal, code


def _keep(draft: Draft, language: str, form: str, signs: Signs, on: About) -> tuple[Proposal, str]:
    held = why_held(signs, draft.texts, clock.now())
    terms = terms_of(draft.kind, clock.today())
    nearby = on.place or (on.activity.place if on.activity else None)
    code = _free_code(form)
    proposal = Proposal.objects.create(
        kind=draft.kind,
        topic=draft.topic,
        state=HELD if held else OPEN,
        why_held=held,
        place=on.place,
        activity=on.activity,
        municipality=nearby.municipality if nearby else on.municipality,
        language=language,
        title=draft.title,
        when_text=draft.when_text,
        where_text=draft.where_text,
        text=draft.text,
        code_hash=CODES.hash(code),
        form_hash=hash_form(form),
        due=terms.due,
    )
    if draft.contact:
        SenderContact.objects.create(
            proposal=proposal, channel=draft.channel, address=draft.contact, keep_until=terms.contact_until
        )
    return proposal, code


def _free_code(form: str) -> str:
    for code in CODES.turns(settings.SECRET_KEY, form):
        if not Proposal.objects.filter(code_hash=CODES.hash(code)).exists():
            return code
    raise RuntimeError("no code was free")


def add_words(*, by: str, proposal: Proposal, text: str) -> Proposal:
    """The sender says more, or answers a question; the keepers are told. Raises DomainError once it is closed."""
    if not text.strip():
        raise DomainError(phrases.NO_WORDS)
    with transaction.atomic():
        proposal = sender_may(proposal)
        say(proposal, SENDER, text)
        if proposal.state == ASKED:
            proposal.state = OPEN
            proposal.save(update_fields=["state"])
        record_deed(by=by, deed="add_words", thing=proposal.thing)
        if proposal.state == OPEN:
            letters.tell_keepers(proposal, again=True)
    return proposal


def withdraw_proposal(*, by: str, proposal: Proposal) -> Proposal:
    """The sender takes it back: it is closed, and its texts and address are erased at once."""
    with transaction.atomic():
        proposal = sender_may(proposal)
        close(by, "withdraw_proposal", proposal, WITHDRAWN, "")
        empty(proposal)
    return proposal

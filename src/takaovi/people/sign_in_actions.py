"""The way in: a code or a link, each used once. Whether an address is known shows nowhere."""

import hmac
from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.db.models import F

from takaovi.core import clock
from takaovi.core.codes import hash_token
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.core.outbox.actions import post
from takaovi.people import fault_phrases as faults
from takaovi.people.actions import meet_person
from takaovi.people.address_values import Address
from takaovi.people.invitation_actions import INVITED, use_invitation
from takaovi.people.letter_phrases import sign_in_letter
from takaovi.people.models import Contact, Invitation, Person, SignInCode
from takaovi.people.tokens import code_hash, new_code, new_token
from takaovi.people.values import CODE_MINUTES, CODE_TRIES, code_end, default_end, trial_end

LinkTo = Callable[[str], str]


def ask_to_sign_in(*, by: str, address: Address, link_to: LinkTo) -> str:
    """Send a code and a link, if we know the address. Returns the ticket that the browser answers with."""
    return _send_code(_verified(address), link_to, None)


def ask_to_join(*, by: str, invitation: Invitation, address: Address, nickname: str, link_to: LinkTo) -> str:
    """Send a code to somebody who was shown an invitation. Who never answers is forgotten the night after."""
    with transaction.atomic():
        contact = _verified(address)
        if contact is None:
            ends = trial_end(clock.today())
            person = meet_person(
                by=by, purpose=INVITED, nickname=nickname, keep_until=ends, language=invitation.language
            )
            contact = _unproved(person, address)
        return _send_code(contact, link_to, invitation)


def ask_to_add_contact(*, by: str, person: Person, address: Address) -> str:
    """Send a code to a second address of a person. Where it is somebody else's, nothing tells so.

    The letter has no link: whoever pressed it would be signed in as the person who wrote the address.
    """
    with transaction.atomic():
        contact = _verified(address)
        if contact is None:
            contact = _unproved(person, address)
        return _send_code(contact if contact.person_id == person.pk else None, None, None)


def _verified(address: Address) -> Contact | None:
    rows = Contact.objects.filter(channel=address.channel, address=address.address, verified__isnull=False)
    return rows.select_related("person").first()


def _unproved(person: Person, address: Address) -> Contact:
    """An address that waits for its code. What somebody else began with it and never proved is dropped."""
    key = {"channel": address.channel, "address": address.address}
    Contact.objects.filter(verified__isnull=True, **key).delete()
    return Contact.objects.create(person=person, **key)


def _send_code(contact: Contact | None, link_to: LinkTo | None, invitation: Invitation | None) -> str:
    """An asking with an unknown address makes the same row, so that both look, count and end alike."""
    ticket, token, code = new_token(), new_token(), new_code()
    with transaction.atomic():
        SignInCode.objects.create(
            contact=contact,
            invitation=invitation,
            ticket_hash=hash_token(ticket),
            code_hash=code_hash(ticket, code),
            link_hash=hash_token(token),
            ends=code_end(clock.now()),
        )
        if contact:
            language = contact.person.language
            link = link_to(token) if link_to else ""
            subject, text = sign_in_letter(settings.NETWORK_NAME, code, link, CODE_MINUTES, language)
            channel, to = contact.channel, contact.address
            post(
                channel=channel,
                to=to,
                language=language,
                subject=subject,
                text=text,
                keep_hours=1,
                ref="sign_in",
                answer=True,  # who asks for a code has just written to us
            )
    return ticket


def sign_in_with_code(*, by: str, ticket: str, code: str) -> Person:
    """Who it is, if the code is the one of this browser's ticket. Raises DomainError, with a sentence.

    A try is counted before it is looked at, so that many at once do not get more than five.
    """
    row = SignInCode.objects.filter(ticket_hash=hash_token(ticket), ends__gt=clock.now()).first()
    if row is None:
        raise DomainError(faults.CODE_OLD)
    if row.used:
        raise DomainError(faults.CODE_USED)
    if not SignInCode.objects.filter(pk=row.pk, tries__lt=CODE_TRIES).update(tries=F("tries") + 1):
        raise DomainError(faults.CODE_TOO_MANY)
    digits = "".join(sign for sign in code if sign in "0123456789")
    if not hmac.compare_digest(code_hash(ticket, digits), row.code_hash) or row.contact_id is None:
        raise DomainError(faults.CODE_WRONG)
    return _use(row, faults.CODE_USED)


def sign_in_with_link(*, by: str, token: str) -> Person:
    """Who it is, if the link is whole, young and unused. Raises DomainError, with a sentence."""
    row = SignInCode.objects.filter(link_hash=hash_token(token), ends__gt=clock.now()).first()
    if row is None or row.contact_id is None:
        raise DomainError(faults.LINK_OLD)
    return _use(row, faults.LINK_USED)


def _use(row: SignInCode, used: object) -> Person:
    """Of two at once only one gets in; an invitation that hangs on it is accepted with it."""
    with transaction.atomic():
        if not SignInCode.objects.filter(pk=row.pk, used__isnull=True).update(used=clock.now()):
            raise DomainError(used)
        contact = Contact.objects.select_related("person").get(pk=row.contact_id or 0)
        person = contact.person
        if contact.verified is None:
            verify_contact(by=f"person:{person.pk}", contact=contact)
        if row.invitation_id:
            use_invitation(by=f"person:{person.pk}", person=person, invitation_id=row.invitation_id)
    return person


def verify_contact(*, by: str, contact: Contact) -> None:
    """The address is the person's own; from now on the record has its usual term."""
    contact.verified = clock.now()
    contact.save(update_fields=["verified"])
    Person.objects.filter(pk=contact.person_id).update(keep_until=default_end(clock.today()))
    record_deed(by=by, deed="verify_contact", thing=f"people.Person:{contact.person_id}")

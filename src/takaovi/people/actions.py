"""Meeting and forgetting a person, and what a person decides about the own record."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from takaovi.core import bus, clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.core.outbox.actions import erase_letters_to
from takaovi.core.outbox.models import Subscription
from takaovi.people import fault_phrases as faults
from takaovi.people.events import PersonForgotten
from takaovi.people.models import (
    Consent,
    Contact,
    Device,
    HandOver,
    Invitation,
    Notice,
    NoticeChoice,
    NoticeTimes,
    PasskeyChallenge,
    Person,
    Role,
    SignInCode,
)
from takaovi.people.notice_values import WAITS_DAYS
from takaovi.people.role_queries import keep_a_pesavahti
from takaovi.people.values import CODE_KEPT_HOURS, HAND_OVER_KEPT_DAYS, INVITATION_KEPT_DAYS, default_end

RETOLD_DAYS = 2


def meet_person(
    *, by: str, purpose: str, nickname: str = "", keep_until: date | None = None, language: str = "fi"
) -> Person:
    """A new person, with the reason we hold the record and the day it ends."""
    with transaction.atomic():
        ends = keep_until or default_end(clock.today())
        person = Person.objects.create(nickname=nickname, purpose=purpose, keep_until=ends, language=language)
        record_deed(by=by, deed="meet_person", thing=_thing_of(person))
    return person


def _thing_of(person: Person) -> str:
    return f"people.Person:{person.pk}"


def call_oneself(*, by: str, person: Person, nickname: str, language: str) -> None:
    """Another nickname or none, and the language of one's letters."""
    with transaction.atomic():
        person.nickname, person.language = nickname, language
        person.save(update_fields=["nickname", "language"])
        record_deed(by=by, deed="call_oneself", thing=_thing_of(person))


def remove_contact(*, by: str, person: Person, contact_id: int) -> None:
    """Forget an address. Raises DomainError for the last one we reach the person by, and for one that is not theirs."""
    with transaction.atomic():
        verified = person.contacts.select_for_update().filter(verified__isnull=False)
        if not verified.exclude(pk=contact_id).exists():
            raise DomainError(faults.LAST_ADDRESS)
        person.contacts.filter(pk=contact_id).delete()
        record_deed(by=by, deed="remove_contact", thing=_thing_of(person))


def give_consent(*, by: str, person: Person, purpose: str, wording: str, ends: date, version: int = 1) -> Consent:
    """Keep what was agreed to in the words that were shown, with their version; agreeing again renews it."""
    with transaction.atomic():
        agreed = {"wording": wording, "ends": ends, "given": clock.now(), "version": version}
        consent, _ = Consent.objects.update_or_create(person=person, purpose=purpose, defaults=agreed)
        record_deed(by=by, deed="give_consent", thing=_thing_of(person), detail={"purpose": purpose})
    return consent


def withdraw_consent(*, by: str, person: Person, purpose: str) -> None:
    with transaction.atomic():
        person.consents.filter(purpose=purpose).delete()
        record_deed(by=by, deed="withdraw_consent", thing=_thing_of(person), detail={"purpose": purpose})


def note_look(*, by: str, thing: str) -> None:
    """Write down that somebody looked at personal data: ``thing`` is whose page or list, as ``room.Model:id``."""
    record_deed(by=by, deed="look", thing=thing)


def forget_person(*, by: str, person: Person) -> None:
    """Empty the record; the row stays so that nothing above it breaks. Rooms above hear of it and do the same.

    Raises DomainError for the network's last pesävahti.
    """
    with transaction.atomic():
        keep_a_pesavahti(person)
        proved = person.contacts.filter(verified__isnull=False).values_list("address", flat=True)
        erase_letters_to(addresses=[*proved, f"push:{person.pk}"])
        for model in (Contact, Device, Consent, Role, Notice, NoticeChoice, NoticeTimes):
            model.objects.filter(person=person).delete()
        person.passkeys.all().delete()
        Subscription.objects.filter(person_id=person.pk).delete()
        person.nickname, person.purpose, person.keep_until = "", "", None
        person.forgotten = clock.now()
        person.save()
        record_deed(by=by, deed="forget_person", thing=_thing_of(person))
        bus.announce(PersonForgotten(person.pk))


def retell_forgotten(*, by: str = "nightly") -> int:
    """Tell rooms above once more of everybody who was forgotten since the night before: a process may have been killed
    between forgetting and telling, and they do the same thing once. Returns how many.
    """
    recent = Person.objects.filter(forgotten__gte=_days_ago(clock.now(), RETOLD_DAYS)).order_by("pk")
    numbers = list(recent.values_list("pk", flat=True))
    for number in numbers:
        bus.announce(PersonForgotten(number))
    return len(numbers)


def forget_overdue(*, by: str = "nightly") -> int:
    """Forget everybody whose end date has passed, save the last pesävahti. Returns how many."""
    overdue = Person.objects.filter(keep_until__lt=clock.today())
    return sum(_forgotten(by, person) for person in overdue)


def _forgotten(by: str, person: Person) -> bool:
    try:
        forget_person(by=by, person=person)
    except DomainError:
        record_deed(by=by, deed="keep_last_pesavahti", thing=_thing_of(person))
        return False
    return True


def erase_spent(*, by: str = "nightly") -> int:
    """Erase what has done its work: old codes, ended devices, old invitations and hand-overs. Returns how many rows."""
    now, today = clock.now(), clock.today()
    Invitation.objects.filter(ends__lt=now).exclude(address="").update(address="", channel="")
    spent = (
        Notice.objects.filter(Q(made__lt=_days_ago(now, WAITS_DAYS)) | Q(keep_until__lte=now)),
        SignInCode.objects.filter(ends__lt=now - timedelta(hours=CODE_KEPT_HOURS)),
        Contact.objects.filter(verified__isnull=True, made__lt=_days_ago(now, 1)),
        PasskeyChallenge.objects.filter(ends__lt=now),
        Device.objects.filter(ends__lt=today),
        Consent.objects.filter(ends__lt=today),
        Invitation.objects.filter(ends__lt=now - timedelta(days=INVITATION_KEPT_DAYS)),
        HandOver.objects.filter(at__lt=_days_ago(now, HAND_OVER_KEPT_DAYS)),
    )
    return sum(rows.delete()[0] for rows in spent)


def _days_ago(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)

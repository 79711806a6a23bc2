"""Passkeys: a key in one's own phone or computer instead of a code. The arithmetic is the library's (py_webauthn)."""

import json
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from takaovi.core import clock
from takaovi.core.codes import hash_token
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.people import fault_phrases as faults
from takaovi.people.models import Passkey, PasskeyChallenge, Person
from takaovi.people.passkey_queries import site_name
from takaovi.people.tokens import pack, unpack

CHALLENGE_MINUTES = 5


def begin_passkey(*, by: str, person: Person) -> dict[str, Any]:
    """What the browser is asked, to make a new key for this person."""
    import webauthn  # noqa: PLC0415  the library brings cryptography, which only these few requests need
    from webauthn.helpers import structs  # noqa: PLC0415  same

    known = [structs.PublicKeyCredentialDescriptor(id=unpack(key.credential_id)) for key in person.passkeys.all()]
    options = webauthn.generate_registration_options(
        rp_id=site_name(),
        rp_name=settings.NETWORK_NAME,
        user_id=str(person.pk).encode(),
        user_name=person.nickname or settings.NETWORK_NAME,
        exclude_credentials=known,
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.REQUIRED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
    )
    return _asked(webauthn.options_to_json(options), options.challenge)


def add_passkey(*, by: str, person: Person, answer: dict[str, Any], name: str) -> Passkey:
    """Keep the public half of a key. Raises DomainError where the answer does not fit the question."""
    import webauthn  # noqa: PLC0415  see begin_passkey
    from webauthn.helpers.exceptions import WebAuthnException  # noqa: PLC0415  same

    challenge = _spent_challenge(answer)
    try:
        found = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site_name(),
            expected_origin=settings.SITE_URL,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as fault:
        raise DomainError(faults.PASSKEY_FAULT) from fault
    with transaction.atomic():
        key = Passkey.objects.create(
            person=person,
            credential_id=pack(found.credential_id),
            public_key=pack(found.credential_public_key),
            sign_count=found.sign_count,
            name=name,
        )
        record_deed(by=by, deed="add_passkey", thing=f"people.Person:{person.pk}")
    return key


def begin_sign_in(*, by: str) -> dict[str, Any]:
    """What any browser is asked: which of its keys for this site it wants to use."""
    import webauthn  # noqa: PLC0415  see begin_passkey
    from webauthn.helpers import structs  # noqa: PLC0415  same

    options = webauthn.generate_authentication_options(
        rp_id=site_name(), user_verification=structs.UserVerificationRequirement.REQUIRED
    )
    return _asked(webauthn.options_to_json(options), options.challenge)


def sign_in_with_passkey(*, by: str, answer: dict[str, Any]) -> Person:
    """Whose key it is. Raises DomainError where the answer does not fit, one sentence for every reason."""
    import webauthn  # noqa: PLC0415  see begin_passkey
    from webauthn.helpers.exceptions import WebAuthnException  # noqa: PLC0415  same

    challenge = _spent_challenge(answer)
    known = Passkey.objects.select_related("person").filter(person__forgotten__isnull=True)
    key = known.filter(credential_id=str(answer.get("id", ""))[:700]).first()
    if key is None:
        raise DomainError(faults.PASSKEY_FAULT)
    try:
        found = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site_name(),
            expected_origin=settings.SITE_URL,
            credential_public_key=unpack(key.public_key),
            credential_current_sign_count=key.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as fault:
        raise DomainError(faults.PASSKEY_FAULT) from fault
    key.sign_count = found.new_sign_count
    key.save(update_fields=["sign_count"])
    return key.person


def remove_passkey(*, by: str, person: Person, passkey_id: int) -> None:
    """Forget a key; another person's is not there."""
    with transaction.atomic():
        person.passkeys.filter(pk=passkey_id).delete()
        record_deed(by=by, deed="remove_passkey", thing=f"people.Person:{person.pk}")


def _asked(options: str, challenge: bytes) -> dict[str, Any]:
    ends = clock.now() + timedelta(minutes=CHALLENGE_MINUTES)
    PasskeyChallenge.objects.create(challenge_hash=hash_token(pack(challenge)), ends=ends)
    told: dict[str, Any] = json.loads(options)
    return told


def _spent_challenge(answer: dict[str, Any]) -> bytes:
    """The question that the browser says it answers, if it is one of ours, young and not answered yet."""
    try:
        told = json.loads(unpack(answer["response"]["clientDataJSON"]))["challenge"]
        challenge = unpack(told)
    except (ValueError, KeyError, TypeError) as fault:
        raise DomainError(faults.PASSKEY_FAULT) from fault
    ours = PasskeyChallenge.objects.filter(challenge_hash=hash_token(pack(challenge)), ends__gt=clock.now())
    if not ours.delete()[0]:
        raise DomainError(faults.PASSKEY_FAULT)
    return challenge

"""A person's own pages in words: roles, devices, and everything we hold."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from takaovi.core.languages import BY_CODE
from takaovi.core.reading import word
from takaovi.core.text import Said
from takaovi.core.viewer import Scope, Viewer
from takaovi.people.additions import Held
from takaovi.people.consent_values import SHOWN_ROLES, SHOWN_SCOPES
from takaovi.people.held_queries import Kept
from takaovi.people.models import Device, Role
from takaovi.people.role_phrases import ROLE_NAMES, ROLE_SENTENCES
from takaovi.people.roles import ROLE_OF
from takaovi.people.time_presenters import day_words


class RoleRow(NamedTuple):
    """A role of one's own: where, what it means, and which pages belong to it."""

    role_id: int
    name: str
    where: Said | str
    sentence: str
    scope: Scope
    gives: bool
    hands_over: bool
    reads: bool
    shows: bool


def role_rows(roles: Iterable[Role], names: dict[Scope, Said], viewer: Viewer) -> list[RoleRow]:
    return [_role_row(role, Scope(role.scope_kind, role.scope_id), names, viewer) for role in roles]


def _role_row(role: Role, scope: Scope, names: dict[Scope, Said], viewer: Viewer) -> RoleRow:
    permissions = ROLE_OF[role.kind].permissions
    return RoleRow(
        role_id=role.pk,
        name=word(ROLE_NAMES, role.kind),
        where=names.get(scope) or _("the whole network"),
        sentence=word(ROLE_SENTENCES, role.kind),
        scope=scope,
        gives="role.give" in permissions,
        hands_over="place.hand_over" in permissions and scope.kind in ("place", "organisation"),
        reads="audit.read" in permissions,
        shows=role.kind in SHOWN_ROLES and scope.kind in SHOWN_SCOPES,
    )


class DeviceRow(NamedTuple):
    device_id: int
    name: str
    told: str
    here: bool


def device_rows(devices: Iterable[Device], present: Device | None) -> list[DeviceRow]:
    return [
        DeviceRow(
            device.pk,
            device.name or _("A device"),
            _("Added on %(day)s") % {"day": day_words(device.added)},
            present is not None and device.pk == present.pk,
        )
        for device in devices
    ]


def all_held(kept: Kept, above: Iterable[Held], names: dict[Scope, Said]) -> list[Held]:
    """Every kind of record that has rows, with its purpose and its end."""
    listed = [*_oneself(kept), *_ways_in(kept), *_left_behind(kept, names), *above]
    return [held for held in listed if held.rows]


def _oneself(kept: Kept) -> list[Held]:
    person, until = kept.person, kept.person.keep_until
    purpose = _("So that you can look after what you hold. It ends two years after your last visit.")
    language = BY_CODE[person.language].own_name if person.language in BY_CODE else person.language
    name = person.nickname or _("no nickname")
    contacts = tuple(contact.address for contact in kept.contacts)
    return [
        Held(_("Nickname and language"), (name, language), purpose, until),
        Held(_("Addresses"), contacts, _("So that we can send you codes and letters."), until),
        _letters(kept),
    ]


def _letters(kept: Kept) -> Held:
    """Until the last of them goes; each goes by itself."""
    count = len(kept.letters)
    told = ngettext("%(count)d letter", "%(count)d letters", count) % {"count": count}
    last = max((until.date() for until in kept.letters), default=None)
    purpose = _("So that a letter that did not arrive can be sent again. Each goes within days.")
    return Held(_("Letters to you"), (told,) if count else (), purpose, last)


def _ways_in(kept: Kept) -> list[Held]:
    devices = tuple(
        _("%(name)s, used last in %(month)s")
        % {"name": device.name or _("A device"), "month": f"{device.seen.month}/{device.seen.year}"}
        for device in kept.devices
    )
    last = max((device.ends for device in kept.devices), default=None)
    consents = tuple(consent.wording for consent in kept.consents)
    return [
        Held(_("Devices"), devices, _("So that you need no code each time. It ends a year after the last use."), last),
        Held(
            _("Browsers that show you messages"),
            (str(kept.subscriptions),) if kept.subscriptions else (),
            _("So that a message reaches you at once. It ends when you turn it off, there or here."),
            kept.person.keep_until,
        ),
        Held(
            _("How messages reach you"),
            (_("your choices"),) if kept.chosen else (),
            _("So that they come as you like."),
            kept.person.keep_until,
        ),
        Held(
            _("What waits for your daily letter"),
            (str(kept.notices),) if kept.notices else (),
            _("So that it comes in one letter. It is erased when the letter is written."),
        ),
        Held(
            _("Passkeys"),
            tuple(key.name or _("A passkey") for key in kept.passkeys),
            _("So that you can sign in without a code. We have only the public half."),
            kept.person.keep_until,
        ),
        Held(_("What you agreed to"), consents, _("So that we do only that."), _last_of(kept)),
    ]


def _last_of(kept: Kept) -> date | None:
    return max((consent.ends for consent in kept.consents), default=None)


def _left_behind(kept: Kept, names: dict[Scope, Said]) -> list[Held]:
    roles = tuple(
        f"{word(ROLE_NAMES, role.kind)}: {names.get(Scope(role.scope_kind, role.scope_id)) or _('the whole network')}"
        for role in kept.roles
    )
    number = _("They stay for 400 days under the number %(number)d, without your name.") % {"number": kept.person.pk}
    counted = ngettext("%(count)d deed", "%(count)d deeds", kept.deeds) % {"count": kept.deeds}
    told = [counted] if kept.deeds else []
    for count, words in (
        (kept.invitations, _("invitations you sent: %(count)d")),
        (kept.roles_given, _("roles you gave: %(count)d")),
        (kept.hand_overs, _("hand-overs: %(count)d")),
        (kept.versions, _("earlier versions of pages that you changed: %(count)d")),
    ):
        told += [words % {"count": count}] if count else []
    purpose = _("So that a place's own people see who did what.")
    return [
        Held(_("Roles"), roles, _("So that you may do what belongs to them."), kept.person.keep_until),
        Held(_("What you did here"), tuple(told), purpose, None, number),
    ]


def exported(held: Iterable[Held]) -> list[dict[str, object]]:
    """The same for a machine: whole texts and ISO days."""
    return [
        {
            "what": one.title,
            "rows": list(one.rows),
            "why": one.purpose,
            "until": one.until.isoformat() if one.until else None,
            "stays": one.stays or None,
        }
        for one in held
    ]

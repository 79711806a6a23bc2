"""Who somebody is to us, as little as possible, and how we can reach them."""

from django.db import models
from django.db.models import Q

from takaovi.core.clock import now, today
from takaovi.people.notice_models import Notice as Notice
from takaovi.people.notice_models import NoticeChoice as NoticeChoice
from takaovi.people.notice_models import NoticeTimes as NoticeTimes
from takaovi.people.roles import ROLES, SCOPE_KINDS
from takaovi.people.values import CHANNELS


def listed(*words: str) -> list[tuple[str, str]]:
    return [(word, word) for word in words]


class Person(models.Model):
    """A keeper, a host, a helper: a nickname at most, with a purpose and an end date.

    A forgotten person stays as an empty row, so that what they confirmed does not break.
    """

    nickname = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=10, default="fi", db_default="fi", help_text="Of letters to this person")
    purpose = models.CharField(max_length=120, help_text="Why we hold this, in one sentence")
    created = models.DateTimeField(default=now)
    keep_until = models.DateField(null=True)
    forgotten = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="person_has_end_date", condition=Q(keep_until__isnull=False) | Q(forgotten__isnull=False)
            ),
            models.CheckConstraint(
                name="forgotten_person_is_empty",
                condition=Q(forgotten__isnull=True) | Q(nickname="", purpose="", keep_until__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"


class Contact(models.Model):
    """Where letters reach a person. Kept as long as the person; unverified only until its code runs out."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contacts")
    channel = models.CharField(max_length=10, choices=listed(*CHANNELS))
    address = models.CharField(max_length=254, help_text="Lower case, or +358...")
    made = models.DateTimeField(default=now)
    verified = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "address"], name="an_address_is_one_persons"),
            models.CheckConstraint(name="contact_has_an_address", condition=Q(address__gt="")),
        ]

    def __str__(self) -> str:
        return f"contact {self.pk} of person {self.person_id}"


class Role(models.Model):
    """What a person is in a scope. What it lets one do stands in ``roles``."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    kind = models.CharField(max_length=20, choices=listed(*(role.name for role in ROLES)))
    scope_kind = models.CharField(max_length=20, choices=listed(*SCOPE_KINDS))
    scope_id = models.BigIntegerField(default=0, help_text="Row of the organisation, place or activity; 0 network")
    given = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["scope_kind", "scope_id"], name="role_by_scope")]
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "scope_kind", "scope_id"], name="one_role_in_a_scope"),
            models.CheckConstraint(
                name="role_fits_its_scope",
                condition=Q(
                    *(Q(kind=role.name, scope_kind__in=sorted(role.scope_kinds)) for role in ROLES),
                    _connector=Q.OR,
                ),
            ),
            models.CheckConstraint(
                name="only_the_network_has_no_row",
                condition=Q(scope_kind="network", scope_id=0) | (~Q(scope_kind="network") & Q(scope_id__gt=0)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.scope_kind} {self.scope_id}"


class Invitation(models.Model):
    """A role held out to somebody. The address is erased when it is used or runs out."""

    role = models.CharField(max_length=20, choices=listed(*(role.name for role in ROLES)))
    scope_kind = models.CharField(max_length=20, choices=listed(*SCOPE_KINDS))
    scope_id = models.BigIntegerField(default=0)
    token_hash = models.CharField(max_length=64, unique=True)
    channel = models.CharField(max_length=10, choices=listed(*CHANNELS), blank=True)
    address = models.CharField(max_length=254, blank=True, help_text="Empty for a link that is shown")
    language = models.CharField(max_length=10, default="fi")
    inviter = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made = models.DateTimeField(default=now)
    ends = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["scope_kind", "scope_id"], name="invitation_by_scope")]
        constraints = [
            models.CheckConstraint(
                name="used_invitation_is_empty", condition=Q(used__isnull=True) | Q(address="", channel="")
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}: {self.role} of {self.scope_kind} {self.scope_id}"


class SignInCode(models.Model):
    """One asking for a way in. The code counts only with the ticket of the browser that asked; the link anywhere.

    An asking with an address nobody has is a row too, so that both look and count alike; it holds no address.
    """

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    ticket_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64, help_text="Keyed with the ticket, which only the browser has")
    link_hash = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(default=now)
    ends = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    used = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"sign-in {self.pk}"


class Device(models.Model):
    """A browser that stays signed in for a year. Of its use no more is kept than the month."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices")
    token_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=60, help_text='Such as "Firefox on Android"; the browser\'s line is not kept')
    added = models.DateField(default=today)
    seen = models.DateField(help_text="The first of the month it was last used in")
    ends = models.DateField(db_index=True)

    class Meta:
        constraints = [models.CheckConstraint(name="device_is_seen_by_month", condition=Q(seen__day=1))]

    def __str__(self) -> str:
        return f"device {self.pk}"


class Passkey(models.Model):
    """The public half of a key that a phone or a computer keeps."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="passkeys")
    credential_id = models.CharField(max_length=700, unique=True, help_text="base64url")
    public_key = models.TextField(help_text="COSE key, base64url")
    sign_count = models.BigIntegerField(default=0)
    name = models.CharField(max_length=60)
    added = models.DateField(default=today)

    def __str__(self) -> str:
        return f"passkey {self.pk}"


class PasskeyChallenge(models.Model):
    """A question put to a passkey: answered once, within minutes."""

    challenge_hash = models.CharField(max_length=64, unique=True)
    ends = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"challenge {self.pk}"


class Consent(models.Model):
    """What a person agreed to, in the words they saw, until when."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=60)
    wording = models.TextField()
    version = models.PositiveSmallIntegerField(default=1, help_text="Of the wording, consent_values.VERSIONS")
    given = models.DateTimeField(default=now)
    ends = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "purpose"], name="one_consent_to_a_purpose")]

    def __str__(self) -> str:
        return f"consent {self.pk}"


class HandOver(models.Model):
    """A place in new hands: what was moved, so that it can be undone for a week. Notes are erased with it."""

    scope_kind = models.CharField(max_length=20, choices=listed("place", "organisation"))
    scope_id = models.BigIntegerField()
    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moved = models.JSONField(default=dict)
    note = models.TextField(blank=True, help_text="Keys, habits: what the successor should know")
    at = models.DateTimeField(default=now)
    undone = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["scope_kind", "scope_id"], name="hand_over_by_scope")]
        constraints = [models.CheckConstraint(name="handed_to_somebody_else", condition=~Q(giver=models.F("taker")))]

    def __str__(self) -> str:
        return f"hand-over {self.pk} of {self.scope_kind} {self.scope_id}"

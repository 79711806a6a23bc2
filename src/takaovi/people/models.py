"""Who somebody is to us, as little as possible."""

from django.db import models
from django.db.models import Q

from takaovi.core.clock import now


class Person(models.Model):
    """A keeper, a host, a helper: a nickname at most, with a purpose and an end date.

    A forgotten person stays as an empty row, so that what they confirmed does not break.
    """

    nickname = models.CharField(max_length=40, blank=True)
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
    """One way to reach a person, erased with the person."""

    class Channel(models.TextChoices):
        EMAIL = "email"
        PHONE = "phone"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contacts")
    channel = models.CharField(max_length=10, choices=Channel)
    address = models.CharField(max_length=254)

    def __str__(self) -> str:
        return f"{self.channel} of person {self.person_id}"


class Consent(models.Model):
    """What a person agreed to, in which words, until when."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=60)
    wording = models.TextField()
    given = models.DateTimeField(default=now)
    ends = models.DateField()

    def __str__(self) -> str:
        return f"{self.purpose} by person {self.person_id}"


class Role(models.Model):
    """What a person may do, and where: a role in a scope such as ``place:12`` or ``network``."""

    class Kind(models.TextChoices):
        NETWORK_KEEPER = "network_keeper"
        KEEPER = "keeper"
        HOST = "host"
        GREETER = "greeter"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    scope = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "scope"], name="one_role_once_in_a_scope")]

    def __str__(self) -> str:
        return f"{self.kind} in {self.scope}"

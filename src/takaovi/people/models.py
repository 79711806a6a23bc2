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

"""How things were: one row for each deed that changed something people wrote."""

from django.db import models

from takaovi.core.clock import now


class Version(models.Model):
    """A thing as it was after a deed. ``state`` is what its room needs to bring it back, and never a person."""

    thing = models.CharField(max_length=80, help_text="room.Model:id")
    number = models.PositiveIntegerField(help_text="Counted from 1 for each thing")
    at = models.DateTimeField(default=now, db_index=True)
    by = models.CharField(max_length=60, help_text="A role or a person's id, never a name")
    deed = models.CharField(max_length=60)
    state = models.JSONField()

    class Meta:
        app_label = "core"
        constraints = [
            models.UniqueConstraint(fields=["thing", "number"], name="one_version_of_a_number"),
            models.CheckConstraint(name="version_counts_from_one", condition=models.Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.thing} number {self.number}"

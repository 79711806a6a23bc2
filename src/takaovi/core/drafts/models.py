"""What somebody has typed and not saved yet, so that a lost connection or a closed tab loses nothing."""

from django.db import models

from takaovi.core.clock import now


class Draft(models.Model):
    """One for each person and thing. ``body`` is what was typed, as the form of that thing reads it."""

    person_id = models.BigIntegerField(help_text="people.Person; a number, since the core stands below people")
    thing = models.CharField(max_length=120, help_text="room.Model:id:what")
    body = models.JSONField(help_text="Names of fields with what was typed in them")
    saved = models.DateTimeField(default=now)
    keep_until = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "core"
        constraints = [
            models.UniqueConstraint(fields=["person_id", "thing"], name="one_draft_of_a_thing"),
            models.CheckConstraint(name="draft_has_an_end", condition=models.Q(keep_until__gt=models.F("saved"))),
        ]

    def __str__(self) -> str:
        return f"draft of {self.thing}"

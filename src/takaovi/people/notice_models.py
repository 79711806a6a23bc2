"""How a person wants to be told of things, and what waits for their daily letter."""

from django.db import models
from django.db.models import Q

from takaovi.core.clock import now
from takaovi.people.notice_values import DIGEST_HOURS, KINDS, QUIET, USUAL_HOUR, USUAL_QUIET, WAYS


class NoticeChoice(models.Model):
    """The way of one kind of notice. Without a row the default of the kind holds."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="notice_choices")
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in KINDS])
    way = models.CharField(max_length=5, choices=[(way, way) for way in WAYS])

    class Meta:
        app_label = "people"
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="one_way_for_a_kind"),
            models.CheckConstraint(name="notice_kind_is_known", condition=Q(kind__in=KINDS)),
            models.CheckConstraint(name="notice_way_is_known", condition=Q(way__in=WAYS)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.way}"


class NoticeTimes(models.Model):
    """When the daily letter comes, and when nothing comes. Without a row: at nine, quiet from 21 to 8."""

    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, related_name="notice_times")
    hour = models.PositiveSmallIntegerField(default=USUAL_HOUR)
    quiet = models.CharField(max_length=5, default=USUAL_QUIET)

    class Meta:
        app_label = "people"
        constraints = [
            models.CheckConstraint(name="daily_letter_has_its_hour", condition=Q(hour__in=DIGEST_HOURS)),
            models.CheckConstraint(name="quiet_hours_are_known", condition=Q(quiet__in=QUIET)),
        ]

    def __str__(self) -> str:
        return f"times of person {self.person_id}"


class Notice(models.Model):
    """Something that waits for the daily letter, in words. It goes into it, and is gone."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in KINDS])
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=120)
    text = models.TextField()
    ref = models.CharField(max_length=80, blank=True, db_index=True, help_text="What it is about: room.Model:id")
    keep_until = models.DateTimeField(null=True, help_text="Then it is of no use, or must be forgotten")
    made = models.DateTimeField(default=now)

    class Meta:
        app_label = "people"
        constraints = [models.CheckConstraint(name="notice_has_a_text", condition=Q(text__gt=""))]

    def __str__(self) -> str:
        return f"notice {self.pk} of {self.kind}"

"""The two books of the house, and the lease that lets one process do the nightly work."""

from django.db import models

from takaovi.core.clock import now, today


class AuditEntry(models.Model):
    """Who did what to what. Kept short, closed to the public."""

    at = models.DateTimeField(default=now, db_index=True)
    by = models.CharField(max_length=60, help_text="A role or a person's id, never a name")
    deed = models.CharField(max_length=60)
    thing = models.CharField(max_length=80, help_text="room.Model:id")
    detail = models.JSONField(default=dict)

    class Meta:
        app_label = "core"
        indexes = [models.Index(fields=["thing", "at"], name="audit_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by} {self.deed} {self.thing}"


class Fact(models.Model):
    """What happened where and when. No person, hour precision: there is no column that could hold one."""

    kind = models.CharField(max_length=40)
    hour = models.IntegerField(help_text="Whole hours since 1970-01-01 00:00 UTC: nothing finer fits")
    municipality = models.CharField(max_length=3, blank=True, help_text="Municipality code, or empty if unknown")
    detail = models.JSONField(default=dict)

    class Meta:
        app_label = "core"
        indexes = [models.Index(fields=["kind", "hour"], name="fact_kind_hour")]

    def __str__(self) -> str:
        return f"{self.kind} {self.municipality} {self.hour}"


class Lease(models.Model):
    """One named job at a time over all processes: whoever moves ``until`` forward holds it."""

    name = models.CharField(max_length=60, primary_key=True)
    until = models.DateTimeField()
    done_on = models.DateField(null=True, help_text="The last day the job was finished")

    class Meta:
        app_label = "core"

    def __str__(self) -> str:
        return self.name


class DaySalt(models.Model):
    """The key of one day's counts, thrown away the night after."""

    day = models.DateField(primary_key=True)
    salt = models.CharField(max_length=64)

    class Meta:
        app_label = "core"

    def __str__(self) -> str:
        return f"salt of {self.day}"


class Spending(models.Model):
    """How often something was done from a place that only a keyed hash tells apart. Erased the night after."""

    name = models.CharField(max_length=40)
    key = models.CharField(max_length=32, help_text="Keyed hash with the salt of the day")
    window = models.BigIntegerField(help_text="Number of the time window since 1970")
    day = models.DateField(default=today)
    spent = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "core"
        constraints = [models.UniqueConstraint(fields=["name", "key", "window"], name="one_count_in_a_window")]

    def __str__(self) -> str:
        return f"{self.name} {self.spent}"

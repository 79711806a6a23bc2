"""What happens: activities, their series in time and each occurrence."""

from django.db import models
from django.db.models import F, Q

from takaovi.core.clock import now
from takaovi.places.models import Organisation, Place, Space
from takaovi.programme.signup_models import Signup as Signup
from takaovi.programme.values import ACTIVITY_KINDS, COMPANIES, LONGEST, SIGN_UPS, STATUSES


class Activity(models.Model):
    """Something one may come along to, in the room, online or by phone."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=[(k, k) for k in ACTIVITY_KINDS], default="regular")
    summary = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    part_of = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="parts")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    space = models.ForeignKey(Space, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    online_url = models.URLField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    zone = models.CharField(max_length=40, default="Europe/Helsinki")
    traits = models.BigIntegerField(default=0, help_text="Bits of places.values.Trait that hold in this activity")
    audience = models.CharField(max_length=120, blank=True, help_text="For whom, in kind words; empty is for all")
    min_age = models.PositiveSmallIntegerField(null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(null=True, blank=True)
    exclusive = models.BooleanField(default=False, help_text="The place is kept for this group meanwhile")
    cost_cents = models.PositiveIntegerField(default=0)
    cost_note = models.CharField(max_length=120, blank=True)
    sign_up = models.CharField(max_length=12, choices=[(s, s) for s in SIGN_UPS], default="none")
    sign_up_note = models.CharField(max_length=160, blank=True)
    sign_up_here = models.BooleanField(default=False, help_text="On its own page, without an account")
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    company = models.CharField(
        max_length=4, blank=True, choices=[(c, c) for c in COMPANIES], help_text="How many usually come"
    )
    languages = models.CharField(max_length=60, blank=True)
    hosts = models.ManyToManyField(Organisation, through="Hosting", related_name="+")
    photo = models.ImageField(upload_to="activities/", blank=True)
    photo_alt = models.CharField(max_length=160, blank=True, help_text="What is seen in it")
    published = models.DateTimeField(null=True, blank=True)
    publish_at = models.DateTimeField(null=True, blank=True, help_text="A draft that shows itself from then on")
    changed = models.DateTimeField(default=now)

    class Meta:
        verbose_name_plural = "activities"
        indexes = [
            # The few one may join from home, found without reading the many that happen in a room.
            models.Index(fields=["id"], condition=Q(online_url__gt=""), name="activity_online"),
            models.Index(fields=["id"], condition=Q(phone__gt=""), name="activity_by_phone"),
            models.Index(fields=["publish_at"], condition=Q(publish_at__isnull=False), name="activity_to_publish"),
        ]
        constraints = [
            models.CheckConstraint(
                name="activity_ages_in_order",
                condition=Q(min_age__isnull=True) | Q(max_age__isnull=True) | Q(min_age__lte=F("max_age")),
            ),
            models.CheckConstraint(name="activity_company_is_known", condition=Q(company__in=("", *COMPANIES))),
            models.CheckConstraint(
                name="activity_is_somewhere",
                condition=Q(place__isnull=False) | Q(online_url__gt="") | Q(phone__gt="") | Q(part_of__isnull=False),
            ),
            models.CheckConstraint(name="activity_photo_is_described", condition=Q(photo="") | Q(photo_alt_fi__gt="")),
            models.CheckConstraint(
                name="only_a_draft_waits_to_be_shown", condition=Q(publish_at__isnull=True) | Q(published__isnull=True)
            ),
            models.CheckConstraint(
                name="signs_up_here_where_one_signs_up", condition=Q(sign_up_here=False) | ~Q(sign_up="none")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def public_place(self) -> Place | None:
        """Where it is, if anybody may see that place; a place can be taken from view after the activity was shown."""
        return self.place if self.place and self.place.published else None

    @property
    def public_umbrella(self) -> "Activity | None":
        """What it is a part of, if anybody may see that."""
        return self.part_of if self.part_of and self.part_of.published else None


class Hosting(models.Model):
    """An organisation hosts an activity, alone or with others; a public body visits with a service."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="hostings")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    leads = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "organisation"], name="hosts_an_activity_once")]

    def __str__(self) -> str:
        return f"{self.organisation_id} hosts {self.activity_id}"


class HostInvitation(models.Model):
    """An organisation is asked to host an activity with others. Answered, it is gone: the audit book tells how."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=60, help_text="A role or a person's id, never a name")
    made = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "organisation"], name="invited_to_host_once")]

    def __str__(self) -> str:
        return f"{self.organisation_id} is asked to host {self.activity_id}"


class Series(models.Model):
    """When an activity repeats: rules, breaks and dated changes in one document (docs/programme.md)."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="series")
    plan = models.JSONField()
    plan_hash = models.CharField(max_length=32, blank=True)
    expanded_to = models.DateField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return f"series of {self.activity_id}"


class Occurrence(models.Model):
    """One time it happens. ``place`` repeats the activity's so that a day at a place is one index seek."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="occurrences", db_index=False)
    series = models.ForeignKey(
        Series, on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    planned = models.IntegerField(help_text="UTC minute the series says; the occurrence's identity in the series")
    start = models.IntegerField(help_text="UTC minute")
    end = models.IntegerField(help_text="UTC minute")
    status = models.CharField(max_length=10, choices=[(s, s) for s in STATUSES], default="on")
    reason = models.CharField(max_length=160, blank=True, help_text="Why moved or cancelled, or what differs")
    full = models.BooleanField(default=False, help_text="No room left; come another time")

    class Meta:
        indexes = [
            models.Index(fields=["place", "start"], name="occurrence_place_start"),
            models.Index(fields=["activity", "start"], name="occurrence_activity_start"),
            models.Index(fields=["start"], name="occurrence_start"),
            models.Index(fields=["planned"], condition=Q(status="moved"), name="occurrence_moved"),
        ]
        constraints = [
            models.CheckConstraint(name="occurrence_is_forward", condition=Q(end__gt=F("start"))),
            # Finding what goes on at a time looks back only so far.
            models.CheckConstraint(name="occurrence_is_short", condition=Q(end__lte=F("start") + LONGEST)),
            models.UniqueConstraint(
                fields=["series", "planned"], condition=Q(series__isnull=False), name="one_occurrence_of_a_series"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} at {self.start}"

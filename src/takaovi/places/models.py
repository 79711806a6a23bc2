"""Meeting places, their spaces, the organisations that keep them, and what happens when I come."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast

from takaovi.core.clock import now
from takaovi.places.values import ANSWER_MAX, PlaceKind, Question, Sector, Trait, Way


def choices(enum: type) -> list[tuple[str, str]]:
    return [(member.value, member.value) for member in enum]  # type: ignore[attr-defined]


class Organisation(models.Model):
    """Who keeps places and hosts activities: any sector, a village group without a business id too."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    sector = models.CharField(max_length=20, choices=choices(Sector))
    business_id = models.CharField(max_length=9, null=True, blank=True, unique=True, help_text="Y-tunnus, or nothing")
    municipality = models.CharField(max_length=3, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    website = models.URLField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="business_id_has_its_form",
                condition=Q(business_id__isnull=True) | Q(business_id__regex=r"^\d{7}-\d$"),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Place(models.Model):
    """A common living room, open to all. Coordinates are missing where there is no door to go to."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=choices(PlaceKind))
    summary = models.CharField(max_length=160, help_text="One sentence: what it is like to be there")
    description = models.TextField(blank=True)
    welcome = models.CharField(max_length=160, blank=True, help_text="The welcome promise")
    municipality = models.CharField(max_length=3, help_text="Municipality code of Statistics Finland")
    village = models.CharField(max_length=60, blank=True)
    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    zone = models.CharField(max_length=40, default="Europe/Helsinki")
    traits = models.BigIntegerField(default=0, help_text="Bits of places.values.Trait")
    languages = models.CharField(max_length=60, blank=True, help_text="Spoken there: fi,sv,en,ar,uk ...")
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    cost_cents = models.PositiveIntegerField(default=0, help_text="To come in; 0 is free")
    cost_note = models.CharField(max_length=120, blank=True)
    transport = models.CharField(max_length=200, blank=True, help_text="Bus, stop, last bus home, rides")
    photo = models.ImageField(upload_to="doors/", blank=True, help_text="The real door")
    photo_alt = models.CharField(max_length=160, blank=True)
    published = models.DateTimeField(null=True, blank=True)
    changed = models.DateTimeField(default=now)
    source = models.CharField(max_length=80, blank=True, help_text="Where it was imported from, and the licence")
    keepers = models.ManyToManyField(Organisation, through="Keeping", related_name="+")

    class Meta:
        # Read by hours/nearest.py alone, and whole: published places in bands of a twentieth of a degree,
        # from west to east, with all that the walk asks of a place. Its first column must stay as it is there.
        indexes = [
            models.Index(
                Cast(F("lat") * 20, models.IntegerField()),
                "lon",
                "lat",
                "traits",
                "published",
                name="place_band",
                condition=Q(published__isnull=False),
                include=["id"],
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="place_has_both_coordinates",
                condition=Q(lat__isnull=True, lon__isnull=True) | Q(lat__isnull=False, lon__isnull=False),
            ),
            models.CheckConstraint(
                name="place_is_on_earth",
                condition=Q(lat__isnull=True) | Q(lat__range=(-90, 90), lon__range=(-180, 180)),
            ),
            models.CheckConstraint(name="photo_is_described", condition=Q(photo="") | Q(photo_alt_fi__gt="")),
        ]

    def __str__(self) -> str:
        return self.name


class Keeping(models.Model):
    """An organisation keeps a place, alone or with others."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="keepings")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    leads = models.BooleanField(default=False, help_text="Answers for the place; named first")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "organisation"], name="keeps_a_place_once")]

    def __str__(self) -> str:
        return f"{self.organisation_id} keeps {self.place_id}"


class Space(models.Model):
    """A part of a place with a use of its own: hall, workshop, quiet room."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="spaces")
    name = models.CharField(max_length=80)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    traits = models.BigIntegerField(default=0)
    note = models.CharField(max_length=160, blank=True)

    def __str__(self) -> str:
        return self.name


class WayToMeet(models.Model):
    """Door, online room, phone, on the move: a place has one or several."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="ways")
    way = models.CharField(max_length=10, choices=choices(Way))
    note = models.CharField(max_length=160, blank=True)
    url = models.URLField(blank=True)
    phone = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "way"], name="one_way_once"),
            models.CheckConstraint(name="online_has_address", condition=~Q(way="online") | Q(url__gt="")),
            models.CheckConstraint(name="phone_has_number", condition=~Q(way="phone") | Q(phone__gt="")),
        ]

    def __str__(self) -> str:
        return f"{self.way} of {self.place_id}"


class Venue(models.Model):
    """Where the place is at times instead of at its own door; its spans say which (hours.OpeningSpan.venue).

    With days it is so in that part of every year: the shore in June, the school in winter. Without days it is a stop
    of a place on the move, named by its ``key`` in the rules of the hours (docs/hours.md).
    """

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="venues")
    key = models.SlugField(max_length=40, blank=True)
    name = models.CharField(max_length=80)
    note = models.CharField(max_length=160, blank=True, help_text="The very spot, in one sentence")
    street = models.CharField(max_length=120, blank=True)
    municipality = models.CharField(max_length=3, blank=True, help_text="Empty: the one of the place")
    village = models.CharField(max_length=60, blank=True)
    lat = models.FloatField()
    lon = models.FloatField()
    from_day = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Month and day: 601 is 1 June")
    to_day = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Last day, MMDD; smaller than from_day passes New Year"
    )

    class Meta:
        # The walk of hours/nearest.py reads it beside place_band: the first column must stay as it is there.
        indexes = [models.Index(Cast(F("lat") * 20, models.IntegerField()), "lon", "lat", "place", name="venue_band")]
        constraints = [
            models.CheckConstraint(
                name="venue_has_days_or_a_key",
                condition=Q(from_day__isnull=False, to_day__isnull=False)
                & Q(from_day__range=(101, 1231), to_day__range=(101, 1231))
                | (Q(from_day__isnull=True, to_day__isnull=True) & ~Q(key="")),
            ),
            models.UniqueConstraint(fields=["place", "key"], condition=~Q(key=""), name="one_stop_of_a_key"),
            models.CheckConstraint(name="venue_is_on_earth", condition=Q(lat__range=(-90, 90), lon__range=(-180, 180))),
        ]

    def __str__(self) -> str:
        return self.name


class TraitNote(models.Model):
    """What a trait means here: where the ramp is, how wide the door, which tools."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="trait_notes")
    trait = models.PositiveSmallIntegerField(choices=[(t.value, t.name) for t in Trait])
    note = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "trait"], name="one_note_for_a_trait")]

    def __str__(self) -> str:
        return f"{Trait(self.trait).name} of {self.place_id}"


class ArrivalAnswer(models.Model):
    """One of the twelve answers of "Kun tulet": what happens when I open the door."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="arrival")
    question = models.PositiveSmallIntegerField(choices=[(q.value, q.name) for q in Question])
    text = models.CharField(max_length=ANSWER_MAX)

    class Meta:
        ordering = ["question"]
        constraints = [
            models.UniqueConstraint(fields=["place", "question"], name="one_answer_to_a_question"),
            models.CheckConstraint(name="arrival_question_is_one_of_twelve", condition=Q(question__range=(1, 12))),
        ]

    def __str__(self) -> str:
        return f"{Question(self.question).name} of {self.place_id}"


class Boundary(models.Model):
    """The outline of a municipality or a region, drawn on the map. Imported as a whole set, never edited by hand.

    ``rings`` are packed as ``places.outline.pack`` says; the four corners are in degrees, for finding.
    """

    code = models.CharField(max_length=3, unique=True, help_text="NATCODE: three digits, or two of a region")
    is_region = models.BooleanField(default=False)
    name_fi = models.CharField(max_length=60)
    name_sv = models.CharField(max_length=60)
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    rings = models.JSONField()
    credit = models.CharField(max_length=160, help_text="Whose lines these are and under which licence")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="boundary_code_tells_its_kind",
                condition=Q(is_region=False, code__regex=r"^\d{3}$") | Q(is_region=True, code__regex=r"^\d{2}$"),
            ),
            models.CheckConstraint(name="boundary_is_credited", condition=~Q(credit="")),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name_fi}"

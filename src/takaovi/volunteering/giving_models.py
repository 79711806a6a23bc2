"""Hours given, by day or by month, never with a name; and that an extract was shown, never what stood in it."""

from django.db import models
from django.db.models import Q

from takaovi.core.clock import now, today
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.volunteering.giving_values import MOST_GROUP_MINUTES, MOST_PEOPLE, SOURCES


class HoursGiven(models.Model):
    """Time that was given to a place. ``minutes`` is the sum of all ``people``.

    ``take`` keeps one from writing the same shift twice. A person stays with an own line until they are forgotten.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    task = models.ForeignKey(
        "volunteering.VolunteerTask", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    take = models.OneToOneField(
        "volunteering.ShiftTake", on_delete=models.SET_NULL, null=True, blank=True, related_name="given"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=6, choices=[(s, s) for s in SOURCES])
    day = models.DateField(help_text="Of a whole month its first day")
    minutes = models.PositiveIntegerField()
    people = models.PositiveSmallIntegerField(default=1)
    written = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["place", "day"], name="given_at_a_place")]
        constraints = [
            models.CheckConstraint(name="some_time_was_given", condition=Q(minutes__range=(1, MOST_GROUP_MINUTES))),
            models.CheckConstraint(name="somebody_gave_it", condition=Q(people__range=(1, MOST_PEOPLE))),
            models.CheckConstraint(
                name="a_sample_is_a_whole_month", condition=~Q(source="sample") | Q(day__day=1, person=None)
            ),
            models.UniqueConstraint(
                fields=["place", "day"], name="one_sample_of_a_month", condition=Q(source="sample")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes} minutes for place {self.place_id}"


class ExtractShown(models.Model):
    """The criminal-records extract was shown and given back. No copy, no number, nothing of what it said."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(default=today)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "person"], name="extract_shown_once")]

    def __str__(self) -> str:
        return f"extract shown at place {self.place_id}"

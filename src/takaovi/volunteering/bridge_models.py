"""The first visit: the signs of a place, an agreed meeting at the door, and word that somebody may come.

None of it is a list of anybody: a guest is a time and a sign, and the rows are deleted, not marked.
"""

from django.db import models
from django.db.models import F, Q

from takaovi.core.clock import now
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.volunteering.bridge_values import (
    CONTACT_MAX,
    FORGET_AFTER,
    NAME_MAX,
    NOTE_MAX,
    OWN_SIGN_MAX,
    DayPart,
    Sign,
)

GAVE_ADDRESS = Q(contact="", channel="", consented__isnull=True) | Q(
    contact__gt="", channel__in=("email", "sms"), consented__isnull=False
)


class DoorSigns(models.Model):
    """Which signs those who greet at this place have at hand, as words of ``bridge_values.Sign`` with commas."""

    place = models.OneToOneField(Place, on_delete=models.PROTECT, related_name="+")
    chosen = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"signs of place {self.place_id}"


class Greeting(models.Model):
    """Somebody would like to be met at the door: when, and by what the two know each other. A name only if they wish.

    ``code`` is no column. ``greeter_name`` is told to the guest, and stands here only if the greeter agreed.
    """

    code = ""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    start = models.IntegerField(help_text="UTC minute")
    sign = models.CharField(max_length=8, blank=True, choices=[(sign.value, sign.value) for sign in Sign])
    own_sign = models.CharField(max_length=OWN_SIGN_MAX, blank=True)
    name = models.CharField(max_length=NAME_MAX, blank=True)
    channel = models.CharField(max_length=5, blank=True)
    contact = models.CharField(max_length=CONTACT_MAX, blank=True)
    consented = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=9, default="fi")
    seed = models.CharField(max_length=40)
    code_hash = models.CharField(max_length=32, unique=True)
    once = models.CharField(max_length=40, null=True, unique=True, help_text="Hash of the form's own number")
    told_by = models.IntegerField(help_text="UTC minute by which the guest hears")
    widen_at = models.IntegerField(null=True, blank=True, help_text="UTC minute when others are asked too")
    unanswered = models.DateTimeField(null=True, blank=True, help_text="The guest was told that nobody has answered")
    greeter_name = models.CharField(max_length=NAME_MAX, blank=True)
    forget_at = models.IntegerField(db_index=True, help_text="UTC minute; then the row is deleted")

    class Meta:
        constraints = [
            models.CheckConstraint(name="met_by_one_sign", condition=Q(sign="") | Q(own_sign="")),
            models.CheckConstraint(name="a_guest_gave_the_address_to_be_used", condition=GAVE_ADDRESS),
            models.CheckConstraint(
                name="a_greeting_is_forgotten_in_a_day",
                condition=Q(forget_at__gt=F("start"), forget_at__lte=F("start") + FORGET_AFTER),
            ),
        ]

    def __str__(self) -> str:
        return f"greeting {self.pk} at place {self.place_id}"


class GreetingAsk(models.Model):
    """One who was asked to meet the guest: by a shift, or by a role. One yes is enough, and there can be only one."""

    greeting = models.ForeignKey(Greeting, on_delete=models.CASCADE, related_name="asks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    take = models.ForeignKey(
        "volunteering.ShiftTake", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    asked = models.DateTimeField(default=now)
    answer = models.CharField(max_length=3, blank=True, choices=[("yes", "yes"), ("no", "no")])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["greeting"], name="one_meets_a_guest", condition=Q(answer="yes")),
            models.CheckConstraint(
                name="a_greeter_has_a_shift_or_a_role", condition=Q(person__isnull=False) | Q(take__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["greeting", "person"], name="a_greeter_is_asked_once", condition=Q(person__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"ask {self.pk} about greeting {self.greeting_id}"


class SoftHandover(models.Model):
    """Somebody may come on this day, says one who knows them. Who and why is asked by nobody.

    ``contact`` is of the one who tells; whether they hear that the guest came is decided by the guest, with the code.
    """

    code = ""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    part = models.CharField(max_length=9, choices=[(p.value, p.value) for p in DayPart], default=DayPart.ANY)
    comforts = models.CharField(max_length=40, blank=True)
    speaks = models.CharField(max_length=2, blank=True)
    note = models.CharField(max_length=NOTE_MAX, blank=True)
    channel = models.CharField(max_length=5, blank=True)
    contact = models.CharField(max_length=CONTACT_MAX, blank=True)
    consented = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=9, default="fi")
    seed = models.CharField(max_length=40)
    code_hash = models.CharField(max_length=32, unique=True)
    once = models.CharField(max_length=40, null=True, unique=True, help_text="Hash of the form's own number")
    kept_until = models.DateField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="who_tells_gave_the_address_to_be_used", condition=GAVE_ADDRESS),
            models.CheckConstraint(name="a_hand_over_has_an_end", condition=Q(kept_until__gt=F("day"))),
        ]

    def __str__(self) -> str:
        return f"hand-over {self.pk} to place {self.place_id}"

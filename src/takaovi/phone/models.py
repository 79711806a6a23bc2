"""What a call leaves behind: a message until it is handled, and a call's steps until the next night."""

from django.db import models
from django.db.models import Q

from takaovi.people.models import Person
from takaovi.phone.values import LANGUAGES

LONGEST_WORDS = 1000


class Message(models.Model):
    """What somebody wrote or spoke for whoever is on duty. Purpose: to be heard once; it goes when it is handled.

    ``once`` names the step of the call that left it. ``left_at``: UTC minute; ``ends``: the day on which it goes in
    any case. A spoken one is a file of the state folder named by ``sound``.
    """

    once = models.CharField(max_length=60, unique=True)
    words = models.TextField(blank=True)
    sound = models.CharField(max_length=60, blank=True)
    seconds = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    area = models.CharField(max_length=5, blank=True)
    left_at = models.IntegerField()
    ends = models.DateField()

    class Meta:
        ordering = ("left_at", "pk")
        constraints = (
            models.CheckConstraint(
                name="message_says_something", condition=Q(words__gt="", sound="") | Q(words="", sound__gt="")
            ),
        )

    def __str__(self) -> str:
        return f"message {self.pk}"

    @property
    def thing(self) -> str:
        """How the audit book names it."""
        return f"phone.Message:{self.pk}"


class CallStep(models.Model):
    """One step of a call that a provider's webhook asked for: its state and its answer, so that the same step asked
    twice is answered alike and done once. ``call``: keyed hash of the provider's name for the call. Goes in a day.
    """

    call = models.CharField(max_length=64)
    number = models.PositiveSmallIntegerField()
    state = models.JSONField()
    answer = models.TextField()
    asked_at = models.IntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("call", "number"), name="one_answer_a_step"),)

    def __str__(self) -> str:
        return f"step {self.number}"


class Recording(models.Model):
    """A message that was spoken and is still at the provider: fetched soon, deleted there, and then this row goes.

    ``name``: the provider's name of it. ``fetched``: we have it, and it is to be deleted there. ``next_at``: UTC minute
    of the next try. ``ends``: the day on which nobody tries any more.
    """

    once = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    area = models.CharField(max_length=5, blank=True)
    seconds = models.PositiveSmallIntegerField()
    left_at = models.IntegerField()
    ends = models.DateField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.IntegerField()
    fetched = models.BooleanField(default=False)

    class Meta:
        ordering = ("left_at", "pk")

    def __str__(self) -> str:
        return f"recording {self.pk}"


class BrowserLine(models.Model):
    """Somebody wishes that the line rings in their browser instead of their telephone. Goes when they choose again.

    ``name``: by chance, what the switchboard calls that browser; nothing of the person can be read from it.
    """

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=20, unique=True)

    def __str__(self) -> str:
        return f"browser line {self.pk}"

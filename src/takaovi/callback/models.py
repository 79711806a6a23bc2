"""Who waits for a call. A number is here only while somebody may still call it, and then sealed."""

from django.db import models
from django.db.models import Q

from takaovi.callback.ring_models import RingPair as RingPair
from takaovi.callback.ring_models import RingTurn as RingTurn
from takaovi.callback.values import (
    CALL_OPEN,
    IN_HAND,
    OPEN,
    CallState,
    Reason,
    Source,
    State,
    Theme,
    Topic,
    Wished,
    plain,
)
from takaovi.core.clock import now
from takaovi.core.numbers import HASH_LENGTH, SEALED_MAX
from takaovi.people.models import Person, listed


class CallRequest(models.Model):
    """One wish to be called. The order of the queue is the order of the ids.

    At its end number, address and hash are emptied in the same transaction; theme and time of it stay until the row
    goes. ``code`` is no column: only who has just asked, or came with the code, finds it there.
    """

    code = ""

    state = models.CharField(max_length=8, choices=listed(*plain(State)), default=State.WAITING.value)
    number = models.CharField(max_length=SEALED_MAX, blank=True, help_text="Sealed; empty when it is over")
    number_hash = models.CharField(max_length=HASH_LENGTH, null=True, unique=True, help_text="Keyed; one open request")
    channel = models.CharField(max_length=5, blank=True, help_text="email, sms to the same number, or empty")
    contact = models.CharField(max_length=SEALED_MAX, blank=True, help_text="Sealed e-mail address")
    language = models.CharField(max_length=9, default="fi", help_text="In which they wish to be spoken with")
    wished = models.CharField(max_length=10, choices=listed(*plain(Wished)))
    topic = models.CharField(max_length=12, choices=listed(*plain(Topic)))
    area = models.CharField(max_length=3, blank=True, help_text="Municipality code, or empty")
    source = models.CharField(max_length=5, choices=listed(*plain(Source)))
    consent = models.CharField(max_length=20, help_text="Which wording was agreed to")
    asked = models.DateTimeField(default=now)
    code_hash = models.CharField(max_length=32, null=True, unique=True)
    once = models.CharField(max_length=40, null=True, unique=True, help_text="Hash of the form's own number")
    promise = models.IntegerField(help_text="UTC minute by which we call")
    sure = models.BooleanField(default=False, help_text="Somebody is on duty by then")
    in_time = models.BooleanField(null=True, help_text="Whether the first promise was kept, once that is known")
    taken_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    taken = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0, help_text="Calls that nobody answered")
    not_before = models.IntegerField(null=True, help_text="UTC minute of the next try")
    handed_on = models.CharField(max_length=12, choices=listed(*plain(Reason)), blank=True)
    theme = models.CharField(max_length=12, choices=listed(*plain(Theme)), blank=True)
    closed = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "id"], name="call_queue", condition=Q(state__in=plain(OPEN))),
            models.Index(fields=["closed"], name="call_to_forget", condition=Q(closed__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(name="call_request_state_is_known", condition=Q(state__in=plain(State))),
            models.CheckConstraint(
                name="a_number_is_kept_only_while_open",
                condition=Q(state__in=plain(OPEN), number__gt="", number_hash__isnull=False, closed__isnull=True)
                | Q(
                    state__in=plain([State.CLOSED, State.GONE]),
                    number="",
                    number_hash__isnull=True,
                    closed__isnull=False,
                )
                & Q(contact="", channel="", once__isnull=True),
            ),
            models.CheckConstraint(
                name="a_call_in_hand_is_somebodys",
                condition=Q(state__in=plain(IN_HAND), taken_by__isnull=False, taken__isnull=False)
                | ~Q(state__in=plain(IN_HAND)) & Q(taken_by__isnull=True, taken__isnull=True),
            ),
            models.CheckConstraint(
                name="a_closed_call_has_a_theme",
                condition=Q(state=State.CLOSED.value, theme__in=plain(Theme))
                | ~Q(state=State.CLOSED.value) & Q(theme=""),
            ),
            models.CheckConstraint(
                name="an_address_goes_with_its_channel",
                condition=Q(channel="email", contact__gt="") | Q(channel__in=["", "sms"], contact=""),
            ),
            models.UniqueConstraint(
                fields=["taken_by"], condition=Q(state__in=plain(IN_HAND)), name="one_call_in_hand"
            ),
        ]

    def __str__(self) -> str:
        return f"call request {self.pk}"

    @property
    def thing(self) -> str:
        return f"callback.CallRequest:{self.pk}"


class Call(models.Model):
    """One placing of a call, for a request or for a turn of the ring. What was said is nowhere."""

    request = models.ForeignKey(CallRequest, on_delete=models.CASCADE, null=True, related_name="calls")
    turn = models.ForeignKey(RingTurn, on_delete=models.CASCADE, null=True, related_name="calls")
    state = models.CharField(max_length=8, choices=listed(*plain(CallState)))
    made = models.DateTimeField(default=now)
    looks = models.PositiveSmallIntegerField(default=0, help_text="How often the number was shown")

    class Meta:
        constraints = [
            models.CheckConstraint(name="call_state_is_known", condition=Q(state__in=plain(CallState))),
            models.CheckConstraint(
                name="a_call_is_for_one",
                condition=Q(request__isnull=False, turn__isnull=True) | Q(request__isnull=True, turn__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["request"], condition=Q(state__in=plain(CALL_OPEN)), name="one_call_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["turn"], condition=Q(state__in=plain(CALL_OPEN)), name="one_call_of_a_turn"
            ),
        ]

    def __str__(self) -> str:
        return f"call {self.pk}"


class BlockedNumber(models.Model):
    """A number that is not to be called, as a keyed hash: it cannot be read, only recognised."""

    number_hash = models.CharField(max_length=HASH_LENGTH, unique=True)
    until = models.DateField(db_index=True, help_text="Then it is forgotten")

    def __str__(self) -> str:
        return f"blocked number {self.pk}"

"""Letters on their way out, browsers that get pushes, who wants none, and the marks of replies that came in."""

from django.db import models
from django.db.models import Q

from takaovi.core.clock import now
from takaovi.core.outbox.values import CHANNELS, OVER, SENT, STATES, WAITING


class Letter(models.Model):
    """An e-mail, a text message or a push to one person. Address and texts go at ``keep_until``; the row tells on.

    ``due`` is when it may be sent; while a sender holds the letter (``claim``), until when.
    """

    channel = models.CharField(max_length=5, choices=[(name, name) for name in CHANNELS])
    to = models.CharField(max_length=254, blank=True, help_text="E-mail address, number as +358..., or push:7")
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    leave_url = models.CharField(max_length=300, blank=True, help_text="Where one says: no more of these")
    ref = models.CharField(max_length=80, blank=True, db_index=True, help_text="What it is about: room.Model:id")
    state = models.CharField(max_length=8, choices=[(name, name) for name in STATES], default=WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    made = models.DateTimeField(default=now)
    due = models.DateTimeField(default=now)
    claim = models.CharField(max_length=32, blank=True)
    give_up = models.DateTimeField(help_text="From then on it is tried no more")
    sent = models.DateTimeField(null=True)
    keep_until = models.DateTimeField(help_text="Then address and texts are erased")
    fault = models.CharField(max_length=60, blank=True, help_text="Why the last try failed, one word")

    class Meta:
        app_label = "core"
        indexes = [
            models.Index(fields=["due"], name="letter_waits", condition=Q(state__in=["waiting", "sending"])),
        ]
        constraints = [
            models.CheckConstraint(name="letter_channel_is_known", condition=Q(channel__in=CHANNELS)),
            models.CheckConstraint(name="letter_state_is_known", condition=Q(state__in=STATES)),
            models.CheckConstraint(
                name="letter_sent_has_its_time",
                condition=Q(state=SENT, sent__isnull=False) | (~Q(state=SENT) & Q(sent__isnull=True)),
            ),
            models.CheckConstraint(
                name="letter_is_whole_or_empty",
                condition=Q(to__gt="", text__gt="") | Q(to="", text="", subject="", leave_url=""),
            ),
            models.CheckConstraint(
                name="letter_on_its_way_is_whole", condition=Q(state__in=OVER) | Q(to__gt="", text__gt="")
            ),
            models.CheckConstraint(
                name="letter_is_held_while_sending",
                condition=Q(state="sending", claim__gt="") | (~Q(state="sending") & Q(claim="")),
            ),
            models.CheckConstraint(
                name="letter_sms_has_no_subject", condition=~Q(channel="sms") | Q(subject="", leave_url="")
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk} by {self.channel}, {self.state}"


class Reply(models.Model):
    """That a reply came in, so that a gateway that tells it twice is heard once. Neither sender nor text."""

    key = models.CharField(max_length=64, unique=True, help_text="Keyed hash of the gateway's own id")
    at = models.DateTimeField(default=now)
    handled = models.DateTimeField(null=True)

    class Meta:
        app_label = "core"

    def __str__(self) -> str:
        return f"reply {self.pk}"


class ReplyPart(models.Model):
    """A part of a long text message that waits for the others, a day at most. Neither sender nor text is legible."""

    key = models.CharField(max_length=32, help_text="Keyed hash of the sender and of what joins the parts")
    number = models.PositiveSmallIntegerField()
    sealed = models.TextField(help_text="core.numbers.seal of its bytes in hexadecimal")
    at = models.DateTimeField(default=now, db_index=True)

    class Meta:
        app_label = "core"
        constraints = [models.UniqueConstraint(fields=["key", "number"], name="reply_part_comes_once")]

    def __str__(self) -> str:
        return f"part {self.number} of a reply"


class SentPart(models.Model):
    """A part of a text message that a message centre took, and when the phone had it. Goes with its letter."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="+")
    mark = models.CharField(max_length=64, db_index=True, help_text="Keyed hash of the centre's own id")
    arrived = models.DateTimeField(null=True)

    class Meta:
        app_label = "core"

    def __str__(self) -> str:
        return f"part of letter {self.letter_id}"


class Subscription(models.Model):
    """A browser that its person lets us push to. ``person_id`` is of the room above; the keys seal what is sent."""

    person_id = models.BigIntegerField(db_index=True)
    endpoint = models.CharField(max_length=500, unique=True, help_text="Address that the browser's maker gave")
    p256dh = models.CharField(max_length=100, help_text="The browser's public key, base64url")
    auth = models.CharField(max_length=30, help_text="The browser's secret, base64url")
    added = models.DateTimeField(default=now)

    class Meta:
        app_label = "core"

    def __str__(self) -> str:
        return f"subscription {self.pk}"


class StoppedNumber(models.Model):
    """A number that said STOP, as a keyed hash only. Its row goes after a year, or when it says START."""

    key = models.CharField(max_length=32, unique=True, help_text="core.numbers.key_hash")
    ends = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "core"

    def __str__(self) -> str:
        return f"stopped number {self.pk}"

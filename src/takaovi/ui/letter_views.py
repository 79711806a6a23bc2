"""Letters on a machine that serves only itself, read on a page; and the door for answers that a gateway brings."""

import hmac
import json
import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Mapping
from uuid import uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, RawPostDataException
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from takaovi.core.outbox.actions import receive_reply
from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.queries import inbox_letters
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import PRIVATE, page
from takaovi.ui.values import Field

MOST_LETTERS = 50
LINK = re.compile(r"(https?://\S+)")


@takes_post
def letters(request: HttpRequest) -> HttpResponse:
    """The development inbox: what would have left this machine, with a line to answer as the one it was written to."""
    if not settings.INBOX:
        raise Http404
    if request.method == "POST":
        letter = get_object_or_404(inbox_letters(), pk=_number(request.POST.get("letter", "")))
        if text := request.POST.get("text", "").strip():
            receive_reply(channel=letter.channel, sender=letter.to, text=text, key=f"inbox-{uuid4().hex}")
        return HttpResponseRedirect(f"{reverse('ui:letters')}#{letter.pk}", status=303)
    told = [letter_words(letter) for letter in inbox_letters()[:MOST_LETTERS]]
    return page(request, "ui/letters.html", {"letters": told}, public=False, indexed=False)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def letter_words(letter: Letter) -> dict[str, object]:
    """One letter for the template, line by line; every second piece of a line is a link."""
    return {
        "letter": letter,
        "title": letter.subject or _("Text message"),
        "lines": [LINK.split(line) for line in letter.text.splitlines() if line.strip()],
        "field": Field(name="text", label=_("Answer"), id=f"answer-{letter.pk}", maxlength=500),
    }


@takes_post
def reply(request: HttpRequest) -> HttpResponse:
    """A gateway brings an answer: JSON or a form with ``id``, ``from`` and ``text``. Told twice, it is heard once.

    It shows the secret as ``Authorization: Bearer``, as the password of Basic, or signs the body:
    ``X-Signature: sha256=`` with the HMAC in hexadecimal.
    """
    if request.method != "POST" or not settings.REPLY_SECRET:
        raise Http404
    if not is_known(request):
        return _told(403)
    words = reply_words(request)
    if not (words.get("from") and words.get("id")):
        return _told(400)
    channel = "email" if "@" in words["from"] else "sms"
    receive_reply(channel=channel, sender=words["from"], text=words.get("text", ""), key=words["id"])
    return _told(204)


def _told(status: int) -> HttpResponse:
    return HttpResponse(status=status, headers={"Cache-Control": PRIVATE})


def is_known(request: HttpRequest) -> bool:
    """Whether the one who asks has our secret, in one of three ways."""
    secret = settings.REPLY_SECRET.encode()
    way, _space, given = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    if way.lower() == "basic":
        try:
            given = b64decode(given, validate=True).decode().partition(":")[2]
        except (NotBase64, ValueError):
            return False
    if way.lower() in {"bearer", "basic"}:
        return hmac.compare_digest(given.encode(), secret)
    signed = request.META.get("HTTP_X_SIGNATURE", "").removeprefix("sha256=")
    return hmac.compare_digest(signed.encode(), hmac.new(secret, request.body, "sha256").hexdigest().encode())


def reply_words(request: HttpRequest) -> Mapping[str, str]:
    """What was sent, as texts; empty when it cannot be read. ``message`` is another name of ``text``."""
    found: object = request.POST.dict()
    if request.content_type == "application/json":
        try:
            found = json.loads(request.body)
        except (ValueError, RawPostDataException):
            return {}
    if not isinstance(found, dict):
        return {}
    words = {key: str(value) for key, value in found.items() if isinstance(value, str | int)}
    return {"text": words.get("message", ""), **words}

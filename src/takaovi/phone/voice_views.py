"""Webhooks of a provider of telephone lines. What is not signed by it is refused; nothing private is in an address."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from takaovi.phone.queries import name_of
from takaovi.phone.sound_queries import plays
from takaovi.phone.twiml import accepted, is_signed, whisper
from takaovi.phone.values import LANGUAGES, Said
from takaovi.phone.voice_actions import MOST_STEPS, Asked, answer_step
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import PRIVATE

MOST_CALL_NAME = 100


@takes_post
def step(request: HttpRequest, number: int) -> HttpResponse:
    """One step of a call."""
    if not from_provider(request) or number > MOST_STEPS:
        return told("", 403)
    call = request.POST.get("CallSid", "")[:MOST_CALL_NAME]
    if not call:
        return told("", 400)
    next_url = reverse("voice:voice", args=[number + 1])
    asked = Asked(name_of(call), number, request.POST.dict(), next_url, _whisper_url, sound_urls)
    return told(answer_step(by="phone", asked=asked))


def sound_urls(said: Said, language: str) -> list[str]:
    """The addresses of the sounds of a sentence, none where not all of them are there."""
    return [reverse("sounds:piece", args=[name]) for name in plays(said, language)]


def _whisper_url(language: str) -> str:
    return reverse("voice:whisper", args=[language])


@takes_post
def whispered(request: HttpRequest, language: str) -> HttpResponse:
    """What the person on duty hears first."""
    if not from_provider(request) or language not in LANGUAGES:
        return told("", 403)
    return told(whisper(language, next_url=reverse("voice:taken"), plays=sound_urls))


@takes_post
def taken(request: HttpRequest) -> HttpResponse:
    """Whether the person on duty pressed 1."""
    if not from_provider(request):
        return told("", 403)
    return told(accepted(request.POST.get("Digits", "")))


def from_provider(request: HttpRequest) -> bool:
    """Raises Http404 where no provider is set up. The provider signs the public address, whatever stands before us."""
    if request.method != "POST" or not settings.VOICE_SECRET:
        raise Http404
    signature = request.headers.get("X-Twilio-Signature", "")
    return is_signed(settings.VOICE_SECRET, settings.SITE_URL + request.path, request.POST.dict(), signature)


def told(words: str, status: int = 200) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/xml", headers={"Cache-Control": PRIVATE})

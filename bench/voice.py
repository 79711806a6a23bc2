"""Part "voice": what a provider of telephone lines waits for: signed webhooks of whole calls, beside a bare page."""

from collections.abc import Iterator
from time import perf_counter

from django.conf import settings
from django.test import Client, RequestFactory
from django.test.utils import override_settings
from twilio.request_validator import RequestValidator

from bench.base import rolled_back
from bench.desk import HERE
from bench.floor import twenty
from bench.goals import Figure, Goal, quantile
from bench.questions import NOW
from takaovi.core.clock import stopped_at

CALLS = 5  # through each of the postcodes
POSTCODES = ("42700", "40100", "33100", "00100", "90100", "20100", "70100", "65100")
BEYOND_MS = 10


def measure() -> list[Figure]:
    """In process, and rolled back. The floor is the bare page of twenty rows, which the server answers as well."""
    hosts = [*settings.ALLOWED_HOSTS, "testserver"]
    with override_settings(PAGE_CACHE_SECONDS=0, ALLOWED_HOSTS=hosts), stopped_at(NOW), rolled_back():
        took = {name: list(times) for name, times in walked().items()}
        with override_settings(TEMPLATES=[settings.TEMPLATES[0] | {"DIRS": [HERE / "templates"]}]):
            bare = list(floor(len(took["all"])))
    p95, floor95 = quantile(took["all"], 0.95), quantile(bare, 0.95)
    return [
        Figure("webhook of a call, p50", quantile(took["all"], 0.5), "ms", quantile(bare, 0.5)),
        Figure("webhook of a call, p95", p95, "ms", floor95),
        Figure("webhook of a call, p95 beyond the floor's", max(0.0, p95 - floor95), "ms", None, Goal(most=BEYOND_MS)),
        Figure("webhook that tells what is open, p95", quantile(took["open"], 0.95), "ms", floor95),
    ]


def walked() -> dict[str, list[float]]:
    """Milliseconds of every step: language, postcode (what is open), what is on, again, a call, the consent."""
    client = Client()
    took: dict[str, list[float]] = {"all": [], "open": []}
    for number in range(-1, CALLS):  # the first round warms up
        for postcode in POSTCODES:
            keys = ["", "1", postcode, "4", "0", "2", "4", "4", "3"]
            for step, key in enumerate(keys):
                ms = webhook(client, f"CA{number}{postcode}", step, key)
                if number >= 0:
                    took["all"].append(ms)
                    took["open"] += [ms] if key == postcode else []
    return took


def webhook(client: Client, call: str, step: int, key: str) -> float:
    """Milliseconds of one. Raises RuntimeError when it is not answered."""
    path, sent = f"/aani/{step}", {"CallSid": call, "From": "+358401234567", "Digits": key}
    signature = RequestValidator(settings.VOICE_SECRET).compute_signature(settings.SITE_URL + path, sent)
    started = perf_counter()
    answer = client.post(path, sent, headers={"X-Twilio-Signature": signature})
    took = (perf_counter() - started) * 1000
    if answer.status_code != 200 or b"<Response>" not in answer.content:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    return took


def floor(times: int) -> Iterator[float]:
    for number in range(times):
        started = perf_counter()
        twenty(RequestFactory().get(f"/twenty?n={number}"))
        yield (perf_counter() - started) * 1000

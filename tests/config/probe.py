"""Settings and addresses of a small site that shows how the server behaves. It stands on the real settings."""

import time
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import path

from takaovi.config.settings import *  # noqa: F403  the real settings, with addresses of our own
from takaovi.config.settings import STATE
from takaovi.core.afterwards import after_response

ROOT_URLCONF = "tests.config.probe"
WORK_SECONDS = 1.0  # long enough to be told from the sending of the page


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("auki", headers={"Cache-Control": "public, max-age=60"})


def page_with_work(request: HttpRequest) -> HttpResponse:
    def work() -> None:
        time.sleep(WORK_SECONDS)
        Path(STATE, "worked").write_text("done")

    response = HttpResponse("sent first")
    after_response(response, work)
    return response


def fault(request: HttpRequest) -> HttpResponse:
    raise ValueError("cannot write to aino@kylatalo.example at 192.168.7.7")


def slow(request: HttpRequest) -> HttpResponse:
    time.sleep(WORK_SECONDS)
    return HttpResponse("finished")


urlpatterns = [
    path("fi/", page),
    path("fi/work", page_with_work),
    path("fi/fault", fault),
    path("fi/slow", slow),
]

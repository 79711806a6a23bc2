"""What is said on a page is said in the language of the page, and in the active one outside of a page."""

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation import gettext_lazy

from takaovi.core.language import BY_CODE
from takaovi.core.reading import ReadingMiddleware, gettext, read_in, reading, word

TABLE = {"language": gettext_lazy("Language")}


def test_a_page_speaks_its_own_language_whatever_is_active() -> None:
    with translation.override("en"), read_in(BY_CODE["sv"]):
        assert (reading().code, gettext("Language"), word(TABLE, "language")) == ("sv", "Språk", "Språk")
    with translation.override("sv"), read_in(BY_CODE["en"]):
        assert (reading().code, gettext("Language"), word(TABLE, "language")) == ("en", "Language", "Language")


def test_outside_of_a_page_the_active_language_is_spoken() -> None:
    with translation.override("fi"):
        assert (reading().code, gettext("Language"), word(TABLE, "language")) == ("fi", "Kieli", "Kieli")


def test_plain_finnish_falls_back_to_finnish() -> None:
    with read_in(BY_CODE["fi-simple"]):
        assert gettext("Language") == "Kieli"


def test_a_page_in_another_language_does_not_last() -> None:
    with translation.override("fi"):
        with read_in(BY_CODE["sv"]):
            pass
        assert gettext("Language") == "Kieli"


def test_the_language_of_the_address_is_that_of_the_whole_request() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        with translation.override("en"):  # what is said on the page does not follow
            return HttpResponse(f"{reading().code} {gettext('Language')}")

    answer = ReadingMiddleware(view)(RequestFactory().get("/sv/oppet"))
    assert answer.content.decode() == "sv Språk"
    assert answer["Content-Language"] == "sv"

"""Templates speak the language of the page they draw, and the active one outside of a page."""

from django.utils import translation

from takaovi.core.language import BY_CODE
from takaovi.ui.drawing_language import drawn_in, gettext, reading


def test_a_page_speaks_its_own_language_whatever_is_active() -> None:
    with translation.override("en"), drawn_in(BY_CODE["sv"]):
        assert (reading().code, gettext("Language")) == ("sv", "Språk")
    with translation.override("sv"), drawn_in(BY_CODE["en"]):
        assert (reading().code, gettext("Language")) == ("en", "Language")


def test_outside_of_a_page_the_active_language_is_spoken() -> None:
    with translation.override("fi"):
        assert (reading().code, gettext("Language")) == ("fi", "Kieli")


def test_plain_finnish_falls_back_to_finnish() -> None:
    with drawn_in(BY_CODE["fi-simple"]):
        assert gettext("Language") == "Kieli"

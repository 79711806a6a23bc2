"""Addresses follow the language and carry their arguments."""

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from takaovi.core.addresses import page_address


@pytest.mark.parametrize("language", ["fi", "sv", "en", "fi-simple"])
@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("finder:home", ()),
        ("finder:place", ("kahvitupa",)),
        ("finder:day", ("2026-12-24",)),
        ("finder:week", ("2026-W48",)),
    ],
)
def test_an_address_is_what_the_framework_would_say(language: str, name: str, args: tuple[str, ...]) -> None:
    with translation.override(language):
        assert page_address(name, *args) == reverse(name, args=args)


def test_the_same_page_has_another_address_in_another_language() -> None:
    with translation.override("fi"):
        assert page_address("finder:place", "tupa") == "/fi/paikka/tupa"
    with translation.override("sv"):
        assert page_address("finder:place", "tupa") == "/sv/plats/tupa"


def test_a_page_that_does_not_exist_is_a_fault_of_the_program() -> None:
    with pytest.raises(NoReverseMatch):
        page_address("finder:olematon")

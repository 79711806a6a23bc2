"""``takaovi hours read`` of what is no door text: a clear sentence and no schedule, never a fault."""

import pytest

from takaovi.config.cli import run

ON = ("--on", "2026-11-24")


def printed(text: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["hours", "read", text, *ON]) == 1
    return capsys.readouterr().out


@pytest.mark.parametrize("text", ["ma-pe 9-17, " * 834, "ä" * 10_000, "9" * 10_000, "😀" * 10_000, "(" * 10_000])
def test_ten_thousand_characters_are_refused_in_a_sentence(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(text, capsys)
    assert told.splitlines()[-2:] == [
        "? Teksti on liian pitkä. Kirjoita enintään 5000 merkkiä.",
        "Tämä on luonnos. Mitään ei ole tallennettu.",
    ]
    assert len(told) < 2_000


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("😀 tervetuloa 😀", "Tätä emme ymmärtäneet: “😀” (1)"),
        ("\u202eساعات العمل", "“ساعات” (2)"),
        ("<script>alert(1)</script>", "Tätä emme ymmärtäneet: “<” (1)"),
        ("\x00\x07", "Tätä emme ymmärtäneet"),
        ("31.2.2027 klo 10-12", "? ”31.2.2027”: sellaista päivää ei ole."),
        ("ma 9-61", "? ”9-61”: sellaista kellonaikaa ei ole."),
        ("ma 25-27", "? ”25-27”: sellaista kellonaikaa ei ole."),
    ],
)
def test_what_is_no_time_is_named(text: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(text, capsys)
    assert sentence in told
    assert "Tämä on luonnos. Mitään ei ole tallennettu." in told

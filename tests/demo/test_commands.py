"""``takaovi demo`` as it is typed: what it tells and what it returns."""

from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from takaovi.config.cli import build_parser
from takaovi.core import clock
from takaovi.core.commands import Refused
from takaovi.places.models import Place
from tests.demo.conftest import NOON
from tests.factories.places import make_place

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


def typed(*words: str) -> int:
    chosen = build_parser().parse_args(["demo", *words])
    return int(chosen.handler(chosen))


def test_it_is_loaded_when_needed_and_only_then(
    capsys: pytest.CaptureFixture[str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with clock.stopped_at(NOON):
        assert typed("--if-needed") == 0
        told = capsys.readouterr().err.splitlines()
        assert [line.strip() for line in told[:2]] == ["60 places", "hours of 59 places set"]
        assert "demo region ready" in told[-1]
        with django_assert_num_queries(1):
            assert typed("--if-needed") == 0
        assert capsys.readouterr().err == ""


def test_taking_it_away_tells_how_much_went(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("--clear") == 0
    assert capsys.readouterr().err == "    0 invented places taken away\n"


def test_where_real_places_are_kept_it_refuses_with_a_sentence() -> None:
    make_place(slug="oikea-tupa")
    with pytest.raises(Refused, match=r"real places.*--among-real"):
        typed()
    assert typed("--if-needed") == 0
    assert Place.objects.count() == 1


def test_its_options_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        typed("--if-needed", "--clear")
    assert "--clear" in capsys.readouterr().err

"""``takaovi import boundaries FILE``: replaces, credits, and leaves nothing half done."""

import argparse
import json
from pathlib import Path

import pytest

from takaovi.core.commands import Refused
from takaovi.feeds.sources.boundaries.command import CREDIT, add_import
from takaovi.places.models import Boundary
from tests.feeds.test_boundaries_reading import feature, text

pytestmark = pytest.mark.django_db


def run(*words: str) -> int:
    """The command as the console script runs it."""
    parser = argparse.ArgumentParser()
    add_import(parser.add_subparsers())
    chosen = parser.parse_args(["boundaries", *words])
    return int(chosen.handler(chosen))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kunnat.geojson"
    path.write_bytes(
        text(feature(), feature("179", "Jyväskylä", [[25.0, 62.0], [25.0, 62.5], [25.5, 62.5], [25.0, 62.0]]))
    )
    return path


def test_boundaries_are_taken_in_with_the_credit_of_the_land_survey(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(file)) == 0
    assert capsys.readouterr().out == f"2 municipalities, 7 points. Credit on the map: {CREDIT}\n"
    assert list(Boundary.objects.order_by("code").values_list("code", "name_fi", "credit")) == [
        ("179", "Jyväskylä", CREDIT),
        ("249", "Keuruu", CREDIT),
    ]


def test_taking_in_twice_is_the_same_as_once(file: Path) -> None:
    run(str(file))
    first = list(Boundary.objects.order_by("code").values_list("code", "rings"))
    run(str(file), "--credit", "Maanmittauslaitos 1/2024, CC BY 4.0")
    assert list(Boundary.objects.order_by("code").values_list("code", "rings")) == first
    assert set(Boundary.objects.values_list("credit", flat=True)) == {"Maanmittauslaitos 1/2024, CC BY 4.0"}


def test_a_fault_in_the_last_feature_leaves_the_old_boundaries(file: Path) -> None:
    run(str(file))
    broken = json.loads(file.read_text())
    broken["features"].append(feature("091", "Helsinki", [[25.0, 60.0]]))
    file.write_text(json.dumps(broken))
    with pytest.raises(Refused, match=r"feature 3 \(091\) has a ring of fewer than four points"):
        run(str(file))
    assert Boundary.objects.count() == 2


@pytest.mark.parametrize(("credit", "length"), [("  ", 0), ("x" * 161, 161)])
def test_a_credit_line_is_needed_and_short(file: Path, credit: str, length: int) -> None:
    with pytest.raises(Refused, match=f"the credit line has {length} characters; it needs 1 to 160"):
        run(str(file), "--credit", credit)
    assert Boundary.objects.count() == 0


def test_a_folder_or_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read as a file"):
        run(str(tmp_path))
    with pytest.raises(FileNotFoundError):
        run(str(tmp_path / "ei.geojson"))

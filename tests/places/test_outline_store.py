"""Keeping boundaries: a whole set at a time, found by the frame, never without a credit."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from takaovi.core.journal.models import AuditEntry
from takaovi.places.models import Boundary
from takaovi.places.outline import Frame, Outline, Ring
from takaovi.places.outline_actions import replace_boundaries
from takaovi.places.outline_queries import outline_for, outlines_in

pytestmark = pytest.mark.django_db


def square(lon: int, lat: int) -> Ring:
    """A tenth of a degree wide and high, its south-western corner at whole degrees."""
    west, south = lon * 10_000, lat * 10_000
    return ((west, south), (west, south + 1_000), (west + 1_000, south + 1_000), (west + 1_000, south))


KEURUU = Outline("249", "Keuruu", "Keuruu", (square(24, 62),))
VAASA = Outline("905", "Vaasa", "Vasa", (square(21, 63), square(22, 63)))
REGION = Outline("13", "Keski-Suomi", "Mellersta Finland", (square(24, 62),))


def keep(*outlines: Outline, credit: str = "Maanmittauslaitos, CC BY 4.0") -> int:
    return replace_boundaries(by="test", outlines=outlines, credit=credit)


def test_a_kept_boundary_comes_out_as_it_was_with_its_credit() -> None:
    assert keep(KEURUU, VAASA) == 2
    found = outline_for("905")
    assert found == Outline("905", "Vaasa", "Vasa", VAASA.rings, "Maanmittauslaitos, CC BY 4.0")
    assert outline_for("091") is None


def test_importing_again_replaces_the_set_of_the_same_kind_only() -> None:
    keep(KEURUU, VAASA)
    keep(REGION)
    keep(KEURUU)
    assert sorted(Boundary.objects.values_list("code", flat=True)) == ["13", "249"]
    assert AuditEntry.objects.filter(deed="replace_boundaries").count() == 3


def test_the_same_set_twice_changes_nothing() -> None:
    keep(VAASA, KEURUU)
    before = list(Boundary.objects.order_by("id").values())
    assert keep(KEURUU, VAASA) == 2
    assert list(Boundary.objects.order_by("id").values()) == before
    assert AuditEntry.objects.count() == 1
    keep(KEURUU, VAASA, credit="Maanmittauslaitos 1/2027, CC BY 4.0")
    assert AuditEntry.objects.count() == 2


def test_a_frame_finds_what_touches_it_regions_last() -> None:
    keep(KEURUU, VAASA)
    keep(REGION)
    assert [o.code for o in outlines_in(Frame(24.05, 62.05, 25.0, 63.0))] == ["249", "13"]
    assert [o.code for o in outlines_in(Frame(21.5, 62.0, 21.9, 64.0))] == ["905"]
    assert outlines_in(Frame(26.0, 60.0, 27.0, 61.0)) == []


@pytest.mark.parametrize(
    "outlines", [(KEURUU,), (KEURUU, VAASA, Outline("091", "Helsinki", "Helsingfors", KEURUU.rings))]
)
def test_finding_boundaries_takes_one_query(outlines: tuple[Outline, ...]) -> None:
    keep(*outlines)
    with CaptureQueriesContext(connection) as queries:
        assert len(outlines_in(Frame(15, 55, 35, 75))) == len(outlines)
    assert len(queries) == 1


@pytest.mark.parametrize(
    ("outlines", "credit", "sentence"),
    [
        ((KEURUU,), " ", "credit line"),
        ((), "Maanmittauslaitos", "exactly one kind"),
        ((KEURUU, REGION), "Maanmittauslaitos", "exactly one kind"),
    ],
)
def test_a_set_that_cannot_be_kept_leaves_the_old_one(
    outlines: tuple[Outline, ...], credit: str, sentence: str
) -> None:
    keep(VAASA)
    with pytest.raises(ValueError, match=sentence):
        keep(*outlines, credit=credit)
    assert list(Boundary.objects.values_list("code", flat=True)) == ["905"]


def test_a_fault_in_the_middle_leaves_the_old_set() -> None:
    keep(VAASA)
    with pytest.raises(IntegrityError), transaction.atomic():
        keep(KEURUU, KEURUU)
    assert list(Boundary.objects.values_list("code", flat=True)) == ["905"]


@pytest.mark.parametrize(("code", "is_region"), [("24", False), ("249", True), ("ab1", False)])
def test_a_code_tells_its_kind(code: str, is_region: bool) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Boundary.objects.create(
            code=code,
            is_region=is_region,
            name_fi="X",
            name_sv="X",
            west=0,
            south=0,
            east=1,
            north=1,
            rings=[],
            credit="X",
        )

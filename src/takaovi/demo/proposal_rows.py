"""What the demo's neighbours have sent: written as rows, so that no letter goes out for it."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from takaovi.core.clock import HELSINKI
from takaovi.core.codes import hash_form
from takaovi.demo import sheets
from takaovi.demo.rows import bring
from takaovi.places.models import Place
from takaovi.proposals.codes import CODES
from takaovi.proposals.models import Line, Proposal
from takaovi.proposals.values import OPEN, terms_of

TEXTS = ("title", "when_text", "where_text", "text", "topic", "municipality")


def bring_proposals(places: Mapping[str, Place], week: date) -> int:
    """Bring every proposal, unanswered again where somebody has answered it. Returns how many."""
    wanted = [_proposal(sheet, places, week) for sheet in sheets.read("proposals")["proposal"]]
    rows = Proposal.objects.filter(form_hash__in=own_forms())
    Line.objects.filter(proposal__in=rows).delete()
    return len(bring(rows, wanted, ("form_hash",)))


def own_forms() -> list[str]:
    """How the demo's proposals are known from others."""
    return [form_of(sheet) for sheet in sheets.read("proposals")["proposal"]]


def form_of(sheet: Mapping[str, Any]) -> str:
    return hash_form(f"demo {sheet['code']}")


@cache
def _hashed(code: str) -> str:
    return CODES.hash(code)


def _proposal(sheet: Mapping[str, Any], places: Mapping[str, Place], week: date) -> dict[str, Any]:
    day = week - timedelta(days=sheet["sent"])
    place = places[sheet["place"]] if "place" in sheet else None
    return {
        **{name: sheet.get(name, "") for name in TEXTS},
        "kind": sheet["kind"],
        "state": OPEN,
        "why_held": "",
        "place_id": place.pk if place else None,
        "activity_id": None,
        "municipality": place.municipality if place else sheet.get("municipality", ""),
        "language": "fi",
        "code_hash": _hashed(sheet["code"]),
        "form_hash": form_of(sheet),
        "sent": datetime.combine(day, time(18, 20), HELSINKI),
        "due": terms_of(sheet["kind"], day).due,
        "overdue_told": None,
        "closed": None,
    }

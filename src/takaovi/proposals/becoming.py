"""What an accepted proposal becomes: a draft that its keeper goes on with. Called through ``proposals.actions``."""

from typing import Any

from takaovi.core.errors import DomainError
from takaovi.core.languages import BY_CODE, DEFAULT
from takaovi.core.text import slug
from takaovi.places.actions import save_place
from takaovi.places.models import Place
from takaovi.places.values import PlaceKind
from takaovi.programme.actions import save_activity
from takaovi.proposals import phrases
from takaovi.proposals.models import Proposal
from takaovi.proposals.values import ACTIVITY, PLACE

SUMMARY_OF_ACTIVITY, SUMMARY_OF_PLACE = 200, 160  # characters, as in the models
NAME_OF_PLACE = 80


def become(*, by: str, proposal: Proposal, place: Place | None, municipality: str) -> None:
    """Make the draft of an offered activity or place, and let the proposal point at it.

    Raises DomainError while it is not known where it would be.
    """
    if proposal.kind == ACTIVITY:
        _become_activity(by, proposal, place or proposal.place)
    elif proposal.kind == PLACE:
        _become_place(by, proposal, municipality or proposal.municipality)


def _become_activity(by: str, proposal: Proposal, place: Place | None) -> None:
    if place is None:
        raise DomainError(phrases.NO_PLACE)
    hosts = [keeping.organisation for keeping in place.keepings.select_related("organisation").order_by("-leads", "id")]
    fields: dict[str, Any] = {
        **_texts(proposal, "title", proposal.title),
        **_texts(proposal, "summary", _first_sentence(proposal.text, SUMMARY_OF_ACTIVITY)),
        **_texts(proposal, "description", proposal.text),
        "place": place,
        "zone": place.zone,
    }
    proposal.place = place
    proposal.activity = save_activity(by=by, slug=_word(proposal), fields=fields, hosts=hosts[:1])


def _become_place(by: str, proposal: Proposal, municipality: str) -> None:
    if not municipality:
        raise DomainError(phrases.NO_MUNICIPALITY)
    fields: dict[str, Any] = {
        **_texts(proposal, "name", proposal.title[:NAME_OF_PLACE]),
        **_texts(proposal, "summary", _first_sentence(proposal.text, SUMMARY_OF_PLACE)),
        **_texts(proposal, "description", proposal.text),
        "kind": PlaceKind.LIVING_ROOM.value,
        "municipality": municipality,
        "street": proposal.where_text[:120],
    }
    proposal.place = save_place(by=by, slug=_word(proposal), fields=fields)
    proposal.municipality = municipality


def _texts(proposal: Proposal, field: str, text: str) -> dict[str, str]:
    """The column of the language it was written in. Who reads plain Finnish wrote Finnish: only a person who has
    checked a text calls it plain.
    """
    language = DEFAULT if proposal.language == "fi-simple" else BY_CODE[proposal.language]
    return {f"{field}_{language.column}": text}


def _first_sentence(text: str, most: int) -> str:
    """The first sentence, cut at a word where it is longer than ``most`` characters."""
    first = " ".join(text.split()).partition(". ")[0]
    return first if len(first) <= most else first[:most].rpartition(" ")[0] or first[:most]


def _word(proposal: Proposal) -> str:
    """A word of an address that no other has: the number of the proposal makes it so."""
    return f"{slug(proposal.title)[:60] or proposal.kind}-{proposal.pk}".strip("-")

"""Places for tests: sensible unless the test says otherwise."""

from itertools import count
from typing import Any

from takaovi.core.clock import now
from takaovi.places.models import Organisation, Place
from takaovi.places.values import Trait, mask

_numbers = count(1)
KEURUU = (62.26, 24.71)


def make_place(**fields: Any) -> Place:
    """A published living room in Keuruu, free, with coffee. Any column of Place can be given."""
    number = next(_numbers)
    lat, lon = KEURUU
    defaults: dict[str, Any] = {
        "slug": f"paikka-{number}",
        "name_fi": f"Tupa {number}",
        "kind": "living_room",
        "summary_fi": "Kahvia ja seuraa.",
        "municipality": "249",
        "lat": lat,
        "lon": lon,
        "traits": mask((Trait.FREE, Trait.COFFEE, Trait.JUST_SIT)),
        "phone": "040 123 4567",
        "published": now(),
    }
    if "name" in fields:
        fields["name_fi"] = fields.pop("name")
    return Place.objects.create(**(defaults | fields))


def make_organisation(**fields: Any) -> Organisation:
    """An association. Any column of Organisation can be given."""
    number = next(_numbers)
    return Organisation.objects.create(
        **({"slug": f"yhdistys-{number}", "name": f"Yhdistys {number} ry", "sector": "association"} | fields)
    )

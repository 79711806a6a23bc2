"""What belongs to the demo, taken away in an order that no row minds."""

from collections.abc import Collection

from django.db.models import Q

from takaovi.core.journal.models import Fact
from takaovi.demo.ask_rows import remove_asks
from takaovi.demo.bridge_rows import remove_first_visits
from takaovi.demo.call_rows import remove_calls
from takaovi.demo.hour_rows import PURPOSE
from takaovi.demo.keeper_rows import remove_holders
from takaovi.demo.proposal_rows import own_forms
from takaovi.demo.shift_rows import remove_shifts
from takaovi.demo.values import SOURCE
from takaovi.people.models import Person
from takaovi.places.models import Organisation, Place
from takaovi.programme.models import Activity, Occurrence
from takaovi.proposals.models import Proposal

OWN_SLUG = "demo-"  # organisations and placeless activities bear it; places bear their source


def remove_all(facts: Collection[int]) -> int:
    """Delete every row of the demo. Returns how many places went."""
    places = Place.objects.filter(source=SOURCE)
    remove_first_visits()
    remove_calls(Q(purpose=PURPOSE), Q(source=SOURCE))
    remove_holders(Q(purpose=PURPOSE))
    ours = Q(place__in=places) | Q(part_of__place__in=places)
    about = Q(place__in=places) | Q(activity__place__in=places) | Q(form_hash__in=own_forms())
    Proposal.objects.filter(about).delete()
    remove_shifts()
    Occurrence.objects.filter(place__in=places).delete()
    Activity.objects.filter(ours).delete()
    Activity.objects.filter(hosts__slug__startswith=OWN_SLUG, place=None).delete()
    count = places.count()
    remove_asks()
    places.delete()
    Organisation.objects.filter(slug__startswith=OWN_SLUG).delete()
    Person.objects.filter(purpose=PURPOSE).delete()
    Fact.objects.filter(pk__in=facts).delete()
    return count

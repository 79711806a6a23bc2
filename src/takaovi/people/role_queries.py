"""What must stay true of roles, asked inside the transaction that would change them."""

from takaovi.core.errors import DomainError
from takaovi.people import fault_phrases as faults
from takaovi.people.models import Person, Role


def keep_a_pesavahti(person: Person) -> None:
    """Raises DomainError if nobody else would look after the network. Of two who leave at once one stays."""
    held = Role.objects.select_for_update().filter(kind="pesavahti").values_list("person_id", flat=True)
    if list(held) == [person.pk]:
        raise DomainError(faults.LAST_PESAVAHTI)

"""Registers are declared by the rooms, and a higher room adds to that of a lower one without being known to it."""

from takaovi.core.privacy import registers


def test_every_register_has_a_name_of_its_own_and_answers_every_question() -> None:
    found = registers()
    names = [register.name for register in found]
    assert len(names) == len(set(names))
    assert {"letters", "audit", "limits", "keepers", "sign-ups", "proposals"} <= set(names)
    for register in found:
        told = (register.title, register.purpose, register.basis, register.source, register.seen_by)
        assert all(map(str, told))
        assert register.data
        assert register.terms
        assert register.fields


def test_the_hours_add_their_part_to_letters_and_keepers() -> None:
    by_name = {register.name: register for register in registers()}
    assert {"people.Contact.address", "hours.Layer.confirmed_by"} <= by_name["keepers"].fields
    assert [term.days for term in by_name["letters"].terms] == [3, 90, 365, 1, 10]


def test_no_column_stands_in_two_registers() -> None:
    fields = [field for register in registers() for field in register.fields]
    assert len(fields) == len(set(fields))

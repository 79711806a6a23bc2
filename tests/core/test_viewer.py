"""A viewer may what was granted, where it was granted, and nothing else."""

from takaovi.core.viewer import NETWORK, Scope, Viewer

PLACE, OTHER = Scope("place", 3), Scope("place", 4)


def test_a_guest_may_nothing_and_has_no_number() -> None:
    guest = Viewer("sv")
    assert (guest.may("place.edit", PLACE), guest.may("place.edit"), guest.by) == (False, False, "guest")


def test_a_permission_holds_in_its_scope_only() -> None:
    keeper = Viewer("fi", 7, frozenset({("place.edit", PLACE)}))
    assert keeper.by == "person:7"
    assert keeper.may("place.edit", OTHER, PLACE)
    assert not keeper.may("place.edit", OTHER)
    assert not keeper.may("place.edit")
    assert not keeper.may("hours.edit", PLACE)
    assert keeper.where("place.edit") == {PLACE}


def test_what_holds_in_the_network_holds_everywhere() -> None:
    assert Viewer("fi", 1, frozenset({("place.edit", NETWORK)})).may("place.edit", OTHER)


def test_a_row_of_the_same_number_in_another_kind_is_another_scope() -> None:
    assert not Viewer("fi", 7, frozenset({("place.edit", Scope("organisation", 3))})).may("place.edit", PLACE)

"""Taking a shift, leaving it and finding somebody instead; what the hours and those who follow hear of it."""

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from takaovi.core.clock import stopped_at
from takaovi.core.errors import DomainError
from takaovi.core.models import AuditEntry, Letter
from takaovi.hours.queries import spans_between
from takaovi.hours.values import STATE_NAMES
from takaovi.volunteering import phrases
from takaovi.volunteering.actions import accept_swap, leave_shift, offer_swap, take_shift
from takaovi.volunteering.models import Shift, ShiftTake, StandIn
from takaovi.volunteering.queries import take_with
from takaovi.volunteering.shift_letters import code_of
from takaovi.volunteering.values import Asked
from tests.factories.places import make_place
from tests.factories.volunteering import GUEST, MONDAY, a_task, an_evening, at, somebody, taken, viewer_of

pytestmark = pytest.mark.django_db


def door(shift: Shift) -> list[str]:
    """In which state the place is told to be while the shift lasts."""
    spans = spans_between([shift.task.place_id], shift.start, shift.end)[shift.task.place_id]
    return [STATE_NAMES[span.state] for span in spans]


def letters_to(address: str) -> list[str]:
    return list(Letter.objects.filter(to=address).order_by("pk").values_list("text", flat=True))


def test_a_neighbour_takes_the_evening_and_the_door_is_open_at_once() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        assert door(shift) == ["if_shift_filled"]
        take, code = take_shift(by=GUEST, shift=shift, asked=Asked(name="Siili"))
        assert door(shift) == ["staffed"]
    assert (take.name, take.part, take.seat, take.contact) == ("Siili", "host", 1, "")
    assert take_with(code.lower().replace("-", " ")).pk == take.pk


def test_when_the_neighbour_leaves_the_door_is_not_sure_again() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        take = taken(shift)
        leave_shift(by="guest", take=take)
        again = leave_shift(by="guest", take=take)
    assert door(shift) == ["if_shift_filled"]
    assert again.left_at == MONDAY
    assert AuditEntry.objects.filter(deed="leave_shift").count() == 1


def test_a_form_sent_twice_takes_one_seat() -> None:
    with stopped_at(MONDAY):
        shift = an_evening(places=3)
        first = take_shift(by=GUEST, shift=shift, asked=Asked(), once="the-same-form")
        second = take_shift(by=GUEST, shift=shift, asked=Asked(), once="the-same-form")
    assert (second.take.pk, second.code) == (first.take.pk, first.code)
    assert ShiftTake.objects.count() == 1


def test_places_wait_for_newcomers_and_one_who_looks_on_opens_no_door() -> None:
    with stopped_at(MONDAY):
        shift = an_evening(places=2, for_newcomers=1)
        learner = taken(shift, learner=True)
        assert (learner.part, learner.seat) == ("learner", 2)
        assert door(shift) == ["if_shift_filled"]
        with pytest.raises(DomainError, match=str(phrases.FULL_FOR_LEARNING)):
            taken(shift, learner=True)
        host = taken(shift)
        with pytest.raises(DomainError, match=str(phrases.FULL)):
            taken(shift)
    assert (host.part, host.seat) == ("host", 1)
    assert door(shift) == ["staffed"]


def test_the_second_looks_after_the_shift_when_the_first_cannot_come() -> None:
    with stopped_at(MONDAY):
        shift = an_evening(places=2)
        first, second = taken(shift), taken(shift, channel="email", contact="toinen@lampi.example")
        assert (first.part, second.part) == ("host", "second")
        leave_shift(by="guest", take=first)
    second.refresh_from_db()
    assert second.part == "host"
    assert door(shift) == ["staffed"]
    assert "Nyt sinä huolehdit vuorosta." in letters_to("toinen@lampi.example")[-1]


def test_a_code_can_be_told_again_in_every_letter_and_is_kept_as_a_hash_only() -> None:
    with stopped_at(MONDAY):
        take, code = take_shift(
            by=GUEST, shift=an_evening(), asked=Asked(channel="email", contact="siili@lampi.example")
        )
    assert code_of(take) == code
    assert code not in str(ShiftTake.objects.filter(pk=take.pk).values().get())
    assert settings.SITE_URL + f"/fi/vuoroni/{code}" in letters_to("siili@lampi.example")[0]


def test_somebody_instead_comes_into_the_same_seat_and_the_door_stays_open() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        first = taken(shift, channel="email", contact="eka@lampi.example")
        offer_swap(by="guest", take=first)
        second = accept_swap(by=GUEST, take=first, asked=Asked(name="Kettu")).take
        assert door(shift) == ["staffed"]
        with pytest.raises(DomainError, match=str(phrases.NO_SWAP)):
            accept_swap(by=GUEST, take=first, asked=Asked())
    first.refresh_from_db()
    assert first.left_at == MONDAY
    assert (second.seat, second.part, second.name) == (1, "host", "Kettu")
    assert "Joku tulee sinun sijastasi." in letters_to("eka@lampi.example")[-1]


def test_whoever_keeps_it_after_all_is_not_replaced() -> None:
    with stopped_at(MONDAY):
        first = taken(an_evening())
        offer_swap(by="guest", take=first)
        offer_swap(by="guest", take=first, wanted=False)
        with pytest.raises(DomainError, match=str(phrases.NO_SWAP)):
            accept_swap(by=GUEST, take=first, asked=Asked())


def test_a_shift_that_has_begun_can_be_neither_taken_nor_left() -> None:
    with stopped_at(MONDAY):
        shift = an_evening(places=2)
        take = taken(shift)
    with stopped_at(at(26, 17)):
        with pytest.raises(DomainError, match=str(phrases.OVER)):
            taken(shift)
        with pytest.raises(DomainError, match=str(phrases.OVER)):
            leave_shift(by="guest", take=take)


def test_trust_is_a_role_that_somebody_gave() -> None:
    with stopped_at(MONDAY):
        place = make_place()
        known, key = an_evening(a_task(place, trust="known")), an_evening(a_task(place, trust="keyholder"))
        helper, greeter = somebody("helper", place), somebody("greeter", place)
        with pytest.raises(DomainError, match=str(phrases.KNOWN_ONLY)):
            taken(known)
        assert take_shift(by=viewer_of(helper), shift=known, asked=Asked()).take.person_id == helper.pk
        with pytest.raises(DomainError, match=str(phrases.KEYHOLDERS_ONLY)):
            take_shift(by=viewer_of(helper), shift=key, asked=Asked())
        assert take_shift(by=viewer_of(greeter), shift=key, asked=Asked()).take.person_id == greeter.pk


def test_a_person_keeps_name_and_address_with_the_person_and_sits_once() -> None:
    with stopped_at(MONDAY):
        shift = an_evening(places=2)
        helper = somebody("helper", shift.task.place)
        asked = Asked(name="Nimi", channel="email", contact="x@lampi.example")
        take = take_shift(by=viewer_of(helper), shift=shift, asked=asked).take
        assert (take.name, take.contact, take.channel) == ("", "", "")
        with pytest.raises(DomainError, match=str(phrases.YOURS_ALREADY)):
            take_shift(by=viewer_of(helper), shift=shift, asked=Asked())
    assert "Vuoro on sinun. Kiitos." in letters_to(f"helper-{helper.pk}@lampi.example")[0]


def test_who_said_so_may_be_asked_another_time_and_nobody_else() -> None:
    with stopped_at(MONDAY):
        shift = an_evening(places=3)
        taken(shift, channel="sms", contact="+358401234567", again=True, name="Siili")
        taken(shift, channel="sms", contact="+358407654321")
    assert [(row.contact, row.name) for row in StandIn.objects.all()] == [("+358401234567", "Siili")]


def test_dropping_out_late_is_told_to_the_planners_at_once_and_early_to_nobody() -> None:
    with stopped_at(MONDAY):
        shift = an_evening(deadline_hours=6)
        keeper = somebody("keeper", shift.task.place)
        early = taken(shift)
        leave_shift(by="guest", take=early)
        told = letters_to(f"keeper-{keeper.pk}@lampi.example")
        assert [text for text in told if "ei pääsekään" in text] == []
        late = taken(shift)
    with stopped_at(at(26, 7)):
        leave_shift(by="guest", take=late)
    told = Letter.objects.filter(to=f"keeper-{keeper.pk}@lampi.example", text__contains="ei pääsekään")
    assert [letter.due for letter in told] == [at(26, 7)]


def test_the_database_knows_that_a_seat_is_one_persons() -> None:
    with stopped_at(MONDAY):
        take = taken(an_evening())
        columns = ShiftTake.objects.filter(pk=take.pk).values("shift_id", "seat", "part", "keep_until").get()
    with pytest.raises(IntegrityError), transaction.atomic():
        ShiftTake.objects.create(**columns)

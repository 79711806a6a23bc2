"""A keeper ticks that somebody showed the extract; then they may take what asks for it."""

from datetime import date

import pytest
from django.test import Client

from takaovi.core.clock import stopped_at
from takaovi.core.errors import DomainError
from takaovi.people.device_actions import add_device
from takaovi.people.models import Person
from takaovi.volunteering.actions import take_shift
from takaovi.volunteering.models import ExtractShown, ShiftTake
from takaovi.volunteering.values import Asked
from tests.factories.places import make_place
from tests.factories.volunteering import MONDAY, a_task, an_evening, somebody, viewer_of

pytestmark = pytest.mark.django_db
LAW = {"children": "alone", "trust": "known", "extract": True, "regular": True, "personal": True, "guidelines": "Ohje"}
PAGE = "/fi/vuorot/tupa/otteet"


def signed_in(client: Client, person: Person) -> Client:
    client.cookies["device"] = add_device(by="test", person=person, name="")[1]
    return client


def test_after_the_tick_the_task_may_be_taken_and_only_the_day_is_kept(client: Client) -> None:
    with stopped_at(MONDAY):
        place = make_place(slug="tupa")
        keeper, helper = somebody("keeper", place), somebody("helper", place)
        shift = an_evening(a_task(place, **LAW))
        with pytest.raises(DomainError):
            take_shift(by=viewer_of(helper), shift=shift, asked=Asked())
        page = signed_in(client, keeper)
        assert "Näin sen tänään" in page.get(PAGE).content.decode()
        assert PAGE in page.get("/fi/vuorot/tupa").content.decode()
        assert page.post(PAGE, {"kuka": str(helper.pk)}).status_code == 303
        assert "Näytetty 23. marraskuuta 2026." in page.get(PAGE).content.decode()
        take_shift(by=viewer_of(helper), shift=shift, asked=Asked())
    assert ShiftTake.objects.get().person_id == helper.pk
    assert list(ExtractShown.objects.values_list("place", "person", "day")) == [
        (place.pk, helper.pk, date(2026, 11, 23))
    ]


def test_somebody_without_a_role_there_is_ticked_by_nobody_and_a_helper_sees_no_such_page(client: Client) -> None:
    place, other = make_place(slug="tupa"), make_place(slug="muu")
    stranger = somebody("helper", other)
    page = signed_in(client, somebody("keeper", place))
    assert page.post(PAGE, {"kuka": str(stranger.pk)}).status_code == 404
    assert signed_in(Client(), somebody("helper", place)).get(PAGE).status_code == 404
    assert not ExtractShown.objects.exists()

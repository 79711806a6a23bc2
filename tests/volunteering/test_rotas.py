"""A coordinator's rota from the first word of a helper to the last answer, on the pages and without JavaScript."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from takaovi.core.clock import stopped_at
from takaovi.core.errors import DomainError
from takaovi.core.models import Letter
from takaovi.people.device_actions import add_device
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.volunteering.actions import (
    answer_all,
    ask_rota,
    decline_rota,
    drop_rota,
    forget_person_here,
    forget_takers,
    make_rota,
    move_rotas,
    put_back,
    put_in_line,
    say_when,
    take_shift,
    wish_questions,
)
from takaovi.volunteering.models import Availability, RotaAsk, RotaLine, RotaPlan, Shift, ShiftTake, TurnGiven
from takaovi.volunteering.reply_actions import take_reply
from takaovi.volunteering.rota_queries import known_for
from takaovi.volunteering.values import Asked
from takaovi.volunteering.when_actions import invite_when, when_for
from takaovi.volunteering.when_queries import when_code_of
from takaovi.volunteering.when_values import When
from tests.factories.places import make_place
from tests.factories.volunteering import MONDAY, a_task, an_evening, at, somebody, viewer_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
FIRST = date(2026, 11, 23)
THURSDAYS = frozenset({"3e"})


@pytest.fixture
def monday() -> object:
    with stopped_at(MONDAY):
        yield


def evenings(place: Place, weeks: int = 2) -> list[Shift]:
    """Thursdays from 17 to 20."""
    task = a_task(place)
    return [an_evening(task, date(2026, 11, 26) + timedelta(weeks=n), opens=False) for n in range(weeks)]


def can(place: Place, name: str, **said: object) -> Availability:
    """Somebody without an account who can on Thursday evenings."""
    row = invite_when(by="test", place=place, channel="email", contact=f"{name.lower()}@lampi.example", language="fi")
    Letter.objects.all().delete()
    return say_when(by="test", availability=row, when=When(**({"slots": THURSDAYS} | said)), name=name)  # type: ignore[arg-type]


def names(plan: RotaPlan) -> list[str]:
    rows = RotaLine.objects.filter(plan=plan).select_related("availability").order_by("shift__start", "number")
    return [row.availability.name if row.availability else "" for row in rows]


def words_of(response: HttpResponse) -> str:
    main = response.content.decode().partition("<main")[2].partition("</main")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def let_in(client: Client, person: Person) -> Person:
    client.cookies["device"] = add_device(by="test", person=person, name="Firefox")[1]
    return person


def test_from_a_letter_to_a_shift_that_is_taken(client: Client) -> None:
    # Given: two who have no account ask for the letter and tick Thursday evenings
    place = make_place()
    evenings(place)
    for name in ("Aila", "Bertta"):
        sent = client.post(f"/fi/milloin-voit/{place.slug}", {"yhteys": f"{name.lower()}@lampi.example"})
        assert "Viesti on matkalla" in words_of(sent)
        link = re.search(r"/fi/omat-ajat/\S+", Letter.objects.latest("pk").text)
        assert link is not None
        assert "Valitse ainakin yksi aika." in words_of(client.post(link[0], {"nimi": name}))
        saved = client.post(
            link[0], {"nimi": name, "aika": ["3e", "9x"], "usein": "2", "vapaat": "24.12."}, follow=True
        )
        assert "Voimme kysyä sinua näinä aikoina." in words_of(saved)
        assert "24.12.2026" in saved.content.decode()
    # When: the coordinator asks for a proposal
    let_in(client, somebody("coordinator", place))
    rota = client.post(f"/fi/vuorot/{place.slug}/lista", {"alku": "23.11.2026", "viikot": "2"}, follow=True)
    told = words_of(rota)
    assert "Tämä on ehdotus. Keneltäkään ei ole vielä kysytty." in told
    assert "Aila : voi torstaisin, ei vuoroa täällä puoleen vuoteen" in told
    assert "Bertta : voi torstaisin" in told
    path = rota.request["PATH_INFO"]  # type: ignore[attr-defined]
    Letter.objects.all().delete()
    asked = client.post(path, {"teko": "kysy"}, follow=True)
    # Then: each has one question with a link, and answers it by one press
    assert "Tulee: 0. Miettii vielä: 2. Aukkoja: 0." in words_of(asked)
    assert Letter.objects.count() == 2
    guest = Client()
    for letter, answer in zip(Letter.objects.order_by("to"), ("tulen", "en"), strict=True):
        assert "Voisitko tulla?" in letter.subject
        link = re.search(r"/fi/kysytty/\S+", letter.text)
        assert link is not None
        number = RotaAsk.objects.get(availability__contact=letter.to).pk
        page = guest.post(link[0], {"kysymys": str(number), "teko": answer}, follow=True)
        assert "Kiitos vastauksesta." in words_of(page)
    assert [take.name for take in ShiftTake.objects.filter(left_at=None)] == ["Aila"]
    # And: the next one is asked after the no; the page tells nothing of who said it
    told = words_of(client.get(path))
    assert "Tulee: 1. Miettii vielä: 0. Aukkoja: 1." in told
    assert "Bertta" not in told
    sheet = words_of(client.get(f"{path}/tuloste"))
    assert "Aila" in sheet
    assert "Tarvitaan tekijä" in sheet


def test_what_somebody_chose_themselves_stays_and_counts_for_their_share() -> None:
    place = make_place()
    first, _second = evenings(place)
    helper = somebody("helper", place)
    say_when(by="test", availability=when_for(by="test", place=place, person=helper), when=When(THURSDAYS))
    can(place, "Bertta")
    take_shift(by=viewer_of(helper), shift=first, asked=Asked())
    plan = make_rota(by="test", place=place, first=FIRST, weeks=2)
    assert names(plan) == ["Bertta"]
    with pytest.raises(DomainError):
        make_rota(by="test", place=place, first=date(2026, 12, 20), weeks=1)


def test_turns_of_the_half_year_are_shared_and_told_as_a_time(client: Client) -> None:
    place = make_place()
    old, new = (an_evening(a_task(place), day, opens=False) for day in (date(2026, 11, 26), date(2026, 12, 17)))
    aila = can(place, "Aila", a_month=8)
    can(place, "Bertta", a_month=8)
    ask_rota(by="test", plan=make_rota(by="test", place=place, first=FIRST, weeks=1))
    answer_all(by="test", asks=list(RotaAsk.objects.select_related("line", "availability")), yes=True)
    assert ShiftTake.objects.get(shift=old).name == "Aila"
    with stopped_at(MONDAY + timedelta(days=21)):
        forget_takers()
        assert [turn.availability for turn in TurnGiven.objects.all()] == [aila]
        assert ShiftTake.objects.get(shift=old).name == ""
        plan = make_rota(by="test", place=place, first=date(2026, 12, 14), weeks=1)
        assert names(plan) == ["Bertta"]
        line = plan.lines.get(shift=new)
        put_in_line(by="test", line=line, availability=aila)
        put_back(by="test", line=RotaLine.objects.get(pk=line.pk))
        assert names(plan) == ["Bertta"]
        RotaLine.objects.update(availability=aila)
        let_in(client, somebody("coordinator", place))
        told = words_of(client.get(f"/fi/vuorot/{place.slug}/lista/{plan.pk}"))
        assert "Aila : voi torstaisin, viimeksi 2 viikkoa sitten" in told
    with stopped_at(MONDAY + timedelta(days=200)):
        forget_takers()
        assert (TurnGiven.objects.count(), RotaPlan.objects.count()) == (0, 0)


def test_silence_is_passed_on_and_a_no_by_text_message_too() -> None:
    place = make_place()
    evenings(place, 1)
    for name in ("Aila", "Bertta", "Cecilia"):
        can(place, name)
    plan = make_rota(by="test", place=place, first=FIRST, weeks=1)
    ask_rota(by="test", plan=plan)
    assert ask_rota(by="test", plan=plan) == 0
    ask = RotaAsk.objects.get()
    assert ask.answer_by == at(24, 11, 40)  # a third of what is left until Thursday 17, of two days at most
    assert move_rotas() == 0
    with stopped_at(at(24, 12)):
        assert move_rotas() == 1
    assert names(plan) == ["Bertta"]
    assert take_reply(by="reply", channel="email", sender="bertta@lampi.example", text="Ei") == "no"
    assert names(plan) == ["Cecilia"]
    assert take_reply(by="reply", channel="email", sender="cecilia@lampi.example", text="K") == "yes"
    assert ShiftTake.objects.get(left_at=None).name == "Cecilia"
    assert [ask.answer for ask in RotaAsk.objects.order_by("pk")] == ["passed", "no", "yes"]


def test_nobody_left_is_a_hole_of_which_the_planners_hear() -> None:
    place = make_place()
    evenings(place, 1)
    somebody("coordinator", place, address="koordinaattori@lampi.example")
    can(place, "Aila")
    plan = make_rota(by="test", place=place, first=FIRST, weeks=1)
    ask_rota(by="test", plan=plan)
    decline_rota(by="test", ask=RotaAsk.objects.select_related("line").get())
    assert names(plan) == [""]
    assert Letter.objects.filter(to="koordinaattori@lampi.example").count() == 1
    assert names(make_rota(by="test", place=place, first=FIRST, weeks=1)) == [""]  # a no is not asked again


def test_the_rota_is_changed_by_hand_and_taken_back(client: Client) -> None:
    place = make_place()
    evenings(place, 1)
    can(place, "Aila")
    bertta = can(place, "Bertta", slots=frozenset({"0m"}))
    let_in(client, somebody("coordinator", place))
    plan = make_rota(by="test", place=place, first=FIRST, weeks=1)
    path = f"/fi/vuorot/{place.slug}/lista/{plan.pk}"
    line = plan.lines.get()
    shown = words_of(client.get(f"{path}/rivi/{line.pk}"))
    assert "Aila: voi silloin" in shown
    assert "Bertta: on kertonut, ettei tämä aika sovi" in shown
    assert "Coordinator: ei ole kertonut aikojaan" in shown
    changed = client.post(f"{path}/rivi/{line.pk}", {"kuka": f"a{bertta.pk}"}, follow=True)
    assert "Bertta : Valitsit tämän itse." in words_of(changed)
    client.post(f"{path}/rivi/{line.pk}", {"teko": "palauta"})
    assert names(plan) == ["Aila"]
    emptied = client.post(f"{path}/rivi/{line.pk}", {"kuka": "tyhja"}, follow=True)
    assert words_of(emptied).index("Aukot") < words_of(emptied).index("Etsi joku")
    client.post(f"{path}/rivi/{line.pk}", {"teko": "palauta"})
    client.post(path, {"teko": "kysy"})
    taken_back = client.post(path, {"teko": "peru"}, follow=True)
    assert "Vuorolista on peruttu." in words_of(taken_back)
    code = when_code_of(Availability.objects.get(name="Aila"))
    assert "Sinulta ei nyt kysytä mitään." in words_of(Client().get(f"/fi/kysytty/{code}"))
    another = make_rota(by="test", place=place, first=FIRST, weeks=1)
    gone = client.post(f"/fi/vuorot/{place.slug}/lista/{another.pk}", {"teko": "peru"}, follow=True)
    assert (gone.request["PATH_INFO"], RotaPlan.objects.count()) == (f"/fi/vuorot/{place.slug}/lista", 1)  # type: ignore[attr-defined]


def test_somebody_with_an_account_says_when_they_can_and_is_asked_on_their_own_page(client: Client) -> None:
    place = make_place()
    evenings(place, 1)
    helper = let_in(client, somebody("helper", place))
    path = f"/fi/sina/milloin/{place.slug}"
    assert "Mikä nimi" not in words_of(client.get(path))
    client.post(path, {"aika": "3e", "usein": "4", "mita": "host", "seura": "Aila"})
    row = Availability.objects.get(person=helper)
    assert (row.slots, row.a_month, row.kinds, row.company) == (["3e"], 4, ["host"], "Aila")
    ask_rota(by="test", plan=make_rota(by="test", place=place, first=FIRST, weeks=1))
    assert "Sinua pyydetään vuoroon. Vastaa tästä." in words_of(client.get("/fi/sina/vuorot"))
    client.post(path, {"teko": "riittaa"})
    assert (Availability.objects.count(), RotaAsk.objects.count()) == (0, 0)
    assert client.get(f"/fi/sina/milloin/{make_place().slug}").status_code == 404


def test_who_wants_no_questions_or_is_forgotten_stands_in_no_rota() -> None:
    place = make_place()
    evenings(place, 1)
    helper = somebody("helper", place)
    say_when(by="test", availability=when_for(by="test", place=place, person=helper), when=When(THURSDAYS))
    assert len(known_for(place, FIRST, 1).people) == 1
    wish_questions(by="test", place=place, person_id=helper.pk, wanted=False)
    assert known_for(place, FIRST, 1).people == {}
    forget_person_here(by="people", person_id=helper.pk)
    assert not Availability.objects.exists()


def test_a_rota_is_for_those_who_plan_and_codes_are_of_their_own_kind(client: Client) -> None:
    place = make_place()
    evenings(place, 1)
    can(place, "Aila")
    plan = make_rota(by="test", place=place, first=FIRST, weeks=1)
    let_in(client, somebody("helper", place))
    for path in ("", f"/{plan.pk}", f"/{plan.pk}/tuloste", f"/{plan.pk}/rivi/{plan.lines.get().pk}"):
        assert client.get(f"/fi/vuorot/{place.slug}/lista{path}").status_code == 404
    assert client.get("/fi/omat-ajat/KAHVI-12345").status_code == 404
    assert client.get("/fi/kysytty/KAHVI-12345").status_code == 404


def test_the_queries_do_not_grow_with_the_people_and_the_weeks() -> None:
    place = make_place()
    evenings(place, 3)
    counts = []
    for name in ("Aila", "Bertta", "Cecilia"):
        can(place, name)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            known_for(place, FIRST, 3)
        counts.append(len(queries))
    assert counts == [8, 8, 8]


def test_the_database_itself_keeps_one_question_to_a_line_and_one_word_of_a_person() -> None:
    place = make_place()
    evenings(place, 1)
    aila, bertta = can(place, "Aila"), can(place, "Bertta")
    plan = make_rota(by="test", place=place, first=FIRST, weeks=1)
    ask_rota(by="test", plan=plan)
    line = plan.lines.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        RotaAsk.objects.create(line=line, availability=bertta, answer_by=at(25, 12))
    with pytest.raises(IntegrityError), transaction.atomic():
        RotaLine.objects.create(plan=plan, shift=line.shift, number=line.number)
    with pytest.raises(IntegrityError), transaction.atomic():
        Availability.objects.filter(pk=aila.pk).update(contact="bertta@lampi.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        Availability.objects.filter(pk=aila.pk).update(contact="", channel="")


def test_a_rota_that_is_taken_back_at_night_wakes_nobody_in_the_morning() -> None:
    place = make_place()
    evenings(place, 1)
    can(place, "Aila")
    with stopped_at(at(23, 22)):
        plan = make_rota(by="test", place=place, first=FIRST, weeks=1)
        ask_rota(by="test", plan=plan)
        assert Letter.objects.filter(state="waiting").count() == 1
        drop_rota(by="test", plan=plan)
        assert Letter.objects.filter(state="waiting").count() == 0
    assert RotaAsk.objects.get().answer == "withdrawn"

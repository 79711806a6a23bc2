"""Keepers answer by text message or e-mail, also without any link. What is unclear is asked back."""

from datetime import date, timedelta

import pytest
from django.test import Client

from takaovi.core.clock import stopped_at
from takaovi.core.outbox.actions import receive_reply
from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.sms import segments
from takaovi.hours.ask_queries import keepers_of, paused_places
from takaovi.hours.ask_values import Kind
from takaovi.hours.models import Ask, Layer, PlaceHours
from takaovi.hours.reply_actions import take_reply
from takaovi.people.models import Role
from takaovi.places.models import Place
from tests.factories.hours import staffed
from tests.hours.keepers import MONDAY, NUMBER, THURSDAY, a_kept_place, asked, keeper_of, letters

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def with_replies(settings: object) -> None:
    settings.REPLY_SECRET, settings.NETWORK_PHONE = "known-to-the-gateway", ""  # type: ignore[attr-defined]


def reply(text: str, *, sender: str = NUMBER, later: timedelta = HOUR) -> str:
    channel = "email" if "@" in sender else "sms"
    with stopped_at(THURSDAY + later):
        return take_reply(by="reply", channel=channel, sender=sender, text=text)


def a_week_asked(**fields: object) -> Place:
    with stopped_at(THURSDAY):
        place = a_kept_place(NUMBER, **fields)  # type: ignore[arg-type]
        asked(place)
    return place


def last_text() -> str:
    text = letters()[-1].text
    assert segments(text) <= 2
    return text


def test_yes_by_text_message_confirms_and_is_thanked() -> None:
    a_week_asked()
    assert letters()[0].text.startswith(
        "Kahvitupa: pidetäänkö viikolla 30.11.-6.12.? ma-pe 9-17; la-su kiinni. Vastaa K tai E. http"
    )
    assert reply("K") == "answered now"
    assert Layer.objects.get().confirmed == THURSDAY + HOUR
    assert last_text() == "Kiitos. Kahvitupa: Ajat pidetään 30.11.-6.12."


def test_a_bare_no_is_asked_which_days_and_closes_none_of_them() -> None:
    place = a_week_asked()
    assert reply("E") == "which days"
    assert last_text().startswith("Kahvitupa: mitkä päivät ovat suljettuja? Vastaa esimerkiksi E TI TO.")
    assert (Ask.objects.get().answer, Ask.objects.get().said_no) == ("", THURSDAY + HOUR)
    assert PlaceHours.objects.get(place=place).exceptions == []
    assert reply("ti") == "answered now"
    assert PlaceHours.objects.get(place=place).exceptions == [{"date": "2026-12-01", "do": "closed"}]
    assert last_text() == "Kiitos. Kahvitupa: Suljettu ti 1.12."


def test_no_with_days_needs_no_second_message() -> None:
    place = a_week_asked()
    assert reply("E ti ja to") == "answered now"
    assert [one["date"] for one in PlaceHours.objects.get(place=place).exceptions] == ["2026-12-01", "2026-12-03"]


def test_days_alone_mean_nothing_before_somebody_said_no() -> None:
    a_week_asked()
    assert reply("ti") == "unsure"
    assert Ask.objects.get().answer == ""


@pytest.mark.parametrize("text", ["?", "Kyllä, mutta tiistaina kiinni", "ei kiinni", "Kuka kysyy"])
def test_what_is_unclear_is_asked_again_and_changes_nothing(text: str) -> None:
    place = a_week_asked()
    assert reply(text) == "unsure"
    assert last_text().startswith("Kahvitupa: emme ymmärtäneet vastausta. Vastaa K tai E.")
    assert (Ask.objects.get().answer, Layer.objects.get(place=place).confirmed) == ("", None)
    assert reply("K") == "answered now"


def test_a_link_that_is_asked_back_with_works_as_well_as_the_first(client: object) -> None:
    a_week_asked()
    reply("mitä")
    for letter in letters():
        path = "/fi/vahvista/" + letter.text.split("/vahvista/")[1].split()[0]
        with stopped_at(THURSDAY + HOUR):
            assert client.get(path).status_code == 200  # type: ignore[attr-defined]


def test_the_same_answer_twice_is_left_in_peace_and_another_one_is_told_how_to_change() -> None:
    a_week_asked()
    reply("K")
    count = Letter.objects.count()
    assert (reply("kyllä"), Letter.objects.count()) == ("the same again", count)
    assert reply("E ti") == "answered"
    assert last_text().startswith("Kahvitupa: tähän on jo vastattu. Ajat pidetään 30.11.-6.12. Muuttuuko jokin?")
    assert Ask.objects.get().closed == []


def test_a_stranger_is_heard_by_nobody() -> None:
    a_week_asked()
    count = Letter.objects.count()
    assert reply("K", sender="+358409999999") == "stranger"
    assert (Letter.objects.count(), Ask.objects.get().answer) == (count, "")


def test_who_keeps_the_place_no_more_is_not_heard() -> None:
    a_week_asked()
    Role.objects.all().delete()
    assert (reply("K"), Ask.objects.get().answer) == ("nothing asked", "")


def test_two_machines_that_answer_each_other_fall_silent() -> None:
    a_week_asked()
    words = [reply("Olen lomalla, vastaan ensi viikolla") for _ in range(12)]
    assert (words.count("unsure"), words[-1]) == (7, "silent")
    assert Letter.objects.count() == 8


def test_of_two_places_the_number_tells_which_is_meant() -> None:
    with stopped_at(THURSDAY):
        first = a_kept_place(NUMBER)
        second = a_kept_place("other@lampi.example", name="Torppa")
        person = Role.objects.get(scope_id=first.pk).person
        Role.objects.create(person=person, kind="keeper", scope_kind="place", scope_id=second.pk)
        asked(first)
        asked(second)
    mine = [letter.text for letter in letters() if letter.to == NUMBER]
    assert ["Vastaa K tai E." in mine[0], "Vastaa K 2 tai E 2." in mine[1]] == [True, True]
    assert reply("K") == "which"
    assert last_text() == (
        "Kumpaa tarkoitat? Vastaa numeron kanssa, esimerkiksi K 1. 1 Kahvitupa 30.11.; 2 Torppa 30.11."
    )
    assert reply("K 2") == "answered now"
    assert {ask.place.name_fi: ask.answer for ask in Ask.objects.all()} == {"Kahvitupa": "", "Torppa": "yes"}
    assert reply("K") == "answered now"
    assert reply("K 3", later=2 * HOUR) == "the same again"


def test_a_number_of_no_question_is_asked_back() -> None:
    a_week_asked()
    assert (reply("K 7"), Ask.objects.get().answer) == ("unsure", "")


@pytest.mark.parametrize(("text", "exceptions"), [("E", 1), ("K", 0), ("kiinni", 1), ("auki", 0)])
def test_a_holiday_is_answered_with_one_letter(text: str, exceptions: int) -> None:
    with stopped_at(THURSDAY):
        place = a_kept_place(NUMBER, staffed({"days": "mon-sun", "from": "10:00", "to": "14:00"}))
        asked(place, Kind.HOLIDAY, date(2026, 12, 6), date(2026, 12, 6))
    assert reply(text) == "answered now"
    assert len(PlaceHours.objects.get(place=place).exceptions) == exceptions


def test_a_season_that_is_not_right_leads_to_the_desk() -> None:
    with stopped_at(THURSDAY):
        asked(a_kept_place(NUMBER), Kind.SEASON, MONDAY, MONDAY)
    assert reply("E") == "answered now"
    assert last_text().startswith("Kiitos. Kahvitupa: Ajat muuttuvat ma 30.11. Muuttuuko jokin? Kirjaudu: http")


@pytest.mark.parametrize(
    ("language", "text", "thanks"),
    [("sv", "J", "Tack."), ("en", "yes", "Thank you."), ("fi-simple", "K", "Kiitos.")],
)
def test_each_is_answered_in_ones_own_language(language: str, text: str, thanks: str) -> None:
    a_week_asked(language=language)
    assert reply(text) == "answered now"
    assert last_text().startswith(thanks)


def test_an_email_is_read_above_its_quotation() -> None:
    with stopped_at(THURSDAY):
        asked(a_kept_place("Keeper@lampi.example".lower()))
    assert reply("Kyllä\n\nto 26.11. Takaovi kirjoitti:\n> Ei", sender="Keeper@Lampi.example") == "answered now"


@pytest.mark.parametrize(
    ("language", "word", "back", "told", "again"),
    [
        ("fi", "LOPETA", "aloita", "Emme kysy sinulta enää", "Kysymme sinulta taas aukioloajoista: Kahvitupa."),
        ("sv", "Stopp.", "Börja", "Vi frågar dig inte mer", "Vi frågar dig igen om öppettider: Kahvitupa."),
        ("en", "stop, thanks", "START", "We ask you no more", "We ask you about hours again: Kahvitupa."),
        ("fi-simple", "Stop", "Start", "Emme kysy sinulta enää", "Kysymme sinulta taas aukioloajoista: Kahvitupa."),
    ],
)
def test_one_word_ends_the_questions_and_one_brings_them_back(
    language: str, word: str, back: str, told: str, again: str
) -> None:
    place = a_week_asked(language=language)
    assert reply(word) == "stopped"
    assert (last_text().startswith(told), keepers_of(place), Ask.objects.get().answer) == (True, [], "")
    count = Letter.objects.count()
    assert (reply(word), Letter.objects.count()) == ("nothing to turn", count)
    assert reply(back) == "again"
    assert (last_text(), len(keepers_of(place))) == (again, 1)
    assert reply(back) == "nothing to turn"


def test_each_text_message_tells_how_the_questions_end() -> None:
    a_week_asked(name="Kansalaistoiminnankeskus Iso Olohuone ja sen pieni naapuri Kahvitupa")
    text = letters()[0].text
    assert (text.endswith("Lopetus: LOPETA."), segments(text)) == (True, 1)


def test_without_a_way_back_the_page_of_the_link_ends_the_questions(client: Client, settings: object) -> None:
    settings.REPLY_SECRET, settings.INBOX = "", False  # type: ignore[attr-defined]
    a_week_asked()
    assert "LOPETA" not in letters()[0].text
    token = letters()[0].text.split("/vahvista/")[1]
    with stopped_at(THURSDAY + HOUR):
        assert f'href="/fi/ei-enaa-kysymyksia/{token}"' in client.get(f"/fi/vahvista/{token}").text


def test_of_two_places_the_word_ends_both_and_with_a_number_one() -> None:
    with stopped_at(THURSDAY):
        first, second = a_kept_place(NUMBER), a_kept_place("other@lampi.example", name="Torppa")
        person = Role.objects.get(scope_id=first.pk).person
        Role.objects.create(person=person, kind="keeper", scope_kind="place", scope_id=second.pk)
        asked(first)
        asked(second)
    assert reply("Lopeta 2") == "stopped"
    assert paused_places(person.pk) == {second.pk}
    assert last_text() == (
        "Emme kysy sinulta enää aukioloajoista: Torppa. Vastaa ALOITA, jos haluat kysymykset takaisin."
    )
    assert reply("Lopeta") == "stopped"
    assert paused_places(person.pk) == {first.pk, second.pk}


def test_a_word_among_others_ends_nothing_and_a_stranger_ends_nothing() -> None:
    a_week_asked()
    assert [reply("Lopeta jo"), reply("stop", sender="+358409999999")] == ["unsure", "stranger"]
    assert paused_places(Role.objects.get().person_id) == set()


@pytest.mark.django_db(transaction=True)
def test_a_reply_that_the_gateway_brings_arrives_here_once() -> None:
    place = a_week_asked()
    keeper_of(place, "second@lampi.example")
    with stopped_at(THURSDAY + HOUR):
        heard = [receive_reply(channel="sms", sender=NUMBER, text="K", key="g-1") for _ in range(2)]
    assert (heard, Ask.objects.get().answer) == ([True, False], "yes")
    assert [letter.text for letter in letters() if letter.text.startswith("Kiitos")] == [
        "Kiitos. Kahvitupa: Ajat pidetään 30.11.-6.12."
    ]

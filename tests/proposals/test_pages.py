"""The forms and the sender's own page, as a browser without script, cookie or account uses them."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from takaovi.core import clock
from takaovi.core.models import Letter
from takaovi.places.models import Keeping
from takaovi.proposals import views
from takaovi.proposals.actions import accept_proposal, ask_back
from takaovi.proposals.follow_views import TRIES
from takaovi.proposals.models import Proposal
from takaovi.proposals.views import MANY, MOST
from tests.factories.places import make_organisation, make_place
from tests.factories.programme import an_activity
from tests.factories.proposals import FEEDBACK, a_proposal, a_proposal_and_code

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(seconds=30)
HOURS = {"topic": "hours", "text": "Ma-pe 10-16", "contact": ""}


def stamp_in(response: HttpResponse) -> str:
    return re.search(r'name="leima" value="([^"]+)"', response.content.decode())[1]  # type: ignore[index]


def fill(client: Client, path: str, fields: dict[str, str], *, opened: datetime = NOW, sent: datetime = LATER):
    """Open the form at one moment and send it at another."""
    with clock.stopped_at(opened):
        stamp = stamp_in(client.get(path))
    with clock.stopped_at(sent):
        return client.post(path, {"leima": stamp} | fields)


def test_a_neighbour_corrects_hours_and_follows_it_by_the_code(client: Client) -> None:
    make_place(slug="tupa", name="Kahvitupa")
    sent = fill(client, "/fi/paikka/tupa/korjaa", HOURS)
    assert sent.status_code == 303
    with clock.stopped_at(LATER):
        receipt = client.get(sent["Location"])
        code = re.search(r"number__figure\">([a-z]+ \d{6})<", receipt.content.decode())[1]  # type: ignore[index]
        found = client.post("/fi/seuraa", {"koodi": code.upper()})
        own = client.get(found["Location"]).content.decode()
    assert "Kukaan ei ole vielä vastannut" in own
    assert "Kahvitupa" in own
    assert "Ma-pe 10-16" in own
    assert (receipt.cookies, receipt["Cache-Control"], found.status_code) == ({}, "no-store", 303)


def test_no_form_sets_a_cookie_or_is_kept_by_a_browser(client: Client) -> None:
    make_place(slug="tupa")
    for path in ("/fi/paikka/tupa/korjaa", "/fi/kerro-meille/tekeminen", "/fi/palaute", "/fi/seuraa"):
        response = client.get(path)
        assert (response.status_code, response["Cache-Control"], response.cookies) == (200, "no-store", {})
        assert "<script" not in response.content.decode()


def test_the_form_of_an_activity_leads_back_to_its_page(client: Client) -> None:
    an_activity(slug="kahvit")
    page = client.get("/sv/program/kahvit/ratta").content.decode()
    assert 'href="/sv/program/kahvit"' in page
    assert client.get("/sv/program/kahvit").status_code == 200


def test_what_is_not_published_has_no_form(client: Client) -> None:
    make_place(slug="piilo", published=None)
    an_activity(slug="luonnos", published=None)
    paths = ("/fi/paikka/piilo/korjaa", "/fi/paikka/ei-ole/korjaa", "/fi/ohjelma/luonnos/korjaa")
    offered = "/fi/kerro-meille/tekeminen?paikka=piilo"
    assert [client.get(path).status_code for path in (*paths, offered)] == [404] * 4


def test_an_empty_form_says_what_to_write_and_keeps_the_rest(client: Client) -> None:
    page = fill(client, "/fi/kerro-meille/tekeminen", {"title": "", "when_text": "ti 17", "contact": "x"})
    told = page.content.decode()
    assert page.status_code == 200
    assert 'href="#title">Kirjoita, mitä voisi tehdä.' in told
    assert 'href="#where_text">Kirjoita, missä se olisi' in told
    assert 'href="#contact">Kirjoita sähköpost' in told
    assert 'value="ti 17"' in told
    assert 'value="x"' in told
    assert Proposal.objects.count() == 0


@pytest.mark.parametrize(
    "text",
    [
        "ä" * 4000,
        "😀" * 500,
        "مرحبا بكم في المكان",
        "<script>alert(1)</script>",
        "32.13.2026 klo 25:99",
        "\u202eabc\x00",
    ],
)
def test_any_text_comes_back_as_text(client: Client, text: str) -> None:
    sent = fill(client, "/fi/palaute", {"topic": "other", "text": text, "contact": ""})
    proposal = Proposal.objects.get()
    assert proposal.text == text.replace("\u202e", "").replace("\x00", "")
    with clock.stopped_at(LATER):
        ticket = sent["Location"].rpartition("/")[2]
        own = client.get(f"/fi/seuraa/{ticket}").content.decode()
    assert "<script>" not in own
    assert 'dir="auto"' in own


def test_ten_thousand_letters_are_told_in_a_sentence_and_all_stay_in_the_field(client: Client) -> None:
    page = fill(client, "/fi/palaute", {"topic": "other", "text": "ä" * 10_000, "contact": ""}).content.decode()
    assert "Tekstissä on 10000 merkkiä. Lyhennä se enintään 4000 merkkiin." in page
    assert "ä" * 10_000 in page
    assert Proposal.objects.count() == 0


def test_a_double_tap_sends_once_and_shows_the_same_code(client: Client) -> None:
    make_place(slug="tupa")
    with clock.stopped_at(NOW):
        stamp = stamp_in(client.get("/fi/paikka/tupa/korjaa"))
    with clock.stopped_at(LATER):
        places = [client.post("/fi/paikka/tupa/korjaa", {"leima": stamp} | HOURS)["Location"] for _ in range(2)]
    assert places[0] == places[1]
    assert Proposal.objects.count() == 1


def test_a_form_that_stood_open_for_days_is_asked_for_anew_with_its_text(client: Client) -> None:
    make_place(slug="tupa")
    page = fill(client, "/fi/paikka/tupa/korjaa", HOURS, sent=NOW + timedelta(days=4))
    assert "Tämä sivu oli ollut kauan auki" in page.content.decode()
    assert "Ma-pe 10-16" in page.content.decode()
    again = fill(client, "/fi/paikka/tupa/korjaa", HOURS)
    assert again.status_code == 303


def test_a_forged_stamp_sends_nothing(client: Client) -> None:
    make_place(slug="tupa")
    page = client.post("/fi/paikka/tupa/korjaa", {"leima": "WyJhIiwxXQ:forged"} | HOURS)
    assert "Ma-pe 10-16" in page.content.decode()
    assert Proposal.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "sent", "why"),
    [
        ({"sivusto": "http://x.example"}, LATER, "trap"),
        ({}, NOW + timedelta(seconds=1), "quick"),
        ({"text": "http://a.example http://b.example"}, LATER, "links"),
    ],
)
def test_spam_is_thanked_and_waits_for_a_person(
    client: Client, fields: dict[str, str], sent: datetime, why: str
) -> None:
    make_place(slug="tupa")
    assert fill(client, "/fi/paikka/tupa/korjaa", HOURS | fields, sent=sent).status_code == 303
    assert (Proposal.objects.get().why_held, Letter.objects.count()) == (why, 0)


def test_a_library_with_one_address_is_never_locked_out_by_its_visitors(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After sixty in an hour a person looks first; only after two hundred does the form ask to wait, text kept."""
    assert (MANY, MOST) == (60, 200)
    many, most = 20, 23  # two hundred forms take a minute
    monkeypatch.setattr(views, "MANY", many)
    monkeypatch.setattr(views, "MOST", most)
    make_place(slug="tupa")
    for number in range(many + 1):
        fill(client, "/fi/paikka/tupa/korjaa", HOURS)
        assert Proposal.objects.count() == number + 1
    states = list(Proposal.objects.order_by("id").values_list("state", "why_held"))
    assert states == [("open", "")] * many + [("held", "many")]
    for _ in range(most - many - 1):
        fill(client, "/fi/paikka/tupa/korjaa", HOURS)
    refused = fill(client, "/fi/paikka/tupa/korjaa", HOURS).content.decode()
    assert Proposal.objects.count() == most
    assert "Tästä verkosta on tullut hyvin monta viestiä" in refused
    assert "Ma-pe 10-16" in refused


def test_codes_cannot_be_tried_out(client: Client) -> None:
    _, code = a_proposal_and_code()
    with clock.stopped_at(NOW):
        for _ in range(TRIES):
            assert "Tätä koodia ei löydy" in client.post("/fi/seuraa", {"koodi": "zzz 1"}).content.decode()
        right = client.post("/fi/seuraa", {"koodi": code})
    assert (right.status_code, "hyvin monta koodia" in right.content.decode()) == (200, True)
    with clock.stopped_at(NOW + timedelta(hours=1)):
        assert client.post("/fi/seuraa", {"koodi": code}).status_code == 303


def test_the_way_to_ones_own_page_ends_after_an_hour(client: Client) -> None:
    _, code = a_proposal_and_code()
    with clock.stopped_at(NOW):
        own = client.post("/fi/seuraa", {"koodi": code})["Location"]
        assert client.get(own).status_code == 200
    with clock.stopped_at(NOW + timedelta(minutes=61)):
        ended = client.get(own)
    assert (ended.status_code, ended["Location"]) == (303, "/fi/seuraa")


def own_page(client: Client, code: str) -> str:
    return client.post("/fi/seuraa", {"koodi": code})["Location"]


def test_the_promised_day_stands_on_the_senders_page(client: Client) -> None:
    with clock.stopped_at(NOW):
        _, code = a_proposal_and_code(FEEDBACK)
        page = client.get(own_page(client, code)).content.decode()
    assert "Lähetetty 24.11.2026. Saat vastauksen viimeistään 8.12.2026." in page


def test_a_keepers_question_is_answered_on_the_senders_page(client: Client) -> None:
    proposal, code = a_proposal_and_code(place=make_place())
    ask_back(by="person:1", proposal=proposal, question="Minä päivänä kävit?")
    own = own_page(client, code)
    page = client.get(own).content.decode()
    assert "Minä päivänä kävit?" in page
    assert "Vastaa paikan pitäjälle" in page
    assert client.post(own, {"lisaa": "Tiistaina."})["Location"] == own
    proposal.refresh_from_db()
    assert (proposal.state, proposal.lines.last().text) == ("open", "Tiistaina.")


def test_taking_back_is_asked_once_and_then_done(client: Client) -> None:
    proposal, code = a_proposal_and_code()
    own = own_page(client, code)
    assert "Kyllä, peru tämä" in client.get(f"{own}?peru=1").content.decode()
    assert client.post(own, {"peru": "1"})["Location"] == "/fi/seuraa/peruttu"
    assert client.get("/fi/seuraa/peruttu").status_code == 200
    proposal.refresh_from_db()
    assert (proposal.state, proposal.text) == ("withdrawn", "")
    assert client.get(own).status_code == 404


def test_what_was_answered_meanwhile_is_told_when_the_sender_adds_something(client: Client) -> None:
    proposal, code = a_proposal_and_code(place=make_place())
    own = own_page(client, code)
    accept_proposal(by="person:1", proposal=proposal, answer="Korjasimme.")
    page = client.post(own, {"lisaa": "Vielä yksi asia"}).content.decode()
    assert "Tämä asia on päätetty." in page
    assert "Korjasimme." in page


def test_what_another_site_sends_is_not_taken(client: Client) -> None:
    make_place(slug="tupa")
    sent = client.post("/fi/paikka/tupa/korjaa", HOURS, headers={"origin": "https://elsewhere.example"})
    assert sent.status_code == 403


@pytest.mark.parametrize("prefix", ["fi", "sv", "en", "selko"])
def test_the_way_in_stands_in_every_language(client: Client, prefix: str) -> None:
    from django.urls import reverse  # noqa: PLC0415  after the language is known
    from django.utils import translation  # noqa: PLC0415  same

    from takaovi.core.language import BY_PREFIX  # noqa: PLC0415  same

    with translation.override(BY_PREFIX[prefix].code):
        start = reverse("proposals:start")
    page = client.get(start).content.decode()
    links = re.findall(rf'<li><a href="(/{prefix}/[^"]+)">', page)
    assert len(links) >= 4
    assert {client.get(link).status_code for link in links} == {200}


def test_the_sender_page_asks_as_often_whatever_hangs_on_it(client: Client, django_assert_num_queries) -> None:
    place = make_place()
    Keeping.objects.create(place=place, organisation=make_organisation())
    proposal, code = a_proposal_and_code(place=place)
    own = own_page(client, code)
    for _ in (1, 3):
        with django_assert_num_queries(3):
            client.get(own)
        ask_back(by="person:1", proposal=proposal, question="?")
        ask_back(by="person:1", proposal=proposal, question="Ja?")


def test_a_proposal_has_no_name_of_a_sender_anywhere() -> None:
    a_proposal()
    names = {field.name for field in Proposal._meta.get_fields()}
    assert names & {"name", "nickname", "email", "phone", "address", "ip"} == set()

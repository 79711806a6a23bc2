"""Single components: what they say in their cases, and that they never leave an empty shell."""

import pytest
from django import forms
from django.template import engines
from django.utils import translation

from takaovi.ui.values import Answer, Brief, Card, Choice, Choices, EventLine, Fault, Field, ThreadMessage, WeekRow
from tests.ui.soup import Soup


def draw(call: str, language: str = "fi", **context: object) -> Soup:
    """The soup of one component, drawn as a template of another room would."""
    source = '{% import "ui/components.html" as ui %}{{ ' + call + " }}"
    with translation.override(language):
        return Soup(engines["jinja2"].from_string(source).render(context))


def card(**changes: object) -> Card:
    return Card(**{"title": "Tupa", "href": "/fi/paikka/tupa", "state": "staffed", "open_words": "Auki", **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "now", "lamp"),
    [
        ("staffed", True, "lamp--lit"),
        ("self_service", True, "lamp--half"),
        ("staffed", False, ""),
        ("self_service", False, ""),
        ("by_arrangement", True, ""),
        ("if_shift_filled", True, ""),
        ("unknown", True, ""),
        ("closed", True, ""),
    ],
)
def test_the_lamp_burns_where_anybody_may_walk_in_now_and_half_where_a_card_is_needed(
    state: str, now: bool, lamp: str
) -> None:
    soup = draw("ui.card(card)", card=card(state=state, now=now))
    brief = draw("ui.briefs([item])", item=Brief("Tupa", "/fi/paikka/tupa", state, "Auki", now=now))
    for drawn in (soup, brief):
        assert [svg["class"] for svg in drawn.all("svg", class_="lamp")] == ([f"icon lamp {lamp}"] if lamp else [])
    assert len(soup.all("article", class_="card--lit")) == (lamp == "lamp--lit")


def test_a_bare_card_has_a_name_and_a_state_and_no_empty_lists() -> None:
    soup = draw("ui.card(card, level=3)", card=card())
    assert soup.one("h3").text == "Tupa"
    assert soup.one("a")["href"] == "/fi/paikka/tupa"
    assert soup.all("ul") == []
    assert soup.all("p", class_="card__where") == []


def test_a_card_gives_its_reasons_and_cautions() -> None:
    soup = draw("ui.card(card)", card=card(reasons=("Ei maksa mitään.",), cautions=("Soita ensin.", "Kortti mukaan.")))
    assert soup.one("ul", class_="reasons").text == "Ei maksa mitään."
    assert [item.text for item in soup.all("li")] == ["Ei maksa mitään.", "Soita ensin.", "Kortti mukaan."]


def test_what_people_wrote_is_escaped() -> None:
    soup = draw("ui.card(card)", card=card(title='<script>x</script> & "Tupa"'))
    assert soup.all("script") == []
    assert soup.one("h2").text == '<script>x</script> & "Tupa"'


def test_a_cancelled_event_is_struck_and_says_why() -> None:
    line = EventLine(
        "Lauluilta", "to klo 18", status="Peruttu: sairastapaus.", off=True, datetime="2026-03-05T18:00+02:00"
    )
    soup = draw("ui.event_line(line)", line=line)
    assert soup.one("div", class_="event--off").text == "to klo 18 Lauluilta Peruttu: sairastapaus."
    assert soup.one("time")["datetime"] == "2026-03-05T18:00+02:00"


def test_a_day_without_hours_says_closed_and_an_unknown_day_does_not() -> None:
    rows = (WeekRow("ma"), WeekRow("ti", note="ei tiedossa", today=True))
    soup = draw("ui.week_table(rows)", rows=rows)
    assert [cell.text for cell in soup.all("td")] == ["Kiinni", "ei tiedossa"]
    assert [head["scope"] for head in soup.all("th")] == ["row", "row"]
    assert soup.one("tr", **{"aria-current": "date"}).text == "ti ei tiedossa"
    assert soup.one("caption").text == "Viikon aukioloajat"


def test_an_answer_that_is_missing_says_how_to_ask() -> None:
    soup = draw("ui.arrival(answers)", answers=(Answer("Mistä ovesta?", "", "door"),))
    assert soup.one("p", class_="arrival__answer").text == "Ei vielä kerrottu. Voit kysyä puhelimella."


def test_a_field_ties_its_hint_and_fault_to_the_input() -> None:
    soup = draw(
        "ui.field(f)", f=Field("puhelin", "Puhelinnumero", hint="Suomalainen", error="Kirjoita numero.", kind="tel")
    )
    box = soup.one("input")
    assert box["aria-describedby"] == "puhelin-hint puhelin-error"
    assert (box["aria-invalid"], box["type"], box["id"]) == ("true", "tel", "puhelin")
    assert soup.one("p", id="puhelin-error").text == "Kirjoita numero."


def test_a_field_without_hint_or_fault_points_nowhere() -> None:
    box = draw("ui.field(f)", f=Field("missa", "Missä?", value='a"b')).one("input")
    assert set(box.attributes) == {"class", "id", "name", "type", "value"}
    assert box["value"] == 'a"b'


def test_one_answer_is_a_radio_and_many_are_checkboxes() -> None:
    options = (Choice("a", "Eka", chosen=True), Choice("b", "Toka", "Vihje"))
    one = draw("ui.choices(q, heading=1)", q=Choices("q", "Kysymys", options))
    many = draw("ui.choices(q)", q=Choices("q", "Kysymys", options, many=True))
    assert [box["type"] for box in one.all("input")] == ["radio", "radio"]
    assert ["checked" in box.attributes for box in one.all("input")] == [True, False]
    assert one.one("h1").text == "Kysymys"
    assert {box["type"] for box in many.all("input")} == {"checkbox"}
    assert many.all("h1") == []
    assert many.one("p", id="q-2-hint").text == "Vihje"


def test_fields_of_a_django_form_are_drawn_by_the_same_components() -> None:
    class Asked(forms.Form):
        place = forms.CharField(label="Missä?", help_text="Kunta", max_length=40)
        wish = forms.MultipleChoiceField(label="Toive", choices=[("a", "Eka"), ("b", "Toka")])
        note = forms.CharField(label="Muuta", widget=forms.Textarea, required=False)

    form = Asked({"place": "", "wish": ["b"], "note": "hei"})
    place = draw("ui.field(form['place'])", form=form)
    assert place.one("input")["maxlength"] == "40"
    assert place.one("p", class_="field__error").text
    wish = draw("ui.choices(form['wish'])", form=form)
    assert ["checked" in box.attributes for box in wish.all("input")] == [False, True]
    assert draw("ui.field(form['note'])", form=form).one("textarea").text == "hei"


def test_the_summary_of_faults_is_there_only_when_there_are_faults() -> None:
    assert draw("ui.error_summary(())").elements == []
    soup = draw("ui.error_summary(faults)", faults=(Fault("puhelin", "Kirjoita numero."),))
    assert soup.one("a", href="#puhelin").text == "Kirjoita numero."
    assert soup.one("div", role="alert")["aria-labelledby"] == soup.one("h2")["id"]


def test_a_question_carries_what_was_answered_before() -> None:
    question = Choices("q2", "Toinen", (Choice("a", "Eka"),))
    soup = draw("ui.question(q, '/fi/kysy', 'Jatka', kept=[('q1', 'b')], skip_href='/fi/kysy?q1=b')", q=question)
    assert (soup.one("form")["action"], soup.one("form")["method"]) == ("/fi/kysy", "get")
    assert soup.one("input", type="hidden")["value"] == "b"
    assert soup.one("a").text == "En ole varma"


def test_a_removed_message_leaves_its_reason_and_not_its_text() -> None:
    message = ThreadMessage("Joki", "eilen", text="salaisuus", removed="Poistimme viestin.", report_href="/x")
    soup = draw("ui.thread_message(m)", m=message)
    assert "salaisuus" not in soup.one("article").text
    assert "Poistimme viestin." in soup.one("article").text
    assert soup.all("a") == []


def test_a_number_comes_after_its_words() -> None:
    assert draw("ui.number('Kahvilla kävi', 42, 'ihmistä')").one("p").text == "Kahvilla kävi 42 ihmistä"


def test_the_near_me_button_is_hidden_until_its_script_shows_it() -> None:
    soup = draw("ui.near_me('missa')")
    assert "hidden" in soup.one("p").attributes
    assert soup.one("p")["data-near-me"] == "missa"


def test_a_phone_number_can_be_dialled_as_written() -> None:
    assert draw("ui.call_box('014 000 0000')").one("a")["href"] == "tel:0140000000"

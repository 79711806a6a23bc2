"""Whoever reads the region in plain Finnish meets plain Finnish: every text, on every kind of page."""

import html
import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import translation
from modeltranslation.translator import translator

from takaovi.core.text import say
from takaovi.demo import sheets
from takaovi.demo.happenings import activity_sheets
from takaovi.hours.models import Layer, PlaceHours
from takaovi.places.models import Place
from takaovi.programme.models import Activity, Series
from tests.demo.conftest import TODAY, year_from
from tests.demo.test_sheets import all_texts, texts_of
from tests.house.catalogues import SENTENCE_END, forms, key_of, messages, written_in

PLAIN = "fi-simple"
Texts = Mapping[str, str]
SENTENCES_OF = ("ui", "places", "hours", "programme", "finder")  # rooms whose words stand on the pages below
WORDS = 10  # in a sentence of plain Finnish, at most
PAGES = (
    *("finder:open", "finder:home", "finder:questions", "finder:surprise", "finder:map", "finder:municipalities"),
    *("finder:help_now", "finder:rules", "finder:call"),
)


def is_name(path: str) -> bool:
    """What a place or a room of it is called stays the same in every way of reading."""
    return path.endswith((".name", ".name_fi"))


def is_plain_title(path: str, text: str) -> bool:
    """A title of one to three common words needs no other wording."""
    return path.endswith((".title", ".title_fi")) and len(text.split()) <= 3 and not re.search(r"[:,]", text)


def test_every_text_of_the_sheets_is_written_in_plain_finnish_too() -> None:
    fallen = [
        path
        for path, texts in all_texts()
        if "selko" not in texts and not is_name(path) and not is_plain_title(path, texts["fi"])
    ]
    assert fallen == []


def test_a_plain_text_says_numbers_with_figures_and_speaks_to_one_reader() -> None:
    wrong = re.compile(r"\b(kolmetoista|kuusitoista|kaksikymmentä|kolmekymmentä|sata|tuhat|voitte|tulkaa)\b|;", re.I)
    assert [path for path, texts in all_texts() if wrong.search(texts.get("selko", ""))] == []


def test_a_plain_text_says_who_does_what() -> None:
    """Finnish has a passive without a doer; plain Finnish says we, you or the worker instead."""
    passive = re.compile(r"\b\w+(?:daan|dään|llaan|llään|nnaan|nnään|rraan|rrään|[aeiouyäö]taan|[aeiouyäö]tään)\b")
    nouns = {"mitään", "ketään", "pöytään", "kerrallaan"}
    found = [(path, word) for path, texts in all_texts() for word in passive.findall(texts.get("selko", "").lower())]
    assert [(path, word) for path, word in found if word not in nouns] == []


def test_an_activity_fits_its_columns() -> None:
    limits = {"title": 100, "summary": 200, "audience": 120, "cost_note": 120, "sign_up_note": 160}
    long = [
        (sheet.slug, field)
        for sheet in activity_sheets(year_from(TODAY).calendar)
        for field, most in limits.items()
        for text in getattr(sheet, field).values()
        if len(text) > most
    ]
    assert long == []


def test_the_interface_says_at_most_ten_words_in_a_sentence() -> None:
    long = [(room, one) for room, text in interface() for one in sentences(text) if len(one.split()) > WORDS]
    assert long == []


def test_the_interface_does_not_speak_like_an_office() -> None:
    """Participles before a noun and rare cases that have been found, and put in other words, once."""
    hard = re.compile(
        r"\bauki olev|\bvastattu\b|\bvahvist|\bpuhumatta\b|päivystäjä|\bkäsin\b|\bedustav|\bkoskien\b", re.I
    )
    assert [(room, text) for room, text in interface() if hard.search(text)] == []


def interface() -> list[tuple[str, str]]:
    """What the rooms say in plain Finnish: their plain words, and the Finnish ones where these are missing."""
    plain = {key_of(m): forms(m) for room in SENTENCES_OF for m in messages(written_in(room, "fi_Simple"))}
    found = []
    for room in SENTENCES_OF:
        for message in messages(written_in(room, "fi")):
            if message.context != "address":
                found += [(room, text) for text in plain.get(key_of(message), forms(message))]
    return found


def sentences(text: str) -> list[str]:
    return [one for part in SENTENCE_END.split(text) for one in re.split(r"(?<=[.?:])\s+", part)]


@pytest.mark.usefixtures("region")
@pytest.mark.django_db
def test_no_loaded_text_falls_back_to_finnish() -> None:
    fallen = []
    for model in apps.get_models():
        if model not in translator.get_registered_models():
            continue
        for row in model._default_manager.all():
            for field in translator.get_options_for_model(model).all_fields:
                said = say(row, field, PLAIN)
                path = f"{model.__name__}.{field}"
                if said and said.language.code != PLAIN and not is_name(path) and not is_plain_title(path, said.text):
                    fallen.append((path, said.text))
    assert fallen == []


@pytest.mark.usefixtures("region")
@pytest.mark.django_db
def test_no_note_within_a_plan_falls_back_to_finnish() -> None:
    frames = PlaceHours.objects.values_list("exceptions", "audience")
    plans = [*Layer.objects.values_list("plan", flat=True), *Series.objects.values_list("plan", flat=True), *frames]
    notes = [texts for plan in plans for _path, texts in texts_of(plan)]
    assert len(notes) > 50
    assert [texts["fi"] for texts in notes if not texts.get(PLAIN)] == []


@cache
def not_plain() -> frozenset[str]:
    """Every Finnish text of the region that is told in other words in plain Finnish, as the pages print it."""
    told: list[Texts] = [texts for _path, texts in all_texts()]
    told += [texts for place in sheets.places() for texts in (place.transport, *place.arrival.values())]
    plain = {texts.get("selko") for texts in told}
    return frozenset(texts["fi"] for texts in told if texts.get("selko") and texts["fi"] not in plain)


def lines(page: str) -> Iterator[str]:
    """What stands between the tags, and the descriptions of pictures."""
    shown = page.partition("<body")[2].replace("\N{SOFT HYPHEN}", "")
    for part in [*re.split(r"<[^>]*>", shown), *re.findall(r'alt="([^"]*)"', shown)]:
        if text := html.unescape(part).strip():
            yield text


def standard_words(
    client: Client, name: str, *args: str, query: str = "", language: str = PLAIN
) -> list[tuple[str, str]]:
    """What the page says in the words of its standard Finnish reading, or in another language."""
    with translation.override(language):
        path = reverse(name, args=args)
    response = client.get(path + query, follow=True)
    assert response.status_code == 200, path
    page = response.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    foreign = [(path, mark) for mark in re.findall(r'lang="\w+"', main)]
    return foreign + [(path, line) for line in lines(page) if any(text in line for text in hard_in(line))]


def hard_in(line: str) -> list[str]:
    return [text for text in not_plain() if text in line and (len(text) > 20 or text == line)]


@pytest.mark.usefixtures("region")
@pytest.mark.django_db
def test_the_eye_of_these_tests_sees_standard_finnish_where_it_stands(client: Client) -> None:
    found = standard_words(client, "finder:place", "kahvitupa-lampi", language="fi")
    said = [line for _path, line in found]
    lampi = sheets.place("kahvitupa-lampi")
    assert {lampi.summary["fi"], lampi.description["fi"], lampi.welcome["fi"]} <= set(said)
    assert len(said) > 10


@pytest.mark.usefixtures("region")
@pytest.mark.django_db
def test_the_plain_pages_of_places_hold_no_standard_finnish_of_ours(client: Client) -> None:
    slugs = list(Place.objects.order_by("slug").values_list("slug", flat=True))
    assert len(slugs) == 60
    assert [hit for slug in slugs for hit in standard_words(client, "finder:place", slug)] == []
    complete = [slug for slug in slugs if sheets.place(slug).door != "none"]
    assert [hit for slug in complete for hit in standard_words(client, "finder:arrival", slug)] == []


@pytest.mark.usefixtures("region")
@pytest.mark.django_db
def test_the_plain_pages_of_activities_hold_no_standard_finnish_of_ours(client: Client) -> None:
    slugs = list(Activity.objects.order_by("slug").values_list("slug", flat=True))
    assert len(slugs) == 235
    assert [hit for slug in slugs for hit in standard_words(client, "finder:activity", slug)] == []


@pytest.mark.usefixtures("region")
@pytest.mark.django_db
def test_the_other_plain_pages_hold_no_standard_finnish_of_ours(client: Client) -> None:
    hits = [hit for name in PAGES for hit in standard_words(client, name)]
    for where in ("Jyväskylä", "Keuruu", "Pihtipudas", "Kinnula"):
        for wish in ("uusi", "hiljainen", "seura"):
            hits += standard_words(client, "finder:open", query=f"?missa={where}&milloin=tanaan&toive={wish}")
    hits += standard_words(client, "finder:day", TODAY.isoformat())
    hits += standard_words(client, "finder:week", "2026-W48")
    hits += standard_words(client, "finder:municipality", "keuruu")
    assert hits == []

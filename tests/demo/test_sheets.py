"""The sheets of the region: complete, in three languages, invented, and in our voice."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from takaovi.demo import sheets
from takaovi.demo.values import COLUMNS
from takaovi.places.values import ANSWER_MAX, PlaceKind, Question, Sector, Trait, Way, unmask
from tests.demo.conftest import Year
from tests.house.catalogues import NEVER_FI

# The 22 of Central Finland, by the codes of Statistics Finland.
MUNICIPALITIES = [
    "077", "172", "179", "182", "216", "226", "249", "256", "265", "275", "312",
    "410", "435", "495", "500", "592", "601", "729", "850", "892", "931", "992",
]  # fmt: skip
BIGGER = ("179", "992", "182", "410", "249", "729", "931", "500", "172", "077")
# Names of real places and bodies of the region and the country that an invented one must not bear.
REAL = (
    "Matara", "Kiesi", "Suvimäen", "Väkkärä", "Hannikaisensal", "Veturitalli", "Sillankorva", "Gradia", "Kotikatu",
    "Kansalaistoiminnankeskus", "Martat", "Mannerheim", "Punainen Risti", "Kela", "Yhdistystori", "Lähellä.fi",
)  # fmt: skip


def texts_of(thing: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every set of texts in a sheet, with where it stands."""
    if isinstance(thing, dict) and "fi" in thing:
        yield path, thing
    elif isinstance(thing, dict):
        for key, value in thing.items():
            yield from texts_of(value, f"{path}.{key}")
    elif isinstance(thing, list):
        for number, value in enumerate(thing):
            yield from texts_of(value, f"{path}[{number}]")


def all_texts() -> list[tuple[str, dict[str, str]]]:
    names = ("arrival", "phrases", "doors", "breaks")
    files = [(name, sheets.read(name)) for name in names]
    files += [(folder, file) for folder in ("places", "programme") for file in sheets.read_folder(folder)]
    return [found for name, file in files for found in texts_of(file, name)]


def test_there_are_sixty_places_in_twenty_two_municipalities() -> None:
    places = sheets.places()
    assert len(places) == 60
    assert len({place.slug for place in places}) == 60
    assert sorted({place.municipality for place in places}) == MUNICIPALITIES
    counts = Counter(place.municipality for place in places)
    assert [code for code in BIGGER if counts[code] < 2] == []


def test_former_municipalities_have_a_place() -> None:
    villages = {place.village for place in sheets.places()}
    former = {"Korpilahti", "Suolahti", "Pylkönmäki", "Säynätsalo", "Leivonmäki", "Jämsänkoski", "Sumiainen"}
    assert former | {"Konginkangas", "Haapamäki"} <= villages


def test_every_kind_sector_way_and_trait_is_there() -> None:
    places = sheets.places()
    assert {place.kind for place in places} == set(PlaceKind)
    assert {sheet["sector"] for sheet in sheets.read("organisations").values()} == set(Sector)
    assert {way for place in places for way in place.ways} == set(Way)
    assert {trait for place in places for trait in unmask(place.traits)} == set(Trait)


def test_some_places_are_kept_by_several_and_some_by_a_group_without_a_business_id() -> None:
    organisations = sheets.read("organisations")
    kept_by_several = [place for place in sheets.places() if len(place.keepers) > 1]
    by_a_group = [p for p in sheets.places() if organisations[p.keepers[0]]["sector"] == "informal_group"]
    assert len(kept_by_several) >= 20
    assert len(by_a_group) >= 5
    assert all("business_id" not in organisations[place.keepers[0]] for place in by_a_group)


def test_no_business_id_could_be_real() -> None:
    weights = (7, 9, 10, 5, 8, 4, 2)
    for sheet in sheets.read("organisations").values():
        if "business_id" in sheet:
            digits, _, check = sheet["business_id"].partition("-")
            rest = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
            assert rest == 1 or int(check) != (11 - rest) % 11, sheet["name"]


def test_every_text_is_written_in_three_languages() -> None:
    texts = all_texts()
    assert len(texts) > 600
    assert [path for path, text in texts if not {"fi", "sv", "en"} <= set(text)] == []
    assert [path for path, text in texts if not set(text) <= set(COLUMNS)] == []
    assert [path for path, text in texts if not all(said.strip() == said and said for said in text.values())] == []


def test_the_sentences_are_in_our_voice() -> None:
    texts = all_texts()
    assert [path for path, text in texts if any("!" in said or "  " in said for said in text.values())] == []
    assert [path for path, text in texts if NEVER_FI.search(text["fi"] + text.get("selko", ""))] == []


def test_finnish_does_not_tell_times_the_english_way() -> None:
    wrong = re.compile(r"\d:\d\d|\b\d+ ?(am|pm)\b")
    assert [path for path, text in all_texts() if wrong.search(text["fi"]) or wrong.search(text["sv"])] == []


@pytest.mark.parametrize("name", REAL)
def test_nothing_real_is_named(name: str) -> None:
    said = [text[code] for _, text in all_texts() for code in text]
    said += [sheet["name"] for sheet in sheets.read("organisations").values()]
    assert [text for text in said if re.search(rf"\b{re.escape(name)}", text)] == []


def test_answers_fit_in_one_breath() -> None:
    long = [
        (place.slug, question, language)
        for place in sheets.places()
        for question, texts in place.arrival.items()
        for language, text in texts.items()
        if len(text) > ANSWER_MAX
    ]
    assert long == []


def test_kun_tulet_is_complete_half_done_and_hardly_begun() -> None:
    counts = Counter(len(place.arrival) for place in sheets.places())
    assert counts[len(Question)] >= 40
    assert counts[9] >= 5
    assert sum(count for answered, count in counts.items() if answered <= 5) >= 2
    assert all(place.door != "none" for place in sheets.places() if len(place.arrival) == len(Question))


def test_plain_finnish_is_there_where_it_is_promised() -> None:
    places = sheets.places()
    assert [place.slug for place in places if not (place.summary.get("selko") and place.welcome.get("selko"))] == []
    complete = [place for place in places if len(place.arrival) == len(Question)]
    assert [p.slug for p in complete if not all(texts.get("selko") for texts in p.arrival.values())] == []


def test_plain_finnish_has_short_sentences() -> None:
    said = [text["selko"] for _, text in all_texts() if "selko" in text]
    sentences = [sentence for text in said for sentence in re.split(r"(?<=[.?])\s+", text)]
    assert len(said) > 500
    assert [sentence for sentence in sentences if len(sentence.split()) > 9] == []


def test_plain_finnish_says_kello() -> None:
    assert [path for path, text in all_texts() if re.search(r"\bklo\b", text.get("selko", ""))] == []


def test_the_door_in_the_picture_is_the_door_of_the_answers() -> None:
    """Whoever comes with a wheelchair or a pram turns back at steps that are only in a picture, or only in words."""
    written = {raw["slug"]: raw["arrival"].split() for file in sheets.read_folder("places") for raw in file["place"]}
    steps = {"ramp": "steps", "two": "two_steps"}
    shapes = {"porch": "porch", "glass": "shop", "library": "shop"}
    wrong = []
    for place in sheets.places():
        if place.door in ("none", "bus", "screen", "phone"):
            continue
        look = sheets.read("doors")[place.door]
        door, stair = written[place.slug][:2]
        seen = look["porch"] if look["porch"] in steps.values() else None
        level = Trait.NO_STEPS in unmask(place.traits)
        if seen != steps.get(stair) or (level and seen) or look["shape"] != shapes.get(door, look["shape"]):
            wrong.append((place.slug, place.door, door, stair))
    assert wrong == []


def test_what_costs_is_never_called_free() -> None:
    priced = {place.slug: place.cost_note.get("en", "") for place in sheets.places()}
    assert priced["puhelinlinja-hetki"] == "Costs the same as an ordinary call"
    assert priced["klubitalo-saranapuu"] == "Free to come in. Lunch €4"
    assert priced["kahvitupa-lampi"] == ""
    not_free = {place.slug for place in sheets.places() if Trait.FREE not in unmask(place.traits)}
    assert not_free == {"puhelinlinja-hetki", "verstas-vasarankalske"}
    assert {place.slug: place.cost_cents for place in sheets.places() if place.cost_cents} == {
        "verstas-vasarankalske": 300
    }


def test_an_activity_that_costs_is_not_called_free_either(year: Year) -> None:
    priced = {sheet.slug: sheet.facts["cost_cents"] for sheet in year.activities if sheet.facts["cost_cents"]}
    assert priced["seniortanssit-soutajien-tupa"] == 500
    assert priced["metallityot-verstas-vasarankalske"] == 300
    assert "tyonhaku-verstas-vasarankalske" not in priced
    assert [s.slug for s in year.activities if s.slug in priced and Trait.FREE in unmask(s.traits)] == []


def test_texts_fit_their_columns() -> None:
    limits = {"name": 80, "summary": 160, "welcome": 160, "transport": 200, "cost_note": 120}
    long = [
        (place.slug, field)
        for place in sheets.places()
        for field, most in limits.items()
        for text in getattr(place, field).values()
        if len(text) > most
    ]
    assert long == []


def test_a_bus_time_is_written_as_each_language_writes_it() -> None:
    lampi = sheets.place("kahvitupa-lampi")
    leaving = lampi.arrival[Question.LEAVING]
    assert leaving["fi"] == "Saat lähteä milloin vain. Viimeinen bussi lähtee klo 23.05."
    assert leaving["sv"] == "Du får gå när du vill. Sista bussen går kl. 23.05."
    assert leaving["en"] == "You may leave at any time. The last bus goes at 11:05 pm."


def test_there_are_about_two_hundred_series_of_many_kinds(year: Year) -> None:
    sheets_of_activities = year.activities
    assert 180 <= len(sheets_of_activities) <= 260
    assert len({sheet.slug for sheet in sheets_of_activities}) == len(sheets_of_activities)
    kinds = Counter(sheet.kind for sheet in sheets_of_activities)
    assert set(kinds) == {"regular", "service_visit", "conference", "one_off", "online_room", "phone_ring"}
    assert len({sheet.title["fi"] for sheet in sheets_of_activities}) >= 90

"""Finding places by words: languages, slips, needs, order, and an index that follows its texts."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from takaovi.core.clock import now
from takaovi.finder.indexing import index_place, indexed_together, rebuild_index
from takaovi.finder.models import SearchDocument, SearchVocabulary
from takaovi.finder.search import SearchResult, search_places
from takaovi.places.models import Place
from takaovi.programme.models import Activity
from tests.factories.places import make_place
from tests.factories.programme import an_activity

pytestmark = pytest.mark.django_db


def ids(words: str, language: str = "fi") -> list[int]:
    return list(search_places(words, language).place_ids)


def quiet_place(name: str, **texts: str) -> Place:
    return make_place(name=name, kind="workshop", traits=0, **({"summary_fi": "Ovi on sininen."} | texts))


def test_a_place_is_found_by_its_name_kind_texts_and_traits() -> None:
    place = make_place(name="Kaarna", kind="village_house", summary_fi="Pannukakkua takkatulella.")
    rebuild_index()
    for words in ("kaarnassa", "kylätaloon", "pannukakkuja", "takka", "kahvia"):
        assert ids(words) == [place.id], words


def test_a_place_is_found_by_its_activities() -> None:
    place = quiet_place("Kaarna")
    an_activity(place=place, title_fi="Kanteletunti", summary_fi="Soitetaan yhdessä.", audience_fi="aloittelijat")
    an_activity(place=place, title_fi="Salainen hanke", published=None)
    rebuild_index()
    assert ids("kanteleella") == [place.id]
    assert ids("aloittelijoille") == [place.id]
    assert ids("hankkeet") == []


def test_what_is_not_published_is_not_found() -> None:
    make_place(name="Kaarna", published=None)
    assert rebuild_index() == 0
    assert ids("kaarna") == []


def test_the_index_follows_a_place_that_changes_and_goes() -> None:
    place = quiet_place("Kaarna")
    rebuild_index()
    Place.objects.filter(id=place.id).update(summary_fi="Lainaamme kanootteja.")
    index_place(place.id)
    assert ids("kanootin") == [place.id]
    assert ids("sininen") == []
    Place.objects.filter(id=place.id).update(published=None)
    index_place(place.id)
    assert ids("kanootin") == []
    assert not SearchDocument.objects.exists()


def test_a_rebuild_forgets_places_and_words_that_are_gone() -> None:
    kept, gone = quiet_place("Kaarna"), quiet_place("Tervapata")
    rebuild_index()
    Place.objects.filter(id=gone.id).delete()
    assert rebuild_index() == 1
    assert ids("tervapata") == []
    assert ids("kaarna") == [kept.id]
    assert "tervapata" not in SearchVocabulary.objects.get(language="fi").entries


def test_indexing_one_place_and_rebuilding_say_the_same() -> None:
    place = make_place(name="Kylätupa", description_fi="Neulotaan, lauletaan ja keitetään puuroa.")
    rebuild_index()
    rebuilt = list(SearchDocument.objects.order_by("language").values_list("language", "head", "body"))
    index_place(place.id)
    assert list(SearchDocument.objects.order_by("language").values_list("language", "head", "body")) == rebuilt


def test_many_changes_can_be_indexed_together(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    places = [quiet_place("Kaarna"), quiet_place("Kaarnalaiva")]
    with indexed_together():
        with django_assert_num_queries(0):
            for place in places:
                index_place(place.id)
        assert ids("kaarna") == []
    assert ids("kaarna") == [place.id for place in places]


def test_a_word_in_the_name_comes_before_a_word_in_the_text() -> None:
    said = quiet_place("Kaarna", summary_fi="Täällä on myös sauna.")
    named = quiet_place("Rantasauna")
    rebuild_index()
    assert ids("saunaan") == [named.id, said.id]


def test_of_several_words_the_places_that_answer_most_are_found() -> None:
    both = quiet_place("Kaarna", summary_fi="Laulua ja puuroa.")
    quiet_place("Käpy", summary_fi="Puuroa.")
    rebuild_index()
    assert ids("puuroa laulun kera") == [both.id]


def test_loneliness_finds_company_though_no_text_says_lonely() -> None:
    room = make_place(name="Tupa", kind="living_room", summary_fi="Istu hetki.", traits=0)
    quiet_place("Kaarna")
    rebuild_index()
    for words in ("yksinäisyyttä", "yksinäinen", "olen yksin", "yksinäisyytä"):
        assert ids(words) == [room.id], words


def test_a_guessed_spelling_is_told() -> None:
    place = quiet_place("Kaarna", summary_fi="Sinistä keramiikkaa.")
    rebuild_index()
    assert search_places("keramiikassa", "fi") == SearchResult((place.id,), "")
    assert search_places("keramikka", "fi") == SearchResult((place.id,), "keramiikka")
    assert search_places("keramikka sininen", "fi") == SearchResult((place.id,), "keramiikka sininen")


def test_words_split_by_mistake_are_joined_and_unknown_compounds_taken_apart() -> None:
    place = quiet_place("Kaarna", summary_fi="Vertaistukea ja muskari lapsille.")
    rebuild_index()
    assert ids("vertais tukea") == [place.id]
    assert ids("lapsimuskariin") == [place.id]


def test_each_language_is_searched_in_its_own_texts() -> None:
    place = quiet_place(
        "Kaarna",
        name_sv="Barkhuset",
        summary_sv="Vi stickar och pratar.",
        name_en="Bark House",
        summary_en="We knit and talk.",
    )
    rebuild_index()
    assert ids("stickade", "sv") == ids("sticka", "sv") == ids("knitting", "en") == ids("houses", "en") == [place.id]
    assert ids("barkhusets", "sv") == [place.id]


def test_kinds_are_words_in_every_language() -> None:
    place = make_place(kind="family_cafe", summary_fi="Tervetuloa.", traits=0)
    rebuild_index()
    assert (
        ids("familjecaféet", "sv")
        == ids("kafé", "sv")
        == ids("family cafes", "en")
        == ids("perhekahvilat")
        == [place.id]
    )


def test_finnish_words_are_understood_on_a_swedish_page() -> None:
    place = quiet_place("Kaarna", name_sv="Barkhuset", summary_sv="Dörren är blå.")
    rebuild_index()
    assert ids("sinisellä", "sv") == [place.id]


def test_plain_finnish_texts_are_found_in_both_kinds_of_finnish() -> None:
    place = quiet_place("Kaarna", summary_fi_simple="Täällä saa levätä.")
    rebuild_index()
    assert ids("levätä", "fi-simple") == ids("lepää", "fi") == [place.id]


def test_dots_may_be_missing() -> None:
    place = quiet_place("Kaarna", summary_fi="Käsitöitä äideille.")
    rebuild_index()
    assert ids("kasitoita aideille") == [place.id]


@pytest.mark.parametrize("places", [1, 3])
def test_a_search_takes_two_queries_however_many_places(
    places: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(places):
        quiet_place(f"Sauna {number}")
    rebuild_index()
    for words in ("saunassa", "sauan", "saunassa laulamaan", "yksinäisyyttä"):
        with django_assert_num_queries(2):
            search_places(words, "fi")


def test_empty_words_ask_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert (
            search_places("", "fi")
            == search_places("missä on", "fi")
            == search_places("🙂 ... !", "fi")
            == SearchResult()
        )


def test_the_number_of_places_can_be_limited() -> None:
    for number in range(3):
        quiet_place(f"Sauna {number}")
    rebuild_index()
    assert len(search_places("sauna", "fi", limit=2).place_ids) == 2


def test_an_unknown_language_of_the_index_is_empty_and_no_fault() -> None:
    assert search_places("kahvila", "fi") == SearchResult()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.text(max_size=300))
def test_no_text_whatever_raises(words: str) -> None:
    if not SearchVocabulary.objects.exists():
        quiet_place("Kaarna", summary_fi="OR AND NOT sauna")
        rebuild_index()
    assert isinstance(search_places(words, "fi"), SearchResult)


@pytest.mark.parametrize(
    "words", ['sauna" OR "x', "sauna*", "head:sauna", "sauna' | 'x", "(sauna", "NEAR(sauna x)", "-sauna"]
)
def test_signs_of_query_languages_are_only_signs(words: str) -> None:
    place = quiet_place("Rantasauna")
    rebuild_index()
    assert ids(words) == [place.id]


def test_the_database_keeps_the_full_text_index_beside_the_documents() -> None:
    place = quiet_place("Rantasauna")
    rebuild_index()
    SearchDocument.objects.filter(place=place).update(head="uusi", body="")
    ask = (
        "SELECT rowid FROM finder_searchindex WHERE finder_searchindex MATCH %s"
        if connection.vendor == "sqlite"
        else "SELECT id FROM finder_searchdocument WHERE tokens @@ to_tsquery('simple', %s)"
    )
    with connection.cursor() as cursor:
        for word, count in (("uusi", 3), ("sauna", 0)):
            cursor.execute(ask, [word])
            assert len(cursor.fetchall()) == count


def test_a_stranger_process_learns_of_new_words() -> None:
    """The vocabulary in memory is asked for by version, so an index written elsewhere is met at the next search."""
    place = quiet_place("Kaarna")
    rebuild_index()
    assert ids("kaarna") == [place.id]
    other = SearchVocabulary.objects.get(language="fi")
    other.entries, other.version = other.entries + "\nkäpy käpy:1 kapy:1", 5
    other.save()
    SearchDocument.objects.filter(place=place, language="fi").update(body="käpy")
    assert ids("käpy") == [place.id]


def test_activity_and_place_are_told_once() -> None:
    place = quiet_place("Saunatupa")
    Activity.objects.create(slug="sauna", title_fi="Saunailta", place=place, summary_fi="Sauna.", published=now())
    rebuild_index()
    assert ids("sauna") == [place.id]

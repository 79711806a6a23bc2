"""Finnish words bend by rule: a form in a question leads back to its dictionary form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takaovi.core.finnish_stems import plain, readings, stems, weak_grade

FORMS = {
    "kahvila": "kahvilassa kahvilaan kahvilan kahviloita kahviloihin kahvilat kahvilakin kahviloiden kahvilasta",
    "lapsi": "lapsen lasten lapsille lasta lapsia lapset lapseen lapsilla",
    "ruoka": "ruuan ruoan ruokaa ruokia ruokaan ruoalla",
    "yksinäisyys": "yksinäisyyttä yksinäisyyden yksinäisyydestä yksinäisyyteen",
    "ikäihminen": "ikäihmisille ikäihmisten ikäihmistä ikäihmiset",
    "käsityö": "käsitöitä käsityötä käsityöhön käsitöiden käsitöissä",
    "vertaistuki": "vertaistuen vertaistukea vertaistuesta vertaistukeen",
    "mies": "miesten miehille miestä miehen miehiä",
    "koira": "koirien koiria koiran koirille koiraa",
    "maahanmuuttaja": "maahanmuuttajille maahanmuuttajien maahanmuuttajia",
    "savi": "savella savea saven saveen",
    "perhe": "perheille perheen perhettä perheitä perheiden perheeseen",
    "huone": "huoneessa huoneita huoneeseen",
    "vieras": "vieraita vieraan vierasta vieraille",
    "työtön": "työttömille työttömän työttömien",
    "keskus": "keskuksessa keskusta keskuksia keskukseen",
    "nuori": "nuorille nuorten nuorta nuoren",
    "vanhempi": "vanhemmille vanhempien vanhemman vanhempia",
    "kerho": "kerhot kerhoja kerhossa kerhoon kerhojen",
    "ryhmä": "ryhmiä ryhmään ryhmässä ryhmien",
    "puhelin": "puhelimen puhelinta puhelimella puhelimia",
    "jäsen": "jäsenten jäseniä jäsenille",
    "kurssi": "kursseja kurssille kurssin kursseilla",
    "ranta": "rannalla rannan rantaan rantoja",
    "neuloa": "neulomaan neulotaan neuloo neulon neulomista neulovat",
    "pelata": "pelaamaan pelataan pelaa pelaamme",
    "keskustella": "keskustelemaan keskustellaan keskustelen",
    "jutella": "juttelemaan jutellaan juttelemassa juttelua",
    "leipoa": "leipomaan leivotaan leivon",
    "laulaa": "laulamaan lauletaan laulan",
    "tanssi": "tanssimaan tansseja tanssin",
    "neulominen": "neulomista neulomaan neulomisen",
}


def leads_to(form: str, name: str) -> bool:
    held = stems(plain(name))
    return any(held.get(stem, 0) & kind for stem, kind in readings(plain(form)))


@pytest.mark.parametrize(("name", "form"), [(name, form) for name, forms in FORMS.items() for form in forms.split()])
def test_a_form_leads_to_its_dictionary_form(name: str, form: str) -> None:
    assert leads_to(form, name)


@pytest.mark.parametrize(
    ("form", "other"),
    [("lasten", "lasi"), ("kahvilassa", "kahvi"), ("kerhoon", "kerma"), ("tuella", "tuuli"), ("miesten", "mieli")],
)
def test_a_form_does_not_lead_to_another_word(form: str, other: str) -> None:
    assert not leads_to(form, other)


@pytest.mark.parametrize(
    ("strong", "weak"),
    [("ranta", "ranna"), ("lampi", "lammi"), ("tuki", "tui"), ("apu", "avu"), ("katu", "kadu"), ("kahvila", "kahvila"),
     ("kukka", "kuka"), ("lista", "lista"), ("lahti", "lahdi"), ("kaupunki", "kaupungi")],
)  # fmt: skip
def test_a_stop_before_the_last_vowel_weakens(strong: str, weak: str) -> None:
    assert weak_grade(strong) == weak


def test_plain_drops_case_and_diacritics() -> None:
    assert plain("Äänekoski-Öljy  ÅÉ 40100") == "aanekoski oljy ae 40100"


@given(st.text(max_size=80))
def test_no_text_whatever_raises(text: str) -> None:
    word = plain(text)
    assert plain(word) == word
    assert isinstance(stems(word), dict)
    assert next(iter(readings(word)))[0] == word

"""People who come for the first time: shy, without money, new in the area, writing as they speak."""

import pytest
from playwright.sync_api import Page

from takaovi.finder.values import WISHES, Wish
from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.conftest import Visit
from tests.browser.pages import SUNDAY, ordinary_day, path_to
from tests.browser.steps import (
    Card,
    an_old_phone_shows,
    cards_of,
    cards_under,
    every_photo_has_come,
    headline,
    in_words_of,
    links_to,
    main,
    names,
    query_of,
    text_of,
    they_answer,
    they_are_at,
    they_ask_for,
    they_follow,
    they_follow_card,
    they_press,
    they_tick,
    trait_words,
)

REMOTE = "From home, online or by phone"
PLACES_IN = "Places in %(municipality)s"


def test_a_shy_newcomer_answers_three_gentle_questions_and_may_be_unsure_of_each(visit: Visit) -> None:
    # Given somebody shy with an old phone, who knows only where they live
    page = an_old_phone_shows(visit, "home")
    they_ask_for(page, "Keuruu")
    assert headline(page).startswith("Keuruu: ")
    the_accessibility_baseline_is_met(page)
    # When they answer the questions; "not sure" is chosen until they choose something else
    they_follow(page, "questions")
    for value in ("hiljainen", "enosaa", "enosaa"):
        assert main(page).locator("input[type=radio][value=enosaa]").is_checked()
        the_accessibility_baseline_is_met(page)
        they_answer(page, value)
    # Then the answer asks nothing more, and keeps where they are and what they need
    they_are_at(page, "open")
    assert query_of(page) == {"missa": ["Keuruu"], "toive": ["hiljainen"]}
    assert cards_of(page)
    the_accessibility_baseline_is_met(page)


def test_a_shy_newcomer_finds_a_quiet_place_and_knows_what_happens_at_the_door(visit: Visit) -> None:
    # Given the answer to something quiet in Keuruu on an ordinary Wednesday
    page = an_old_phone_shows(visit, "open", missa="Keuruu", milloin=f"{ordinary_day()}", toive="hiljainen")
    # Then the quiet places come first, each with what it costs and why it is here
    gentle = trait_words(page, WISHES[Wish.GENTLE].any_of)
    shown = cards_under(page, "Open places")
    assert "Keinutuolin Tupa" in names(shown)
    quiet = [bool(gentle & set(card.reasons)) for card in shown]
    assert quiet[0]
    assert quiet == sorted(quiet, reverse=True)
    assert names(card for card in shown if not card.facts or not card.reasons) == []
    the_accessibility_baseline_is_met(page)
    # When they look at the place, and at what happens when they come
    they_follow_card(page, "Keinutuolin Tupa")
    assert headline(page) == "Keinutuolin Tupa"
    the_accessibility_baseline_is_met(page)
    they_follow(page, "arrival", "keinutuolin-tupa")
    # Then twelve questions are answered, and the photo of the real door is there
    answers = [text.strip() for text in main(page).locator(".arrival__answer").all_inner_texts()]
    assert (len(answers), "" in answers) == (12, False)
    every_photo_has_come(page)
    the_accessibility_baseline_is_met(page)
    # And the way back leads to the place
    they_follow(page, "place", "keinutuolin-tupa")
    assert headline(page) == "Keinutuolin Tupa"
    the_accessibility_baseline_is_met(page)


def test_a_neighbour_without_money_meets_no_price_at_a_door_and_can_call(visit: Visit) -> None:
    # Given a neighbour who has no money, in town on an ordinary Wednesday
    day = f"{ordinary_day()}"
    page = an_old_phone_shows(visit, "open", missa="Jyväskylä", milloin=day)
    # When they say that it must cost nothing
    they_tick(page, "maksuton")
    # Then the question is kept, and every card tells first that coming in costs nothing
    assert query_of(page) == {"missa": ["Jyväskylä"], "milloin": [day], "toive": ["maksuton"]}
    shown = cards_under(page, "Open places")
    assert len(shown) == 5
    assert [card for card in shown if not costs_nothing(page, card.facts)] == []
    the_accessibility_baseline_is_met(page)
    # And so does the rest of the list
    they_press(main(page).locator(".more a"))
    more = cards_under(page, "Open places")
    assert len(more) > 5
    assert [card for card in more if not costs_nothing(page, card.facts)] == []
    the_accessibility_baseline_is_met(page)
    # And each can be called, as can we
    assert names(card for card in more if not card.phone.startswith("tel:014")) == []
    assert page.locator("footer a[href^='tel:']").get_attribute("href") == "tel:0145550100"


def test_a_neighbour_without_money_is_not_sent_to_a_door_that_costs(visit: Visit) -> None:
    # Given a workshop whose day costs three euros, open in its village on an ordinary Wednesday
    day = f"{ordinary_day()}"
    page = an_old_phone_shows(visit, "open", missa="Jämsänkoski", milloin=day)
    shown = {card.name: card for card in cards_under(page, "Open places")}
    # Then its card tells the price, and what one gets for it, before anybody goes
    price = shown["Verstas Vasarankalske"].facts[0].replace("\u00a0", " ")
    assert price == "Maksaa 3 €. Hinta sisältää kahvin ja koneiden käytön"
    the_accessibility_baseline_is_met(page)
    # When a neighbour says that it must cost nothing
    they_tick(page, "maksuton")
    # Then it is nowhere on the page, the page says what was wished, and other doors are open
    assert "Verstas Vasarankalske" not in names(cards_of(page))
    assert in_words_of(page, "You wished: %(wishes)s", wishes="Se ei saa maksaa mitään") in text_of(main(page))
    assert cards_under(page, "Open places")
    the_accessibility_baseline_is_met(page)
    # And whoever opens its own page reads the price there too
    page = an_old_phone_shows(visit, "place", "verstas-vasarankalske")
    assert price in text_of(main(page))
    the_accessibility_baseline_is_met(page)


def costs_nothing(page: Page, facts: tuple[str, ...]) -> bool:
    """By the interface's words, or by the host's own, which all begin alike in the demo region."""
    free = (in_words_of(page, "Costs nothing"), "Sisään pääsee ilmaiseksi")
    return any(fact.startswith(free) for fact in facts)


def test_a_lunch_that_costs_something_says_so_before_anybody_goes(visit: Visit) -> None:
    # Given a soup lunch that costs three euros, in a house that costs nothing
    page = an_old_phone_shows(visit, "activity", "keittolounas-suojatupa-koskenniska")
    # Then the price stands on the page, and what happens if there is no money
    assert "3 €" in text_of(main(page))
    assert "Jos rahaa ei ole, saat keiton silti." in text_of(main(page))
    the_accessibility_baseline_is_met(page)


@pytest.mark.parametrize(
    ("former", "now", "slug", "place"),
    [
        ("Pylkönmäki", "Saarijärvi", "saarijarvi", "Pylkön Pirtti"),
        ("Korpilahti", "Jyväskylä", "jyvaskyla", "Verstas Höylänlastu"),
    ],
)
def test_somebody_who_moved_here_gets_on_with_the_name_of_a_former_municipality(
    visit: Visit, former: str, now: str, slug: str, place: str
) -> None:
    # Given somebody who has just moved, and hears the neighbours use the old name
    page = an_old_phone_shows(visit, "home")
    # When they ask with that name
    they_ask_for(page, former)
    # Then the answer is measured from there
    assert headline(page).startswith(f"{former}: ")
    the_accessibility_baseline_is_met(page)
    # When they want to see everything in what the municipality is today
    they_follow(page, "municipality", slug)
    # Then the page for newcomers has its places, the old name told, and its week
    here = {card.name: card.where for card in cards_under_places(page, now)}
    assert former in here[place]
    assert main(page).locator("section time").count() > 0
    the_accessibility_baseline_is_met(page)


def cards_under_places(page: Page, municipality: str) -> list[Card]:
    title = in_words_of(page, PLACES_IN, municipality=municipality)
    return [card for card in cards_of(page) if card.section == title]


@pytest.mark.parametrize("written", ["perhekahvilaan Jyväskylässä", "perhekahvlia Jyväskylä"])
def test_inflected_and_mistyped_finnish_finds_what_was_meant(visit: Visit, written: str) -> None:
    # Given somebody who writes as they speak
    page = an_old_phone_shows(visit, "home")
    # When they write what they look for and where, in one field
    they_ask_for(page, written)
    # Then a family café is told, open or with its next time, and what they wrote stays in the field
    assert "Perhekahvila Pikkupulla" in names(cards_of(page))
    assert headline(page).startswith("Jyväskylä: ")
    assert main(page).locator("#missa").input_value() == written
    the_accessibility_baseline_is_met(page)


def test_a_slip_of_the_finger_is_put_right_and_told(visit: Visit) -> None:
    # When somebody writes "kahvlia Keuruu" for an ordinary Wednesday
    page = an_old_phone_shows(visit, "open", missa="kahvlia Keuruu", milloin=f"{ordinary_day()}")
    # Then the word that was searched is told, and there is coffee in Keuruu
    assert in_words_of(page, "We searched for the word %(word)s.", word="kahvila") in text_of(main(page))
    assert names(cards_under(page, "Open places"))[0] == "Keinutuolin Tupa"
    the_accessibility_baseline_is_met(page)


def test_where_nothing_is_open_there_is_no_dead_end(visit: Visit) -> None:
    # Given a village on a Sunday, when every door nearby is shut
    page = an_old_phone_shows(visit, "open", missa="Kinnula", milloin=f"{ordinary_day(SUNDAY)}")
    assert cards_under(page, "Open places") == []
    # Then the page tells when the next door opens, whom to ask first, and who is there by phone and online
    for key in ("Opens next", "Ask before you go", REMOTE):
        assert cards_under(page, key), key
    assert names(card for card in cards_of(page) if not card.phone) == []
    # And there are ways on, and our own number
    for way in ("questions", "surprise", "map", "municipality"):
        args = ("kinnula",) if way == "municipality" else ()
        assert ways_on(page, way, *args) == 1, way
    assert page.locator("footer a[href^='tel:']").count() == 1
    the_accessibility_baseline_is_met(page)


def ways_on(page: Page, name: str, *args: str) -> int:
    return links_to(page, path_to(f"finder:{name}", *args)).count()


def test_an_answer_that_found_little_is_shared_with_nobody(visit: Visit) -> None:
    """So that each time it is asked counts: no cache on the way answers instead of us."""
    page = an_old_phone_shows(visit, "open", missa="Kinnula", milloin=f"{ordinary_day(SUNDAY)}")
    again = page.reload()
    assert again is not None
    assert "private" in again.headers["cache-control"]


def test_far_from_every_place_one_can_still_call_or_meet_online(visit: Visit) -> None:
    # Given somebody far in the north, who writes a time that nobody understands
    page = an_old_phone_shows(visit, "open", missa="Utsjoki", milloin="yöllä")
    # Then the page tells so gently, and who is there online and by phone
    assert {card.section for card in cards_of(page)} == {in_words_of(page, REMOTE)}
    told = in_words_of(page, "We did not understand the time, so here is what is open now.")
    assert told in text_of(main(page))
    the_accessibility_baseline_is_met(page)


def test_chance_chooses_one_thing_and_another_if_one_wants(visit: Visit) -> None:
    # Given somebody who does not want to choose
    page = an_old_phone_shows(visit, "home")
    # When chance chooses
    they_follow(page, "surprise")
    first = cards_of(page)
    # Then something is there at any hour: one place, or late in the evening what comes next and who is online
    assert first
    assert [card for card in first if not card.open_words] == []
    the_accessibility_baseline_is_met(page)
    another = main(page).locator("a[rel=nofollow].button")
    if another.count():
        # And while more than one place is left, it has its reasons and the next turn is another place
        assert len(first) == 1
        assert first[0].reasons
        they_press(another)
        assert cards_of(page)[0].name != first[0].name
        the_accessibility_baseline_is_met(page)

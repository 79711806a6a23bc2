"""A rota that is asked and not ordered: a neighbour says when they can, a keeper finds a hole and asks, a yes comes."""

from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.conftest import Served
from tests.browser.pages import path_to
from tests.browser.steps import in_words_of, main, text_of, they_press, they_sign_in
from tests.browser.test_journeys_thursday import KEEPER, PLACE, Phone, link_sent_to, nobody_sleeps, phone

NEIGHBOUR = "uuno@lampi.example"
__all__ = ["phone"]


def test_a_neighbour_says_when_they_can_and_is_asked_for_a_hole(phone: Phone, served: Served) -> None:
    # Given a neighbour without an account who says that Tuesdays and Thursdays suit them
    page = phone(path_to("volunteering:when", PLACE))
    the_accessibility_baseline_is_met(page)
    page.fill("#yhteys", NEIGHBOUR)
    they_press(main(page).locator("form button[type=submit]").first)
    page.goto(link_sent_to(page, NEIGHBOUR, "/omat-ajat/"))
    the_accessibility_baseline_is_met(page)
    for slot in ("1m", "1a", "3m", "3a"):
        page.check(f"#aika-{slot}")
    page.fill("#nimi", "Uuno")
    they_press(main(page).locator("button[value=tallenna]"))
    said = "Thank you. You may be asked for these times. You can always say no."
    assert in_words_of(page, said) in text_of(main(page))
    # When the keeper looks at the proposal, whose holes come first
    keeper = phone(path_to("ui:letters"))
    they_sign_in(keeper, KEEPER)
    keeper.goto(path_to("volunteering:keep_rotas", PLACE))
    they_press(main(keeper).locator("ul.ways-on a").first)
    assert in_words_of(keeper, "This is a proposal. Nobody has been asked yet.") in text_of(main(keeper))
    assert in_words_of(keeper, "Holes") == text_of(main(keeper).locator("h2").first)
    # And finds somebody for the first hole
    they_press(main(keeper).locator("ul.ways-on a").first)
    keeper.get_by_label("Uuno").check()
    they_press(main(keeper).locator("button[value=valitse]"))
    assert in_words_of(keeper, "You chose this yourself.") in text_of(main(keeper))
    # And asks them all
    they_press(main(keeper).locator("button[value=kysy]"))
    the_accessibility_baseline_is_met(keeper)
    rota = keeper.url
    assert in_words_of(keeper, "Comes.") not in text_of(main(keeper))
    # Then the neighbour has a letter, and one press is a yes
    nobody_sleeps(served)
    page.goto(link_sent_to(page, NEIGHBOUR, "/kysytty/"))
    the_accessibility_baseline_is_met(page)
    they_press(main(page).locator("button[value=tulen]").first)
    assert in_words_of(page, "Thank you for your answer.") in text_of(main(page))
    the_accessibility_baseline_is_met(page)
    # And the keeper sees who comes
    keeper.goto(rota)
    assert in_words_of(keeper, "Comes.") in text_of(main(keeper))

"""Aino, 82, tries the line by its keys: on a phone of 360 px, without JavaScript, with sound where there is a voice."""

import re

from playwright.sync_api import Page

from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.conftest import Visit
from tests.browser.pages import path_to
from tests.browser.steps import headline, main, text_of, they_press

KEURUU, OWN_NUMBER = "42700", "040 555 0199"


def they_key(page: Page, key: str) -> None:
    they_press(main(page).locator(f'button[name="nappain"][value="{key}"]'))


def they_key_in(page: Page, number: str) -> None:
    page.fill('[name="numero"]', number)
    they_press(main(page).get_by_role("button", name="Ruutu: valmis", exact=True))


def heard(page: Page) -> list[str]:
    return [text_of(line) for line in main(page).locator(".heard li").all()]


def test_aino_hears_what_is_open_and_is_promised_a_call(visit: Visit) -> None:
    # Given the page with keys, as it greets everybody
    page = visit(path_to("phone:keypad"), js=False)
    assert heard(page)[:2] == ["Hei. Soitit kohtaamispaikkojen puhelimeen.", "Suomeksi: paina 1."]
    the_accessibility_baseline_is_met(page)
    # When she chooses Finnish, she is told whom to ring in danger, and asked where she is
    they_key(page, "1")
    assert heard(page)[0] == "Jos olet vaarassa, soita 1 1 2."
    they_key_in(page, KEURUU)
    # Then she hears her own village, a place with its hours, and what she can press
    told = heard(page)
    assert told[0].startswith("Keuruu")
    assert any(re.search(r"klo \d", line) for line in told)
    assert any("paina 2" in line for line in told)
    # When she asks to be called, as soon as anybody can, for company
    they_key(page, "2")
    they_key(page, "1")
    they_key(page, "1")
    # Then she is told what happens to her number before she gives it
    assert "Numero poistetaan, kun puhelu on hoidettu." in " ".join(heard(page))
    the_accessibility_baseline_is_met(page)
    they_key_in(page, OWN_NUMBER)
    # And a day and an hour are promised, honestly where nobody is on duty
    promise = heard(page)[0]
    assert re.match(
        r"Kiitos\. (Soitamme|Kukaan ei päivystä vielä\. Yritämme soittaa) \w+na \d+\.\d+\., viimeistään klo", promise
    )
    # And her number stands nowhere on the page, nor in its address
    assert "5550199" not in page.content().replace(" ", "")
    assert page.url.endswith(path_to("phone:keypad"))
    assert not page.context.cookies()
    assert headline(page) == "Puhelin näppäimin"


def test_silence_leads_on_and_every_sound_waits_for_a_press(visit: Visit) -> None:
    page = visit(path_to("phone:keypad"), js=False)
    for _ in range(3):  # she presses nothing, three times
        they_press(main(page).locator('button[name="hiljaa"]'))
    # The call goes on in the language of the page
    assert heard(page)[0] == "Jos olet vaarassa, soita 1 1 2."
    for sound in page.locator("audio").all():
        assert (sound.get_attribute("preload"), sound.get_attribute("autoplay")) == ("none", None)

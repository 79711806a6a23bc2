"""People who want to meet others: from another country, in an evening that is off, at a conference, on the map."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page

from takaovi.core.clock import HELSINKI
from takaovi.core.language import BY_CODE
from takaovi.core.text import Said
from takaovi.finder.programme_presenters import iso_week
from takaovi.programme.sentences import full_words, status_words
from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.conftest import Visit
from tests.browser.pages import CONFERENCE, ONLINE, READINGS, TUESDAY, ordinary_day, path_to
from tests.browser.steps import (
    an_old_phone_shows,
    cards_under,
    headline,
    in_words_of,
    main,
    names,
    query_of,
    reading_of,
    text_of,
    they_answer,
    they_are_at,
    they_follow,
    they_follow_card,
    they_follow_words,
    they_press,
    they_press_tab_until,
)

NEW_YORK = "America/New_York"
THREE_HOURS = timedelta(hours=3)  # of an evening in the online living room


def test_a_summer_resident_in_another_zone_meets_the_village_online(visit: Visit) -> None:
    # Given a summer resident of Luhanka who spends the winter in New York and reads English
    asked = path_to("finder:open", language="en", query="missa=Luhanka&milloin=huomenna")
    page = visit(asked, js=False, locale="en-US", zone=NEW_YORK)
    assert headline(page).startswith("Luhanka: ")
    the_accessibility_baseline_is_met(page)
    # When they find the online living room, and an evening there
    assert "Online Living Room Iltalamppu" in names(cards_under(page, "From home, online or by phone"))
    they_follow_card(page, "Online Living Room Iltalamppu")
    the_accessibility_baseline_is_met(page)
    they_follow(page, "activity", ONLINE)
    # Then the times are those of the room: nobody has guessed where the reader is
    assert in_two_zones(page) == []
    the_accessibility_baseline_is_met(page)
    # When they choose their zone in the form
    they_choose_zone(page, NEW_YORK)
    # Then each time is told in both, as the clocks of that very day stand, and the zone stays chosen
    assert query_of(page)["vyohyke"] == [NEW_YORK]
    assert main(page).locator("select").input_value() == NEW_YORK
    shown = times_of(page)
    assert len(shown) >= 4
    assert [text for start, text in shown if clocks(start, NEW_YORK) not in text] == []
    the_accessibility_baseline_is_met(page)
    # And where the clocks are the same, nothing is said twice
    they_choose_zone(page, "Europe/Athens")
    assert in_two_zones(page) == []
    they_choose_zone(page, "Europe/Stockholm")
    assert [text for start, text in times_of(page) if clocks(start, "Europe/Stockholm") not in text] == []
    the_accessibility_baseline_is_met(page)


def they_choose_zone(page: Page, zone: str) -> None:
    main(page).locator("select").select_option(zone)
    they_press(main(page).locator("form:has(select) button[type=submit]"))


def times_of(page: Page) -> list[tuple[datetime, str]]:
    """The instant and the words of each time of the page."""
    shown = main(page).locator(".event__when time").evaluate_all("es => es.map(e => [e.dateTime, e.innerText])")
    return [(datetime.fromisoformat(moment), text.replace("\u00a0", " ")) for moment, text in shown]


def in_two_zones(page: Page) -> list[str]:
    return [text for _start, text in times_of(page) if "your time" in text]


def clocks(start: datetime, zone: str) -> str:
    """The evening as the clocks of the zone show it, in English: (11 am–2 pm your time)."""
    end = (start.astimezone(HELSINKI) + THREE_HOURS).astimezone(ZoneInfo(zone))
    return f"({spoken(start.astimezone(ZoneInfo(zone)))}–{spoken(end)} your time)"


def spoken(local: datetime) -> str:
    return f"{local.hour % 12 or 12} {'am' if local.hour < 12 else 'pm'}"


def test_a_cancelled_evening_is_told_with_its_reason_and_what_holds_instead(visit: Visit) -> None:
    # Given a language café whose host is ill next week
    page = an_old_phone_shows(visit, "activity", "kielikahvila-kahvitupa-lampi")
    off = main(page).locator(".event--off")
    reason = Said("Vetäjä on sairaana. Olohuone on auki, vaikka ryhmää ei ole.", reading_of(page))
    # Then that one evening is off, in words and with the reason, and the others stay
    assert [text_of(off.locator(".event__status"))] == [status_words("cancelled", reason, "fi")]
    assert main(page).locator(".event:not(.event--off)").count() > 1
    the_accessibility_baseline_is_met(page)
    # And the day's programme tells the same
    day = str(off.locator("time").get_attribute("datetime"))[:10]
    page = an_old_phone_shows(visit, "day", day, missa="Jyväskylä")
    assert reason.text in text_of(main(page).locator(".event--off"))
    the_accessibility_baseline_is_met(page)


def test_a_day_that_the_games_have_left_says_where_they_went(visit: Visit) -> None:
    # Given board games that are on a Sunday for once, and a neighbour who looks at their Saturday
    page = an_old_phone_shows(visit, "activity", "lautapelit-kahvitupa-lampi")
    off = main(page).locator(".event--off")
    assert text_of(off.locator(".event__status")).startswith("Siirretty: ")
    the_accessibility_baseline_is_met(page)
    saturday = datetime.fromisoformat(str(off.locator("time").get_attribute("datetime"))).astimezone(HELSINKI).date()
    sunday = (saturday + timedelta(days=1)).isoformat()
    # When they open the programme of that day and of its week
    for name, argument in (("day", saturday.isoformat()), ("week", iso_week(saturday))):
        page = an_old_phone_shows(visit, name, argument, missa="Jyväskylä")
        line = main(page).locator(".event--off").filter(has_text="Lautapelejä kaikille")
        # Then the line stands there struck out, and its words tell the new day
        drawn = line.locator(".event__title a").evaluate("e => getComputedStyle(e).textDecorationLine")
        assert drawn == "underline line-through"
        assert text_of(line.locator(".event__status")).startswith("Siirretty: ")
        the_accessibility_baseline_is_met(page)
    # And on the new day they are on
    page = an_old_phone_shows(visit, "day", sunday, missa="Jyväskylä")
    on = main(page).locator(".event:not(.event--off)").filter(has_text="Lautapelejä kaikille")
    assert "Siirretty: " in " ".join(on.all_inner_texts())


def test_a_full_club_says_so_and_whom_to_ask(visit: Visit) -> None:
    # Given a circle of friends that has taken all it can
    page = an_old_phone_shows(visit, "activity", "ystavapiiri-murusen-olohuone")
    # Then the page says so before the times, tells how to come into the next group, and whom to call
    told = text_of(main(page)).partition(in_words_of(page, "Next dates"))[0]
    assert "täynnä" in told.casefold()
    assert "014 000 1201" in told
    assert main(page).locator("a[href='tel:0140001201']").count() > 0
    the_accessibility_baseline_is_met(page)


def test_a_conference_shows_its_parts_and_each_part_leads_back(visit: Visit) -> None:
    # Given the two days of the meeting places
    page = an_old_phone_shows(visit, "activity", CONFERENCE)
    heading = page.get_by_role("heading", name=in_words_of(page, "Programme"), exact=True)
    programme = main(page).locator("section").filter(has=heading)
    # Then the parts of both days stand in order, and what is full says so
    moments = programme.locator("time").evaluate_all("es => es.map(e => e.dateTime)")
    assert len(moments) == 10
    assert moments == sorted(moments)
    assert len({moment[:10] for moment in moments}) == 2
    assert full_words("fi") in text_of(programme.locator(".event").filter(has_text="Kyläretki"))
    the_accessibility_baseline_is_met(page)
    # When somebody who cannot come opens the part for those far away
    they_follow_words(page, "Etäosuus: kylät yhdessä verkossa")
    # Then it has its own room online, and leads back to the whole
    they_are_at(page, "activity", f"{CONFERENCE}-etaosuus")
    assert main(page).locator("a[href='https://iltalamppu.takaovi.example/paivat-eta']").count() == 1
    the_accessibility_baseline_is_met(page)
    they_follow(page, "activity", CONFERENCE)
    they_are_at(page, "activity", CONFERENCE)


def test_the_map_leads_from_a_municipality_to_a_door_by_keyboard_and_without_scripts(visit: Visit) -> None:
    # Given the map on an old phone
    page = an_old_phone_shows(visit, "map")
    the_accessibility_baseline_is_met(page)
    # When they walk with the keyboard to a municipality on it, and open that
    they_press_tab_until(page, ".map__sheet a[href*='kunta=']")
    name = page.evaluate("document.activeElement.getAttribute('aria-label')").partition(":")[0]
    page.keyboard.press("Enter")
    page.wait_for_url("**kunta=**")
    # Then the map is of that municipality
    assert headline(page).startswith(f"{name}: ")
    the_accessibility_baseline_is_met(page)
    # When they walk on to a house, or to its line in the list below
    place = path_to("finder:place", "x")[:-1]
    they_press_tab_until(page, f"main a[href^='{place}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{place}*")
    # Then the door is told
    assert name in text_of(main(page).locator(".kind"))
    the_accessibility_baseline_is_met(page)


def test_another_language_asks_the_same_question(visit: Visit) -> None:
    # Given an answer with a place, a day and two wishes
    asked = {"missa": ["Äänekoski"], "milloin": [f"{ordinary_day()}"], "toive": ["seura,maksuton"]}
    page = an_old_phone_shows(visit, "open", **{name: value[0] for name, value in asked.items()})
    found = page.locator(".card").count()
    assert found > 0
    for code in ("sv", "en", "fi-simple", "fi"):
        # When they choose another reading, each named in its own language
        language = BY_CODE[code]
        link = page.locator(".readings__link").get_by_text(language.own_name, exact=True)
        assert link.get_attribute("lang") == language.tag
        they_press(link)
        # Then the same question is answered in it, with as many places
        they_are_at(page, "open", language=code)
        assert query_of(page) == asked
        assert page.locator("html").get_attribute("lang") == language.tag
        assert headline(page).startswith("Äänekoski: ")
        ticked = main(page).locator("input[name=toive]:checked").evaluate_all("es => es.map(e => e.value)")
        assert ticked == ["seura", "maksuton"]
        assert page.locator(".card").count() == found
        the_accessibility_baseline_is_met(page)


@pytest.mark.parametrize("reading", READINGS)
def test_the_gentle_questions_lead_the_same_way_in_every_language(visit: Visit, reading: str) -> None:
    # Given the questions with a place and a time, in any language
    page = an_old_phone_shows(visit, "questions", language=reading, missa="Keuruu", milloin="huomenna")
    # When somebody wants company, has a few euros and would just sit
    for value in ("seura", "maksu", "istua"):
        they_answer(page, value)
    # Then the answer is for that
    they_are_at(page, "open", language=reading)
    assert (query_of(page)["missa"], query_of(page)["milloin"]) == (["Keuruu"], ["huomenna"])
    ticked = main(page).locator("input[name=toive]:checked").evaluate_all("es => es.map(e => e.value)")
    assert ticked == ["seura", "istua"]
    the_accessibility_baseline_is_met(page)


def test_one_day_of_the_programme_leads_to_the_next_and_to_its_week(visit: Visit) -> None:
    # Given the programme of an ordinary Tuesday in town
    day = ordinary_day(TUESDAY)
    page = an_old_phone_shows(visit, "day", day.isoformat(), missa="Jyväskylä")
    assert main(page).locator(".event").count() > 0
    the_accessibility_baseline_is_met(page)
    # When they step on
    they_press(main(page).locator("a[rel~=next]"))
    # Then it is the next day
    they_are_at(page, "day", (day + timedelta(days=1)).isoformat())
    the_accessibility_baseline_is_met(page)

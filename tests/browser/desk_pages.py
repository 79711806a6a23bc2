"""Every kind of page of whoever is signed in, with its address in each language; its numbers are read off the pages."""

import re
from typing import NamedTuple

from playwright.sync_api import Page

from tests.browser.pages import path_to

LANGUAGES = ("fi", "sv", "en")  # the desk in plain Finnish has the words of the Finnish one
KEEPER = "keeper@lampi.example"
PLACE = "kahvitupa-lampi"
ACTIVITY = "rauhalliset-kahvit-kahvitupa-lampi"  # one signs up for it
Numbers = dict[str, str]


class Kind(NamedTuple):
    """A url name with its words; "{...}" among them or in the query is one of the numbers."""

    name: str
    words: tuple[str, ...] = ()
    query: str = ""


SIGNED_IN = {
    "what needs me": Kind("desk:today"),
    "a place today": Kind("desk:place_today", (PLACE,)),
    "hours": Kind("desk:hours", (PLACE,)),
    "hours as on the door": Kind("desk:change_hours", (PLACE, "door")),
    "hours by the day": Kind("desk:change_hours", (PLACE, "week")),
    "another day": Kind("desk:change_hours", (PLACE, "exception")),
    "a closed day": Kind("desk:change_hours", (PLACE, "day")),
    "history of hours": Kind("desk:hours_history", (PLACE,)),
    "texts of a place": Kind("desk:place_texts", (PLACE,)),
    "a text of a place": Kind("desk:place_text", (PLACE, "welcome")),
    "facts of a place": Kind("desk:place_facts", (PLACE,)),
    "qualities": Kind("desk:place_traits", (PLACE,)),
    "a quality": Kind("desk:trait_note", (PLACE, "0")),
    "answers for when you come": Kind("desk:arrival", (PLACE,)),
    "an answer for when you come": Kind("desk:arrival_answer", (PLACE, "1")),
    "rooms": Kind("desk:place_rooms", (PLACE,)),
    "a room": Kind("desk:place_rooms_one", (PLACE, "0")),
    "ways to meet": Kind("desk:place_ways", (PLACE,)),
    "a way to meet": Kind("desk:place_ways_one", (PLACE, "0")),
    "stops": Kind("desk:place_stops", (PLACE,)),
    "a stop": Kind("desk:place_stops_one", (PLACE, "0")),
    "picture of the door": Kind("desk:door_picture", (PLACE,)),
    "history of a place": Kind("desk:place_history", (PLACE,)),
    "programme at the desk": Kind("desk:programme", (PLACE,)),
    "something new": Kind("desk:new_activity", (PLACE,)),
    "an activity at the desk": Kind("desk:activity", (ACTIVITY,)),
    "texts of an activity": Kind("desk:edit_activity", (ACTIVITY,)),
    "where it is": Kind("desk:where", (ACTIVITY,)),
    "when it is": Kind("desk:when", (ACTIVITY,)),
    "change many times": Kind("desk:change_times", (ACTIVITY,)),
    "change one time": Kind("desk:change_times", (ACTIVITY,), "aika={time}"),
    "next season": Kind("desk:next_season", (ACTIVITY,)),
    "picture of an activity": Kind("desk:picture", (ACTIVITY,)),
    "hosts": Kind("desk:hosts", (ACTIVITY,)),
    "history of an activity": Kind("desk:history", (ACTIVITY,)),
    "sign-ups": Kind("desk:signups", (ACTIVITY, "{time}")),
    "list for the door": Kind("desk:signup_sheet", (ACTIVITY, "{time}")),
    "invitations to host": Kind("desk:invitations"),
    "proposals": Kind("desk:proposals"),
    "a proposal": Kind("desk:proposal", ("{proposal}",)),
    "you": Kind("people:me"),
    "your addresses": Kind("people:addresses"),
    "your devices": Kind("people:devices"),
    "what we know": Kind("people:what_we_know"),
    "what you agree to": Kind("people:consents"),
    "erase": Kind("people:erase"),
    "what reaches you and how": Kind("people:notices"),
    "your questions": Kind("hours:my_questions"),
    "lay down a role": Kind("people:lay_down", (), "role={role}"),
    "people of a place": Kind("people:holders", ("place", "{place}")),
    "invite": Kind("people:invite", ("place", "{place}")),
    "hand over": Kind("people:hand_over", ("place", "{place}")),
    "who did what": Kind("people:audit", ("place", "{place}")),
    "question of the week": Kind("hours:ask", ("{token}",)),
    "a rota": Kind("volunteering:keep_rota", (PLACE, "{rota}")),
    "no more questions": Kind("hours:no_more", ("{token}",)),
    "your shifts": Kind("volunteering:mine"),
    "shifts of a place": Kind("volunteering:keep", (PLACE,)),
    "plan a shift": Kind("volunteering:keep_new", (PLACE,)),
    "a shift": Kind("volunteering:keep_shift", (PLACE, "{shift}")),
    "hours of a year": Kind("volunteering:hours", (PLACE, "{year}")),
    "who waits for a call": Kind("callback:queue"),
    "a call": Kind("callback:sheet", ("{call}",)),
    "times on duty": Kind("callback:duty"),
    "call ring": Kind("callback:ring"),
    "a pair of the call ring": Kind("callback:pair", ("{pair}",)),
    "agree on a call ring": Kind("callback:agree", (PLACE,)),
    "letters that landed": Kind("ui:letters"),
}
# Forms of the same pieces as one above: axe looks at them in one language.
ALIKE = {
    "a task": Kind("volunteering:keep_task", (PLACE, "{task}")),
    "signs of those at the door": Kind("volunteering:keep_signs", (PLACE,)),
    "extracts that were shown": Kind("volunteering:extracts", (PLACE,)),
    "hours of a group": Kind("volunteering:write_hours", (PLACE,)),
    "when you can": Kind("volunteering:my_when", (PLACE,)),
    "rotas": Kind("volunteering:keep_rotas", (PLACE,)),
    "a line of a rota": Kind("volunteering:keep_rota_line", (PLACE, "{rota}", "{line}")),
    "a rota to print": Kind("volunteering:keep_rota_sheet", (PLACE, "{rota}")),
    "your hours": Kind("volunteering:my_hours"),
    "somebody who asked for a call": Kind("callback:enter"),
}
# Pages of the desk that no keeper of a place sees by an address alone.
ELSEWHERE = {
    "desk:letters": "the network's own: in this suite by its keeper",
    "desk:unasked": "the network's own: in this suite by its keeper",
    "desk:first_times": "only a draft that somebody offered has it; its form is that of something new",
    "people:sign_in": "among the public pages",
    "people:code": "in the journeys of keeping, after a code was asked for",
    "people:link": "in the journeys of keeping, from the letter",
    "people:open_link": "leads to people:link",
    "people:invitation": "in the journeys of keeping, from an invitation",
    "people:open_invitation": "leads to people:invitation",
    "people:handed_over": "in the journeys of keeping, after a hand-over",
    "people:erased": "in the journeys of keeping, after the erasure",
    "people:export": "a file",
    "people:sign_out": "leads away",
    "people:browser": "answers a script, or leads to people:notices",
    "people:ask_passkey": "answers a script",
    "people:use_passkey": "answers a script",
    "people:ask_new_passkey": "answers a script",
    "people:keep_passkey": "answers a script",
    "people:forget_passkey": "leads to people:devices",
    "hours:ask_days": "in the journeys of confirming",
    "volunteering:shift": "in the journey of a Thursday, as a neighbour sees it",
    "volunteering:take": "in the journey of a Thursday, after a shift was taken",
    "volunteering:stand_in": "in the journey of a Thursday, from the letter",
    "volunteering:following": "in the journey of a Thursday, from the letter",
    "volunteering:greet": "in the journey of a first visit, from the letter",
    "volunteering:when_code": "the page of my_when, by a code",
    "volunteering:asked": "the page of a stand-in, for several shifts",
    "callback:ring_again": "two buttons, by the code of a letter",
    "callback:mine": "in the journey of a call, after it was asked for",
    "callback:turn": "the caller's own: in this suite by the caller",
    "phone:messages": "with a message: in this suite by the caller",
    "phone:message_sound": "a file",
    "phone:piece": "a file",
    "phone:turn": "a file",
    "phone:browser": "in the journeys of answering, where an Asterisk is",
    "phone:browser_key": "answers a script",
    "phone:voice": "answers a switchboard",
    "phone:whisper": "answers a switchboard",
    "phone:taken": "answers a switchboard",
    "phone:out": "answers a switchboard",
    "phone:out_taken": "answers a switchboard",
    "phone:out_joined": "answers a switchboard",
    "phone:out_ended": "answers a switchboard",
}


def numbers_of(page: Page) -> Numbers:
    """The numbers of the demo region, read from the pages of somebody who is signed in, as they would find them."""

    def found(path: str, pattern: str) -> str:
        page.goto(path)
        return number_in(page, pattern)

    rota = found(path_to("volunteering:keep_rotas", PLACE), r"/(\d+)$")
    line = found(path_to("volunteering:keep_rota", PLACE, rota), r"/rivi/(\d+)$")
    shift = found(path_to("volunteering:keep", PLACE), r"/vuoro/(\d+)$")
    return {
        "rota": rota,
        "line": line,
        "shift": shift,
        "task": number_in(page, r"/tehtava/(\d+)$"),
        "year": number_in(page, r"/tunnit/(\d+)$"),
        "call": found(path_to("callback:queue"), r"/soitot/(\d+)$"),
        "pair": found(path_to("callback:ring"), r"/pari/(\d+)$"),
        "place": found(path_to("people:me"), r"/place/(\d+)$"),
        "role": found(path_to("people:me"), r"[?&]role=(\d+)"),
        "time": found(path_to("desk:activity", ACTIVITY), r"[?&]aika=(\d+)"),
        "proposal": found(path_to("desk:proposals"), r"/(\d+)$"),
        "token": token_of(page),
    }


def number_in(page: Page, pattern: str) -> str:
    """The first number that a link or a form of the page leads to by a pattern."""
    ways = page.locator("main a[href], main form[action]")
    leads = ways.evaluate_all("all => all.map(one => one.getAttribute('href') || one.getAttribute('action'))")
    return next(match[1] for lead in leads if (match := re.search(pattern, lead)))


def token_of(page: Page) -> str:
    """The token of a link in a letter that asks the keeper whether the hours hold."""
    page.goto(path_to("ui:letters"))
    letter = page.locator("article.letter", has_text=KEEPER).filter(has=page.locator("a[href*='/vahvista/']")).first
    href = letter.locator("a[href*='/vahvista/']").first.get_attribute("href") or ""
    return href.rpartition("/")[2]


def path_of(kind: str, numbers: Numbers, language: str = "fi") -> str:
    name, words, query = (SIGNED_IN | ALIKE)[kind]
    filled = [word.format(**numbers) for word in words]
    return path_to(name, *filled, language=language, query=query.format(**numbers))

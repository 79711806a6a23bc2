"""Doors that are open and shut, and what happens behind them."""

from collections.abc import Callable

from takaovi.core.language import BY_CODE
from takaovi.core.text import Said
from takaovi.ui.values import Answer, Brief, Card, EventLine, Fact, OpenTime, WeekRow

Words = Callable[[str, str, str], Said]


def states(say: Words) -> tuple[tuple[str, str], ...]:
    return (
        ("staffed", str(say("Auki nyt, klo 20 asti", "Öppet nu, till kl. 20", "Open now, until 8 pm"))),
        ("if_shift_filled", ""),
        (
            "self_service",
            str(say("Omatoimiaika klo 22 asti", "Självbetjäning till kl. 22", "Self-service until 10 pm")),
        ),
        ("by_arrangement", ""),
        ("phone", ""),
        ("online", ""),
        ("group", str(say("Varattu ryhmälle klo 18 asti", "För en grupp till kl. 18", "For a group until 6 pm"))),
        ("unknown", ""),
        ("closed", str(say("Kiinni. Auki taas ti klo 9", "Stängt. Öppnar ti kl. 9", "Closed. Open on Tue at 9"))),
    )


def briefs(say: Words) -> tuple[Brief, ...]:
    """The same places in one breath, and a door in each other state."""
    same = tuple(Brief(c.title, c.href, c.state, c.open_words, str(c.where), "040 000 0000") for c in cards(say))
    shown = {c.state for c in cards(say)}
    rest = [(state, words) for state, words in states(say) if state not in shown]
    return same + tuple(Brief(same[0].title, "#", state, words, same[0].where) for state, words in rest)


def cards(say: Words) -> tuple[Card, ...]:
    free = Fact("cup", say("Kahvi 0 €", "Kaffe 0 €", "Coffee 0 €"))
    nobody = Fact("key", say("Paikalla ei ole henkilökuntaa", "Ingen personal på plats", "No staff present"))
    calm = Fact("quiet", say("Hiljainen nurkka", "Ett lugnt hörn", "A quiet corner"))
    return (
        Card(
            title=say("Kahvitupa Kuokkala", "Kahvitupa Kuokkala", "Kahvitupa Kuokkala"),
            href="#",
            state="staffed",
            open_words=states(say)[0][1],
            where="Jyväskylä",
            distance="1,2 km",
            facts=(free, calm, Fact("stairs", say("Ei portaita", "Inga trappor", "No steps"))),
            reasons=(
                say("Ei tarvitse ilmoittautua.", "Du behöver inte anmäla dig.", "No need to sign up."),
                say("Voit vain istua.", "Du kan bara sitta en stund.", "You can just sit."),
            ),
            events=events(say)[:1],
        ),
        Card(
            title=say("Korpilahden lähikirjasto", "Korpilahti närbibliotek", "Korpilahti local library"),
            href="#",
            state="self_service",
            open_words=states(say)[2][1],
            where="Korpilahti",
            distance="24 km",
            facts=(nobody, Fact("door", say("Ovi aukeaa kortilla", "Dörren öppnas med kort", "Opens with a card"))),
            cautions=(say("Tarvitset kirjastokortin.", "Du behöver ett lånekort.", "You need a library card."),),
        ),
        Card(
            title=Said("Seurantalo Hirvilä", BY_CODE["fi"]),
            href="#",
            state="unknown",
            open_words="",
            where="Uurainen",
            cautions=(
                say(
                    "Aikaa ei ole vahvistettu. Soita ensin: 040 000 0000.",
                    "Tiden är inte bekräftad. Ring först: 040 000 0000.",
                    "The time is not confirmed. Call first: 040 000 0000.",
                ),
            ),
        ),
    )


def week(say: Words) -> tuple[WeekRow, ...]:
    def clock(times: str) -> str:
        return str(say(f"klo {times}", f"kl. {times}", times))

    alone = say("omatoimiaika", "självbetjäning", "self-service")
    group = say("varattu ryhmälle", "reserverat för en grupp", "kept for a group")
    return (
        WeekRow(str(say("ma 2.3.", "må 2.3", "Mon 2 Mar")), (OpenTime("staffed", clock("9–17")),)),
        WeekRow(
            str(say("ti 3.3.", "ti 3.3", "Tue 3 Mar")),
            (OpenTime("self_service", clock("7–9"), alone), OpenTime("staffed", clock("9–20"))),
            today=True,
        ),
        WeekRow(str(say("ke 4.3.", "on 4.3", "Wed 4 Mar")), (OpenTime("group", clock("16–18"), group),)),
        WeekRow(str(say("to 5.3.", "to 5.3", "Thu 5 Mar")), note=say("ei tiedossa", "inte känt", "not known")),
        WeekRow(str(say("pe 6.3.", "fr 6.3", "Fri 6 Mar"))),
    )


def arrival(say: Words) -> tuple[Answer, ...]:
    def q(fi: str, sv: str, en: str) -> str:
        return str(say(fi, sv, en))

    return (
        Answer(
            q("Mistä ovesta?", "Vilken dörr?", "Which door?"),
            say(
                "Vihreä ovi pihan puolella. Siinä lukee Kahvitupa.",
                "Den gröna dörren på gården. Det står Kahvitupa på den.",
                "The green door in the yard. It says Kahvitupa.",
            ),
            "door",
        ),
        Answer(
            q("Kuka ottaa vastaan?", "Vem möter mig?", "Who meets me?"),
            say(
                "Liisa tai Pekka. Heillä on keltainen huivi.",
                "Liisa eller Pekka. De har en gul halsduk.",
                "Liisa or Pekka. They wear a yellow scarf.",
            ),
            "hand",
        ),
        Answer(
            q("Mitä se maksaa?", "Vad kostar det?", "What does it cost?"),
            Said("0 €. Kahvikin on ilmainen.", BY_CODE["fi"]),
            "cup",
        ),
        Answer(q("Milloin on hiljaisinta?", "När är det lugnast?", "When is it quietest?"), "", "quiet"),
    )


def events(say: Words) -> tuple[EventLine, ...]:
    return (
        EventLine(
            say("Keittoa ja juttua", "Soppa och prat", "Soup and talk"),
            str(say("tänään klo 12–13", "i dag kl. 12–13", "today 12–13")),
            "#",
            "Kahvitupa Kuokkala",
            "2026-03-03T12:00+02:00",
            (Fact("people", say("5–10 ihmistä", "5–10 personer", "5–10 people")),),
        ),
        EventLine(
            say("Puutyöpaja", "Träverkstad", "Wood workshop"),
            str(say("ti 10.3. klo 17–19", "ti 10.3 kl. 17–19", "Tue 10 March, 17–19")),
            "#",
            "Seurantalo Hirvilä",
            "2026-03-10T17:00+02:00",
            status=say("Täynnä. Voit jäädä jonoon.", "Fullt. Du kan stå i kö.", "Full. You can wait in line."),
        ),
        EventLine(
            say("Lauluilta", "Sångkväll", "Singing evening"),
            str(say("to 5.3. klo 18", "to 5.3 kl. 18", "Thu 5 March, 18")),
            "#",
            "",
            "2026-03-05T18:00+02:00",
            status=say("Peruttu: laulattaja on kipeä.", "Inställt: ledaren är sjuk.", "Cancelled: the leader is ill."),
            off=True,
        ),
    )

"""What the gallery shows: invented, lifelike contents for every component, in three languages."""

from collections.abc import Callable

from takaovi.core.language import BY_CODE
from takaovi.core.text import Said, say_json
from takaovi.ui.values import (
    Answer,
    Card,
    Choice,
    Choices,
    EventLine,
    Fact,
    Fault,
    Field,
    HelpLine,
    Offer,
    OpenTime,
    Tally,
    ThreadMessage,
    WeekRow,
)

Words = Callable[[str, str, str], Said]


def samples(language: str) -> dict[str, object]:
    """Contents in ``language`` (a code of core.language), ready for the gallery template."""

    def say(fi: str, sv: str, en: str) -> Said:
        return say_json({"fi": fi, "sv": sv, "en": en}, language)

    return {
        "states": states(say),
        "cards": cards(say),
        "week": week(say),
        "arrival": arrival(say),
        "events": events(say),
        "wishes": wishes(say),
        "question": one_question(say),
        "fields": fields(say),
        "faults": (Fault("phone-wrong", phone_sentence(say)),),
        "help": help_lines(say),
        "messages": messages(say),
        "offers": offers(say),
        "tally": tally(say),
        "words": loose_words(say),
    }


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


def wishes(say: Words) -> Choices:
    return Choices(
        "toive",
        str(say("Mitä toivot?", "Vad önskar du?", "What do you wish for?")),
        (
            Choice("hiljaa", str(say("Rauhallinen paikka", "Ett lugnt ställe", "A calm place")), chosen=True),
            Choice(
                "seuraa",
                str(say("Ihmisiä ympärillä", "Folk omkring mig", "People around me")),
                str(say("Ei tarvitse puhua.", "Du behöver inte prata.", "You need not talk.")),
            ),
        ),
        many=True,
    )


def one_question(say: Words) -> Choices:
    return Choices(
        "milloin",
        str(say("Milloin haluat lähteä?", "När vill du gå?", "When do you want to go?")),
        (
            Choice("nyt", str(say("Nyt", "Nu", "Now")), chosen=True),
            Choice("tanaan", str(say("Tänään", "I dag", "Today"))),
            Choice("en-tieda", str(say("En tiedä vielä", "Jag vet inte än", "I do not know yet"))),
        ),
        error=str(say("Valitse jokin. Voit muuttaa sitä myöhemmin.", "Välj något. Du kan ändra det senare.",
                      "Choose one. You can change it later.")),
    )  # fmt: skip


def phone_sentence(say: Words) -> str:
    return str(
        say(
            "Kirjoita puhelinnumero, johon voimme soittaa.",
            "Skriv ett telefonnummer som vi kan ringa.",
            "Enter a phone number we can call.",
        )
    )


def fields(say: Words) -> tuple[Field, ...]:
    return (
        Field(
            "missa",
            str(say("Missä olet?", "Var är du?", "Where are you?")),
            hint=str(
                say("Kunta, kylä tai postinumero", "Kommun, by eller postnummer", "Municipality, village or postcode")
            ),
            suggestions=("Jyväskylä", "Korpilahti", "Äänekoski"),
        ),
        Field(
            "puhelin",
            str(say("Puhelinnumero", "Telefonnummer", "Phone number")),
            "12",
            error=phone_sentence(say),
            kind="tel",
            id="phone-wrong",
            autocomplete="tel",
        ),
        Field("viesti", str(say("Viesti", "Meddelande", "Message")), kind="textarea"),
    )


def help_lines(say: Words) -> tuple[HelpLine, ...]:
    return (
        HelpLine(
            str(say("Hätä: ambulanssi, poliisi", "Nöd: ambulans, polis", "Emergency: ambulance, police")), "112", "112"
        ),
        HelpLine(
            str(say("Kriisipuhelin", "Kristelefonen", "Crisis line")),
            "09 2525 0111",
            "+358925250111",
            str(say("joka päivä, koko vuorokauden", "varje dag, dygnet runt", "every day, all day")),
        ),
    )


def messages(say: Words) -> tuple[ThreadMessage, ...]:
    return (
        ThreadMessage(
            "Lumikki",
            str(say("eilen klo 19.05", "i går kl. 19.05", "yesterday 19:05")),
            say("Onko siellä koiria keskiviikkona?", "Finns det hundar där på onsdag?", "Are there dogs on Wednesday?"),
            "2026-03-02T19:05+02:00",
            report_href="#",
        ),
        ThreadMessage(
            "Liisa",
            str(say("tänään klo 9.10", "i dag kl. 9.10", "today 9:10")),
            say("On yksi, nimeltään Nalle.", "Det finns en, som heter Nalle.", "There is one, called Nalle."),
            "2026-03-03T09:10+02:00",
            host=True,
        ),
        ThreadMessage(
            "Joki",
            str(say("tänään klo 9.30", "i dag kl. 9.30", "today 9:30")),
            removed=say(
                "Poistimme viestin, koska se kertoi toisen ihmisen asioista. Kirjoittaja sai tämän selityksen.",
                "Vi tog bort meddelandet eftersom det berättade om en annan persons angelägenheter. "
                "Skribenten fick den här förklaringen.",
                "We removed the message because it told another person's private matters. "
                "The writer received this explanation.",
            ),
        ),
    )


def offers(say: Words) -> tuple[Offer, ...]:
    return (
        Offer(
            str(say("Tarjoan", "Jag erbjuder", "I offer")),
            say(
                "Kyyti Äänekoskelle torstaisin",
                "Skjuts till Äänekoski på torsdagar",
                "A lift to Äänekoski on Thursdays",
            ),
            "#",
            "Suolahti",
            str(say("to klo 9", "to kl. 9", "Thu 9:00")),
            (Fact("people", say("Kaksi paikkaa", "Två platser", "Two seats")),),
        ),
    )


def tally(say: Words) -> tuple[Tally, ...]:
    return (
        Tally("kavijat", str(say("Kävijöitä tänään", "Besökare i dag", "Visitors today")), 12),
        Tally("uudet", str(say("Ensi kertaa täällä", "Här för första gången", "Here for the first time")), 0),
    )


def loose_words(say: Words) -> dict[str, Said]:
    return {
        "threshold": say(
            "Ei maksa mitään. Ei tarvitse ilmoittautua. Voit vain istua.",
            "Det kostar ingenting. Du behöver inte anmäla dig. Du kan bara sitta en stund.",
            "It costs nothing. No need to sign up. You can just sit.",
        ),
        "kept": say(
            "Tämä aika on varattu ryhmälle. Kaikille auki taas klo 18.",
            "Den här tiden är reserverad för en grupp. Öppet för alla igen kl. 18.",
            "This time is kept for a group. Open to all again at 6 pm.",
        ),
        "fault": say("Palvelussa on vika.", "Det är fel på tjänsten.", "There is a fault in the service."),
        "company": say("Voiko joku tulla ovelle vastaan?", "Kan någon möta mig vid dörren?", "Can someone meet me?"),
        "search": say("Näytä, mikä on auki", "Visa vad som är öppet", "Show what is open"),
        "home": say("Mikä on auki lähelläni?", "Vad är öppet nära mig?", "What is open near me?"),
        "more": say("Näytä lisää paikkoja", "Visa fler ställen", "Show more places"),
        "back": say("Takaisin hakuun", "Tillbaka till sökningen", "Back to the search"),
        "go_on": say("Jatka", "Fortsätt", "Continue"),
        "counted": say("Tällä viikolla kahvilla kävi", "Den här veckan drack", "This week coffee was shared by"),
        "people": say("ihmistä", "personer kaffe", "people"),
        "long": say(
            "Omaishoitajien vertaistukiryhmätapaaminen Äänekosken hyvinvointikeskuksen monitoimitilassa",
            "Kamratstödsgruppsträff för närståendevårdare i välfärdscentralens allaktivitetsutrymme",
            "Peer support for family carers in the multi-purpose room of the wellbeing centre",
        ),
    }

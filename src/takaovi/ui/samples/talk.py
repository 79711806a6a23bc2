"""Messages, offers, counts and single sentences."""

from collections.abc import Callable

from takaovi.core.text import Said
from takaovi.ui.values import Fact, Offer, Tally, ThreadMessage

Words = Callable[[str, str, str], Said]


def call_lines(say: Words) -> tuple[tuple[str, str], ...]:
    told = say("Nyt on auki:", "Nu är det öppet:", "Open now:")
    return ((str(told), ""), ("På svenska: tryck 2.", "" if told.language.tag == "sv" else "sv"))


def call_keys() -> tuple[tuple[str, str], ...]:
    letters = ("", "abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz", "", "", "")
    return tuple(zip("123456789*0#", letters, strict=True))


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

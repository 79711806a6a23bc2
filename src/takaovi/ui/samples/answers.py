"""Questions, answers and what to put right."""

from collections.abc import Callable

from takaovi.core.text import Said
from takaovi.ui.values import Choice, Choices, Field, HelpLine

Words = Callable[[str, str, str], Said]


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

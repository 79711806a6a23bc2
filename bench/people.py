"""Words and qualities of the made-up places and of what happens in them."""

from random import Random
from typing import Any

from takaovi.places.values import Trait

KINDS = (
    ("village_house", "Kylätalo", "Byahus", "Village house"),
    ("living_room", "Olohuone", "Vardagsrum", "Living room"),
    ("library", "Kirjasto", "Bibliotek", "Library"),
    ("family_cafe", "Perhekahvila", "Familjecafé", "Family café"),
    ("parish", "Seurakuntatalo", "Församlingshem", "Parish house"),
    ("association_hall", "Seurantalo", "Föreningshus", "Association hall"),
    ("workshop", "Työpaja", "Verkstad", "Workshop"),
    ("residents_space", "Asukastila", "Invånarlokal", "Residents' space"),
)
# How common a quality is among places; those that are not named here are had by one in five.
SHARES = {
    Trait.FREE: 0.7, Trait.COFFEE: 0.6, Trait.QUIET_CORNER: 0.25, Trait.DOGS: 0.2, Trait.CHILDREN: 0.4,
    Trait.INTOXICATED_ALLOWED: 0.03, Trait.ALCOHOL_FREE: 0.6, Trait.WHEELCHAIR: 0.45, Trait.NO_STEPS: 0.4,
    Trait.HEARING_LOOP: 0.08, Trait.SCENT_FREE: 0.05, Trait.LANGUAGE_HELP: 0.06, Trait.NEWCOMERS: 0.1,
    Trait.GREETER: 0.12, Trait.JUST_SIT: 0.4, Trait.NO_SIGN_UP: 0.5, Trait.ADVICE: 0.12, Trait.PEER_SUPPORT: 0.1,
}  # fmt: skip
ACTIVITIES = (
    ("Kahvihetki", "Kaffestund", "Coffee hour"),
    ("Käsityöpiiri", "Handarbetskrets", "Craft circle"),
    ("Kielikahvila", "Språkcafé", "Language café"),
    ("Lukupiiri", "Läsecirkel", "Reading circle"),
    ("Peli-ilta", "Spelkväll", "Games evening"),
    ("Yhteislaulu", "Allsång", "Singing together"),
    ("Korjauspaja", "Lagningsverkstad", "Repair workshop"),
    ("Vertaisryhmä", "Kamratgrupp", "Peer group"),
)


def traits(dice: Random) -> int:
    """A mask of qualities, each by its share."""
    return sum(trait.bit for trait in Trait if dice.random() < SHARES.get(trait, 0.2))


def place_words(dice: Random, number: int) -> dict[str, Any]:
    """Kind, names and sentences in three languages."""
    kind, fi, sv, en = dice.choice(KINDS)
    return {
        "slug": f"paikka-{number}",
        "kind": kind,
        "name": f"{fi} {number}",
        "name_fi": f"{fi} {number}",
        "name_sv": f"{sv} {number}",
        "name_en": f"{en} {number}",
        "summary": "",
        "summary_fi": "Pöydän ääreen mahtuu aina yksi lisää.",
        "summary_sv": "Vid bordet ryms alltid en till.",
        "summary_en": "There is always room for one more at the table.",
    }


def activity_words(dice: Random, number: int) -> dict[str, Any]:
    """Titles in three languages."""
    fi, sv, en = dice.choice(ACTIVITIES)
    return {
        "slug": f"ohjelma-{number}",
        "title": f"{fi} {number}",
        "title_fi": f"{fi} {number}",
        "title_sv": f"{sv} {number}",
        "title_en": f"{en} {number}",
        "summary": "",
        "summary_fi": "Tule juuri sellaisena kuin olet.",
    }

"""The words of the places room: kinds, traits, sectors, ways and the twelve questions. Read by higher rooms."""

from django.utils.translation import gettext_lazy as _

from takaovi.core.reading import word
from takaovi.places.values import PlaceKind, Question, Sector, Trait, Way

KINDS = {
    PlaceKind.LIVING_ROOM: _("Shared living room"),
    PlaceKind.DAY_CENTRE: _("Day centre"),
    PlaceKind.CLUBHOUSE: _("Clubhouse"),
    PlaceKind.VILLAGE_HOUSE: _("Village house"),
    PlaceKind.ASSOCIATION_HALL: _("Association hall"),
    PlaceKind.COMMUNITY_HOUSE: _("Community house"),
    PlaceKind.CIVIC_CENTRE: _("Civic activity centre"),
    PlaceKind.RESIDENTS_SPACE: _("Residents' space"),
    PlaceKind.FAMILY_CAFE: _("Family café"),
    PlaceKind.LIBRARY: _("Library"),
    PlaceKind.PARISH: _("Parish living room"),
    PlaceKind.YOUTH_ROOM: _("Youth room"),
    PlaceKind.WORKSHOP: _("Workshop"),
    PlaceKind.WELLBEING_CORNER: _("Wellbeing corner"),
    PlaceKind.POP_UP: _("Pop-up place"),
    PlaceKind.ONLINE_ROOM: _("Online room"),
    PlaceKind.PHONE_LINE: _("Phone line"),
    PlaceKind.MOVING: _("On the move"),
}

TRAITS = {
    Trait.FREE: _("Costs nothing"),
    Trait.COFFEE: _("Coffee"),
    Trait.QUIET_CORNER: _("Quiet corner"),
    Trait.DOGS: _("You may bring a dog"),
    Trait.CHILDREN: _("Children are welcome"),
    Trait.INTOXICATED_ALLOWED: _("You may come after drinking"),
    Trait.ALCOHOL_FREE: _("Alcohol-free"),
    Trait.WHEELCHAIR: _("Room for a wheelchair"),
    Trait.NO_STEPS: _("No steps at the door"),
    Trait.ACCESSIBLE_TOILET: _("Accessible toilet"),
    Trait.HEARING_LOOP: _("Hearing loop"),
    Trait.LIFT: _("Lift"),
    Trait.WIDE_DOOR: _("Wide door"),
    Trait.INTERNET: _("Free internet"),
    Trait.COMPUTERS: _("Computers to use"),
    Trait.TOOLS: _("Tools and materials"),
    Trait.KITCHEN: _("Kitchen to use"),
    Trait.FOOD: _("Food"),
    Trait.JUST_SIT: _("You may just sit"),
    Trait.NO_SIGN_UP: _("No need to sign up"),
    Trait.GREETER: _("Somebody meets you at the door"),
    Trait.SMALL_GROUPS: _("Small groups"),
    Trait.GUIDED: _("Guided groups"),
    Trait.PEER_SUPPORT: _("Peer support"),
    Trait.ADVICE: _("Advice from a person"),
    Trait.BUS_NEAR: _("Bus stop close by"),
    Trait.PARKING: _("Parking"),
    Trait.WARM_IN_WINTER: _("Warm all winter"),
    Trait.OUTDOORS: _("Outdoors"),
    Trait.SCENT_FREE: _("Scent-free"),
    Trait.NEWCOMERS: _("Newcomers are welcome"),
    Trait.YOUNG: _("For young people"),
    Trait.OLDER: _("For older people"),
    Trait.FAMILIES: _("For families"),
    Trait.LANGUAGE_HELP: _("Help with Finnish"),
    Trait.ANONYMOUS: _("No names asked"),
}

# Traits that matter at the door, listed together under "Getting in".
AT_THE_DOOR = (
    Trait.NO_STEPS,
    Trait.WHEELCHAIR,
    Trait.WIDE_DOOR,
    Trait.LIFT,
    Trait.ACCESSIBLE_TOILET,
    Trait.HEARING_LOOP,
    Trait.SCENT_FREE,
    Trait.BUS_NEAR,
    Trait.PARKING,
)

SECTORS = {
    Sector.ASSOCIATION: _("association"),
    Sector.INFORMAL_GROUP: _("informal group"),
    Sector.MUNICIPALITY: _("municipality"),
    Sector.WELLBEING_COUNTY: _("wellbeing services county"),
    Sector.PARISH: _("parish"),
    Sector.COMPANY: _("company"),
    Sector.STATE: _("state office"),
}

WAYS = {
    Way.DOOR: _("At the place"),
    Way.ONLINE: _("Online"),
    Way.PHONE: _("By phone"),
    Way.MOVING: _("Comes to you"),
}

QUESTIONS = {
    Question.DOOR: _("Which door?"),
    Question.STEPS: _("Bell, stairs, threshold?"),
    Question.WHO_MEETS: _("Who meets me?"),
    Question.FIRST_MINUTES: _("My first five minutes"),
    Question.WHERE_TO_SIT: _("Where can I sit without talking?"),
    Question.COST: _("What does it cost?"),
    Question.COFFEE: _("Coffee, food, toilet?"),
    Question.QUIET_TIME: _("When is it quietest?"),
    Question.COMPANION: _("May I bring a friend, a child, a dog?"),
    Question.NAME: _("Do I have to give my name?"),
    Question.LANGUAGES: _("Which languages are spoken?"),
    Question.LEAVING: _("How do I get home?"),
}

# Away from a door the same twelve answers need other questions; one that is not here is asked as at a door.
ASKED_AWAY = {
    PlaceKind.PHONE_LINE: {
        Question.DOOR: _("Where do I call?"),
        Question.STEPS: _("With which phone?"),
        Question.WHO_MEETS: _("Who answers?"),
        Question.WHERE_TO_SIT: _("May I be silent?"),
        Question.COFFEE: _("What about coffee?"),
        Question.QUIET_TIME: _("When is it easiest to get through?"),
        Question.COMPANION: _("May somebody listen with me?"),
        Question.LEAVING: _("How do I end?"),
    },
    PlaceKind.ONLINE_ROOM: {
        Question.DOOR: _("Where do I get in?"),
        Question.STEPS: _("Which devices do I need?"),
        Question.WHERE_TO_SIT: _("May I be silent?"),
        Question.COFFEE: _("What about coffee?"),
        Question.COMPANION: _("May a friend come with me?"),
        Question.LEAVING: _("How do I end?"),
    },
}

LANGUAGE_NAMES = {
    "fi": _("Finnish"),
    "sv": _("Swedish"),
    "en": _("English"),
    "ar": _("Arabic"),
    "uk": _("Ukrainian"),
    "ru": _("Russian"),
    "et": _("Estonian"),
    "so": _("Somali"),
    "fa": _("Persian"),
    "vi": _("Vietnamese"),
    "rom": _("Romani"),
    "se": _("Northern Sámi"),
    "fsl": _("Finnish Sign Language"),
}


def question_words(question: Question, kind: PlaceKind) -> str:
    """One of the twelve questions as it is asked at a door, on a phone line or in an online room."""
    asked = ASKED_AWAY.get(kind, {})
    return word(asked, question) if question in asked else word(QUESTIONS, question)

"""What the gallery shows: invented, lifelike contents for every component, in three languages."""

from takaovi.core.text import Said, say_json
from takaovi.ui.samples import answers, doors, talk
from takaovi.ui.values import Fault


def samples(language: str) -> dict[str, object]:
    """Contents in ``language`` (a code of core.language), ready for the gallery template."""

    def say(fi: str, sv: str, en: str) -> Said:
        return say_json({"fi": fi, "sv": sv, "en": en}, language)

    return {
        "states": doors.states(say),
        "cards": doors.cards(say),
        "briefs": doors.briefs(say),
        "week": doors.week(say),
        "arrival": doors.arrival(say),
        "events": doors.events(say),
        "wishes": answers.wishes(say),
        "question": answers.one_question(say),
        "fields": answers.fields(say),
        "faults": (Fault("phone-wrong", answers.phone_sentence(say)),),
        "help": answers.help_lines(say),
        "messages": talk.messages(say),
        "offers": talk.offers(say),
        "call_lines": talk.call_lines(say),
        "call_keys": talk.call_keys(),
        "tally": talk.tally(say),
        "words": talk.loose_words(say),
    }

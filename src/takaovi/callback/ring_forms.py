"""What was agreed on a call ring, read kindly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from takaovi.callback.duty_presenters import read_clock
from takaovi.callback.forms import YES, number_field
from takaovi.callback.ring_actions import Agreement
from takaovi.callback.ring_values import NAME_MAX, Missed
from takaovi.core.language import LANGUAGES
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.hours.time_words import weekday
from takaovi.people.models import Person
from takaovi.ui.values import Choice, Choices, Field

HOUR = "14"  # what the form offers


@dataclass(frozen=True, slots=True)
class RingForm:
    """The form with what was typed; ``agreed`` is whole only when it was sent, and ``action`` looks at it."""

    name: Field
    number: Field
    language: Choices
    weekday: Choices
    hour: Field
    volunteer: Choices
    missed: Choices
    contact_name: Field
    contact_number: Field
    swap: Choices
    consent: Choices
    agreed: Agreement
    volunteer_id: int
    consented: bool


def read_ring_form(typed: Mapping[str, str], volunteers: Sequence[Person]) -> RingForm:
    """Never raises for anything a person can send."""
    language = typed.get("kieli", "")
    language = language if language in {one.code for one in LANGUAGES} else reading().code
    day = typed.get("paiva", "0")
    day_number = int(day) if day in {str(number) for number in range(7)} else 0
    missed = Missed.CONTACT if typed.get("ellei") == Missed.CONTACT.value else Missed.NEXT_TIME
    swap, consented = typed.get("vaihto") == YES, typed.get("lupa") == YES
    who = typed.get("soittaja", "")
    volunteer_id = next((one.pk for one in volunteers if str(one.pk) == who), 0)
    agreed = Agreement(
        name=typed.get("nimi", ""),
        number=typed.get("numero", ""),
        language=language,
        weekday=day_number,
        minute=read_clock(typed.get("klo", HOUR)),
        missed=missed,
        contact_name=typed.get("kuka", ""),
        contact_number=typed.get("kenen", ""),
        swap=swap,
    )
    swap_words = _("Somebody else of the place may call when the usual caller cannot.")
    consent_words = _("They agreed to this, and know that they can end it at any time with a code.")
    kept = _("The number is erased when the call ring ends.")
    return RingForm(
        name=Field("nimi", _("What do they wish to be called?"), agreed.name[:NAME_MAX], maxlength=NAME_MAX),
        number=number_field(agreed.number, hint=kept),
        language=_languages(language),
        weekday=_weekdays(day_number),
        hour=Field("klo", _("At what time?"), typed.get("klo", HOUR)[:8], _("For example 17 or 17.30."), maxlength=8),
        volunteer=_callers(volunteers, volunteer_id),
        missed=_missed(missed),
        contact_name=Field("kuka", _("Whom do we call then?"), agreed.contact_name[:NAME_MAX], maxlength=NAME_MAX),
        contact_number=number_field(agreed.contact_number, name="kenen", label=_("Their phone number"), hint=kept),
        swap=Choices("vaihto", _("If the caller is ill"), (Choice(YES, swap_words, chosen=swap),), many=True),
        consent=Choices("lupa", _("Was it agreed?"), (Choice(YES, consent_words, chosen=consented),), many=True),
        agreed=agreed,
        volunteer_id=volunteer_id,
        consented=consented,
    )


def _languages(chosen: str) -> Choices:
    options = tuple(Choice(one.code, one.own_name, chosen=one.code == chosen) for one in LANGUAGES)
    return Choices("kieli", _("In which language do we speak?"), options)


def _weekdays(chosen: int) -> Choices:
    options = tuple(Choice(str(number), weekday(number), chosen=number == chosen) for number in range(7))
    return Choices("paiva", _("On which day of the week?"), options)


def _callers(volunteers: Sequence[Person], chosen: int) -> Choices:
    options = tuple(
        Choice(str(one.pk), one.nickname or _("A volunteer"), chosen=one.pk == chosen) for one in volunteers
    )
    return Choices("soittaja", _("Who calls?"), options)


def _missed(chosen: Missed) -> Choices:
    words = {
        Missed.NEXT_TIME: _("Nothing more: we call at the next agreed time."),
        Missed.CONTACT: _("We call somebody whom they have named."),
    }
    options = tuple(Choice(one.value, said, chosen=one == chosen) for one, said in words.items())
    hint = _("We always call again after 30 minutes. This is for when that is not answered either.")
    return Choices("ellei", _("And if they do not answer?"), options, hint=hint)

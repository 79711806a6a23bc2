"""How somebody wants to be told, read kindly."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from takaovi.people.forms import CHOOSE
from takaovi.people.notice_phrases import KIND_TITLES, KIND_TOLD, QUIET_WORDS, WAY_WORDS
from takaovi.people.notice_values import DIGEST_HOURS, KINDS, QUIET

ERRORS = {"required": CHOOSE, "invalid_choice": CHOOSE}


class NoticesForm(forms.Form):
    """A question for each kind with the ways that are open, the hour of the daily letter and the quiet hours."""

    hour = forms.TypedChoiceField(
        label=_("When does the daily letter come?"),
        help_text=_("It comes only if there is something to tell."),
        coerce=int,
        error_messages=ERRORS,
    )
    quiet = forms.ChoiceField(
        label=_("When do you want quiet?"),
        help_text=_("Only a shift that has just lost its host comes then too."),
        choices=[(quiet, QUIET_WORDS[quiet]) for quiet in QUIET],
        error_messages=ERRORS,
    )

    def __init__(self, data: object, initial: Mapping[str, object], ways: Sequence[str]) -> None:
        super().__init__(data, initial=dict(initial))  # type: ignore[arg-type]
        hours = [(hour, _("at %(hour)d") % {"hour": hour}) for hour in DIGEST_HOURS]
        self.fields["hour"].choices = hours  # type: ignore[attr-defined]
        for kind in KINDS:
            self.fields[kind] = forms.ChoiceField(
                label=KIND_TITLES[kind],
                help_text=KIND_TOLD[kind],
                choices=[(way, WAY_WORDS[way]) for way in ways],
                error_messages=ERRORS,
            )

    @property
    def kinds(self) -> list[forms.BoundField]:
        return [self[kind] for kind in KINDS]

    def ways(self) -> dict[str, str]:
        return {kind: self.cleaned_data[kind] for kind in KINDS}

"""What a person sends, read kindly."""

from django import forms
from django.utils.translation import gettext_lazy as _

from takaovi.core.languages import LANGUAGES
from takaovi.people.address_values import Address, read_address
from takaovi.people.models import Person
from takaovi.people.role_presenters import name_of
from takaovi.people.roles import RoleKind
from takaovi.ui.values import Fault

WRITE_ADDRESS = _("Write an e-mail address or a phone number, such as name@example.org or 040 123 4567.")
NICKNAME_LONG = _("A nickname has at most 40 letters.")
CHOOSE = _("Choose one.")


class AddressForm(forms.Form):
    address = forms.CharField(
        label=_("E-mail or phone number"),
        max_length=300,
        error_messages={"required": WRITE_ADDRESS, "max_length": WRITE_ADDRESS},
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )

    def clean_address(self) -> Address:
        found = read_address(self.cleaned_data["address"])
        if found is None:
            raise forms.ValidationError(WRITE_ADDRESS)
        return found


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code of six digits"),
        max_length=40,
        error_messages={"required": _("Write the code from the letter."), "max_length": _("A code has six digits.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


def nickname_field() -> forms.CharField:
    return forms.CharField(
        label=_("Nickname"),
        help_text=_("You may leave this empty. Those you work with see it."),
        max_length=40,
        required=False,
        error_messages={"max_length": NICKNAME_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )


class NicknameForm(forms.Form):
    nickname = nickname_field()


class JoinForm(AddressForm):
    """For somebody who was shown an invitation and is not known yet."""

    nickname = nickname_field()


class MeForm(forms.Form):
    nickname = nickname_field()
    language = forms.ChoiceField(
        label=_("Language of letters"), choices=[(language.code, language.own_name) for language in LANGUAGES]
    )


class InviteForm(forms.Form):
    """``address`` empty: a link to show. The roles are those the inviter may give."""

    address = forms.CharField(
        label=_("E-mail or phone number"),
        help_text=_("Leave it empty and you get a link and a QR code to show."),
        max_length=300,
        required=False,
        error_messages={"max_length": WRITE_ADDRESS},
    )
    role = forms.ChoiceField(error_messages={"required": CHOOSE, "invalid_choice": CHOOSE})

    def __init__(self, data: object, roles: list[RoleKind]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["role"].choices = [(role.name, role.name) for role in roles]  # type: ignore[attr-defined]

    def clean_address(self) -> Address | None:
        text = self.cleaned_data["address"].strip()
        found = read_address(text) if text else None
        if text and found is None:
            raise forms.ValidationError(WRITE_ADDRESS)
        return found


class HandOverForm(forms.Form):
    taker = forms.TypedChoiceField(
        label=_("Who takes over?"), coerce=int, error_messages={"required": CHOOSE, "invalid_choice": CHOOSE}
    )
    note = forms.CharField(
        label=_("For the successor: keys, habits, whom to call"),
        help_text=_("Only the two of you see this. It is erased after 30 days."),
        max_length=2_000,
        required=False,
        error_messages={"max_length": _("Write at most 2,000 letters.")},
        widget=forms.Textarea,
    )

    def __init__(self, data: object, people: list[Person]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        options = [(person.pk, name_of(person)) for person in people]
        self.fields["taker"].choices = options  # type: ignore[attr-defined]


def faults_of(form: forms.Form) -> list[Fault]:
    """The lines of the error summary, in the order of the form."""
    return [
        Fault(form[name].id_for_label or f"id_{name}", str(error))
        for name in form.fields
        for error in form[name].errors
    ]

"""Django's bound fields as the values our components draw."""

from django.forms import BoundField

from takaovi.ui.values import Choice, Choices, Field


def as_field(thing: Field | BoundField) -> Field:
    """A :class:`Field`, made from a Django form's field where it is not one already."""
    if isinstance(thing, Field):
        return thing
    widget = thing.field.widget
    kind = getattr(widget, "input_type", "textarea") or "text"
    value = thing.value()
    return Field(
        name=thing.html_name,
        label=str(thing.label),
        value="" if value is None else str(value),
        hint=str(thing.help_text),
        error=" ".join(str(error) for error in thing.errors),
        kind=kind,
        id=thing.id_for_label or f"id_{thing.html_name}",
        autocomplete=str(widget.attrs.get("autocomplete", "")),
        inputmode=str(widget.attrs.get("inputmode", "")),
        maxlength=int(widget.attrs.get("maxlength", 0)),
    )


def as_choices(thing: Choices | BoundField) -> Choices:
    """The same for a question with ready answers."""
    if isinstance(thing, Choices):
        return thing
    value = thing.value()
    many = bool(getattr(thing.field.widget, "allow_multiple_selected", False))
    chosen = {str(item) for item in value or ()} if many else {"" if value is None else str(value)}
    options = tuple(
        Choice(str(option), str(words), chosen=str(option) in chosen)
        for option, words in thing.field.choices  # type: ignore[attr-defined]
    )
    return Choices(
        name=thing.html_name,
        legend=str(thing.label),
        options=options,
        many=many,
        hint=str(thing.help_text),
        error=" ".join(str(error) for error in thing.errors),
        id=thing.id_for_label or f"id_{thing.html_name}",
    )

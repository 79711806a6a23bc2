"""The keeper's questions about a task and a shift, and what was answered."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from takaovi.core.clock import today
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import say
from takaovi.ui.values import Choice, Choices, Field
from takaovi.volunteering.form_values import ShiftTyped, TaskTyped
from takaovi.volunteering.models import VolunteerTask
from takaovi.volunteering.reading_forms import Typed
from takaovi.volunteering.shift_presenters import TRUST_WORDS, WHERE_WORDS
from takaovi.volunteering.values import MOST_PLACES, Children, Kind, Trust, Where

TEXTS = ("title_fi", "title_sv", "title_en", "description_fi", "description_sv", "description_en")
FLAGS = ("sitting", "no_talk", "supported")
LAW = ("regular", "personal", "extract")
DEADLINES = ("24", "48", "72", "6")
REPEATS = ("0", "1", "2")
KINDS = {
    Kind.HOST: lambda: _("Looks after the open door"),
    Kind.GREETER: lambda: _("Meets newcomers at the door"),
    Kind.PHONE: lambda: _("Is on the phone"),
    Kind.OTHER: lambda: _("Something else"),
}
CHILDREN = {
    Children.NONE: lambda: _("No children as such"),
    Children.GROUP: lambda: _("Children are there, and other grown-ups too"),
    Children.ALONE: lambda: _("Alone with children"),
}


def _values(enum: type) -> tuple[str, ...]:
    return tuple(member.value for member in enum)  # type: ignore[attr-defined]


def typed_of(task: VolunteerTask) -> dict[str, str]:
    """A task as it would be typed, for the form that changes it."""
    known = {name: str(getattr(task, name) or "") for name in (*TEXTS, "minutes", "where", "kind", "trust", "children")}
    return {**known, "guidelines": task.guidelines}


def chosen_of(task: VolunteerTask | None) -> frozenset[str]:
    """The boxes that are ticked."""
    return frozenset(name for name in (*FLAGS, *LAW) if task is not None and getattr(task, name))


def task_parts(
    values: Mapping[str, str], ticked: Iterable[str], faults: Mapping[str, str]
) -> tuple[Field | Choices, ...]:
    marks = frozenset(ticked)
    return (
        _text("title_fi", _("What is done, in Finnish"), values, faults),
        _text("title_sv", _("The same in Swedish"), values, faults),
        _text("title_en", _("The same in English"), values, faults),
        _text("description_fi", _("In a few words: how it goes, and what one need not do"), values, faults, "textarea"),
        _text("description_sv", _("That in Swedish"), values, faults, "textarea"),
        _text("description_en", _("That in English"), values, faults, "textarea"),
        _text("minutes", _("How many minutes does it take?"), {"minutes": "60", **values}, faults),
        _boxes("piirteet", _("How is it?"), _features(), marks),
        _radios("where", _("Where?"), {key.value: words() for key, words in WHERE_WORDS.items()}, values),
        _radios("kind", _("What kind?"), {key.value: words() for key, words in KINDS.items()}, values, "other"),
        _radios("trust", _("Who may take it?"), {key.value: words() for key, words in TRUST_WORDS.items()}, values),
        _radios("children", _("Children"), {key.value: words() for key, words in CHILDREN.items()}, values),
        _text("guidelines", _("How we are with children here"), values, faults, "textarea", _guidelines_hint()),
        _boxes("laki", _("Only where one is alone with children"), _law(), marks, _law_hint(), faults.get("laki", "")),
    )


def _features() -> dict[str, str]:
    return {
        "sitting": _("Sitting down"),
        "no_talk": _("No need to talk"),
        "supported": _("Somebody is there to help you"),
    }


def _guidelines_hint() -> str:
    return _("Needed where one is alone with children. Written before anybody begins.")


def _law() -> dict[str, str]:
    return {
        "regular": _("The contact is regular and essential"),
        "personal": _("One is in personal interaction with them"),
        "extract": _("We ask to see the criminal-records extract"),
    }


def _law_hint() -> str:
    return _(
        "The law allows asking for the extract only if all of this holds. The notice tells of it. No copy is taken."
    )


def _text(
    name: str, label: str, values: Mapping[str, str], faults: Mapping[str, str], kind: str = "text", hint: str = ""
) -> Field:
    return Field(name, label, values.get(name, ""), hint, faults.get(name, ""), kind=kind)


def _radios(name: str, legend: str, words: Mapping[str, str], values: Mapping[str, str], first: str = "") -> Choices:
    chosen = values.get(name) or first or next(iter(words))
    return Choices(name, legend, tuple(Choice(key, told, chosen=key == chosen) for key, told in words.items()))


def _boxes(
    name: str, legend: str, words: Mapping[str, str], marks: frozenset[str], hint: str = "", error: str = ""
) -> Choices:
    options = tuple(Choice(key, told, chosen=key in marks) for key, told in words.items())
    return Choices(name, legend, options, many=True, hint=hint, error=error)


def read_task(typed: Typed) -> TaskTyped:
    """Texts and facts of the task; faults are in ``typed``."""
    texts = {name: typed.text(name, 80 if name.startswith("title") else 2000) for name in TEXTS}
    if not texts["title_fi"]:
        typed.faults["title_fi"] = _("Give the task a name in Finnish.")
    ticked = {*typed.many("piirteet"), *typed.many("laki")}
    facts: dict[str, object] = {
        "minutes": typed.whole("minutes", 5, 1440),
        "where": typed.one_of("where", _values(Where)),
        "kind": typed.one_of("kind", _values(Kind)),
        "trust": typed.one_of("trust", _values(Trust)),
        "children": typed.one_of("children", _values(Children)),
        "guidelines": typed.text("guidelines", 4000),
        **{name: name in ticked for name in (*FLAGS, *LAW)},
    }
    return TaskTyped(texts, facts)


def shift_parts(
    tasks: Iterable[VolunteerTask], values: Mapping[str, str], opens: bool, faults: Mapping[str, str]
) -> tuple[Field | Choices, ...]:
    language = reading().code
    titles = {str(task.pk): str(say(task, "title", language)) for task in tasks}
    next_day = today() + timedelta(days=7)
    known = {"paiva": f"{next_day.day}.{next_day.month}.", "paikat": "2", "uusille": "0", **values}
    asks = {"ovi": _("Yes: open only if somebody is found")}
    return (
        _radios("tehtava", _("Which task?"), titles, values),
        _text("paiva", _("Which day?"), known, faults, hint=_("For example 26.11.")),
        _text("alkaa", _("From what time?"), known, faults, hint=_("For example 17 or 17.30.")),
        _text("loppuu", _("Until what time?"), known, faults),
        _text("paikat", _("How many can be there at most?"), known, faults),
        _text("uusille", _("How many of the places wait for newcomers?"), known, faults),
        _boxes("auki", _("Does the open door hang on this shift?"), asks, frozenset({"ovi"} if opens else ())),
        _radios("raja", _("When do we tell at the latest?"), _deadline_words(), values),
        _radios("toistuu", _("Does it come back?"), _repeat_words(), values),
        _text("viimeinen", _("The last day, if there is one"), known, faults),
    )


def _deadline_words() -> dict[str, str]:
    return {
        "24": _("A day before"),
        "48": _("Two days before"),
        "72": _("Three days before"),
        "6": _("Six hours before"),
    }


def _repeat_words() -> dict[str, str]:
    return {"0": _("Once"), "1": _("Every week"), "2": _("Every second week")}


def read_shift(typed: Typed, known: Iterable[int]) -> ShiftTyped | None:
    """The shift; None while something is still to put right, with the faults in ``typed``."""
    tasks = tuple(str(number) for number in known)
    day, start, end = typed.day("paiva"), typed.clock("alkaa"), typed.clock("loppuu")
    places, newcomers = typed.whole("paikat", 1, MOST_PLACES), typed.whole("uusille", 0, MOST_PLACES - 1)
    last = typed.day("viimeinen", needed=False)
    task = typed.one_of("tehtava", tasks, _("Choose the task.")) if tasks else ""
    if newcomers >= places and "uusille" not in typed.faults:
        typed.faults["uusille"] = _("There must be a place for everybody who is needed.")
    if typed.faults or day is None or start is None or end is None or not task:
        return None
    return ShiftTyped(
        task=int(task),
        day=day,
        start=start,
        end=end if end > start else end + 1440,
        places=places,
        for_newcomers=newcomers,
        opens="ovi" in typed.many("auki"),
        deadline_hours=int(typed.one_of("raja", DEADLINES)),
        every_weeks=int(typed.one_of("toistuu", REPEATS)),
        last=last,
    )

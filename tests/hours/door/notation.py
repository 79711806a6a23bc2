"""The short notation of expected hours in the .tsv files, and a form of a document in which equal meanings are equal.

``[state[+condition ...][~certainty]:] entry; entry | next layer``, where an entry is
``[@first..last] [even|odd] [nth1,3] [every2:DATE] mon-fri 9-12,13-17``; times may be ``?`` or ``9:30-?``;
``dates DATE,DATE 10-12``; ``@07-01..07-31 off``; ``hol public=closed``; ``x FIRST[..LAST] closed|replace 9-13``;
``who wed 10-11 [!]`` for a time kept for a group, ``!`` if others stay out.
"""

from typing import Any

from takaovi.hours.plan import parse_plan
from takaovi.hours.values import STATES, Period, Schedule


def document_of(short: str) -> dict[str, Any]:
    document: dict[str, Any] = {"layers": []}
    for part in short.split(" | "):
        head, colon, rest = part.partition(":")
        state, _tilde, certainty = head.partition("~")
        name, *conditions = state.split("+")
        if not (colon and name in STATES):
            name, conditions, certainty, rest = "staffed", [], "", part
        layer: dict[str, Any] = {"state": name, "periods": []}
        layer |= {"conditions": conditions} if conditions else {}
        layer |= {"certainty": certainty} if certainty else {}
        for entry in filter(None, map(str.strip, rest.split(";"))):
            _entry(entry.split(), layer, document)
        if layer["periods"] or "holidays" in layer or name == "by_arrangement":
            document["layers"].append(layer)
    return document


def _entry(words: list[str], layer: dict[str, Any], document: dict[str, Any]) -> None:
    if words[0] == "x":
        names, words = (words[1].split(","), words[1:]) if words[1].split(",")[0] in STATES else ([], words)
        first, _dots, last = words[1].partition("..")
        made: dict[str, Any] = {"from": first, "to": last or first, "do": words[2]}
        made |= {"spans": _spans(words[3])} if len(words) > 3 else {}
        made |= {"layers": names} if names else {}
        document.setdefault("exceptions", []).append(made)
    elif words[0] == "hol":
        for pair in words[1:]:
            kind, _equals, policy = pair.partition("=")
            layer.setdefault("holidays", {})[kind] = policy if policy == "closed" else _spans(policy)
    elif words[0] == "who":
        window = {"rules": [_rule(words[1:3])], "who": {"fi": "x"}, "exclusive": words[-1] == "!"}
        document.setdefault("audience", []).append(window)
    else:
        _timed(words, layer)


def _timed(words: list[str], layer: dict[str, Any]) -> None:
    bounds: dict[str, str] = {}
    if words[0].startswith("@"):
        first, _dots, last = words.pop(0)[1:].partition("..")
        bounds = {key: value for key, value in (("from", first), ("to", last)) if value}
    period = next(
        (p for p in layer["periods"] if p.keys() - {"rules"} == bounds.keys() and bounds.items() <= p.items()), None
    )
    if period is None:
        period = {**bounds, "rules": []}
        layer["periods"].append(period)
    if words != ["off"]:
        period["rules"].append(_rule(words))


def _rule(words: list[str]) -> dict[str, Any]:
    rule: dict[str, Any] = {}
    *when, times = words
    for word in when:
        if word in ("even", "odd"):
            rule["parity"] = word
        elif word.startswith("nth"):
            rule["nth"] = [int(number) for number in word[3:].split(",")]
        elif word.startswith("every"):
            number, _colon, anchor = word[5:].partition(":")
            rule |= {"every_weeks": int(number), "anchor": anchor}
        elif word[0].isdigit():
            rule["dates"] = word.split(",")
        elif word != "dates":
            rule["days"] = word.split(",") if "," in word else word
    if times == "?":
        return {**rule, "time": "unknown"}
    if times.endswith("-?"):
        return {**rule, "from": _clock(times[:-2]), "to": "unknown"}
    return {**rule, "spans": _spans(times)}


def _spans(short: str) -> list[list[str]]:
    return [[_clock(end) for end in span.split("-")] for span in short.split(",")]


def _clock(short: str) -> str:
    hour, _colon, minute = short.partition(":")
    return f"{int(hour):02}:{minute or '00'}"


def meaning(document: dict[str, Any]) -> object:
    """The document without what means nothing: the order of rules, one rule or seven for a week."""
    return meaning_of(parse_plan(document))


def meaning_of(schedule: Schedule) -> object:
    layers = {
        layer.state: (
            frozenset(filter(None, map(_period, layer.periods))),
            tuple(sorted(layer.holidays.items(), key=str)),
            frozenset(layer.conditions),
            layer.certainty,
            layer.known,
            tuple((e.first, e.last, e.do, e.clocks) for e in layer.exceptions),
        )
        for layer in schedule.layers
    }
    exceptions = frozenset((e.first, e.last, e.do, e.clocks, e.states) for e in schedule.exceptions)
    windows = frozenset((_period(window.period), window.exclusive) for window in schedule.audience)
    return layers, exceptions, windows


def _period(period: Period) -> object:
    rules = frozenset(
        (day, rule.start, rule.end, rule.parity, rule.nth, rule.every_weeks, rule.anchor, rule.dates)
        for rule in period.rules
        for day in rule.weekdays
    )
    untimed = frozenset(
        (day, one.start, one.days.parity, one.days.nth, one.days.dates)
        for one in period.untimed
        for day in one.days.weekdays
    )
    return (period.first, period.last, period.yearly, rules, untimed)

"""What a keeper chose on the page of a question."""

from collections.abc import Sequence
from datetime import date

from django.http import QueryDict

from takaovi.hours.ask_values import Answer


def chosen_answer(sent: QueryDict) -> Answer | None:
    """The button that was pressed; None for anything else."""
    told = sent.get("answer", "")
    return Answer(told) if told in (Answer.YES.value, Answer.NO.value) else None


def chosen_days(sent: QueryDict, asked: Sequence[date]) -> list[date]:
    """The asked days that are ticked as closed; others are left out."""
    ticked = set(sent.getlist("closed"))
    return [day for day in asked if day.isoformat() in ticked]

"""Asking by a rota: a yes is a shift taken, a no is free and needs no reason, and silence is passed on."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.people.notice_actions import recall
from takaovi.volunteering import phrases
from takaovi.volunteering.models import RotaAsk, RotaLine, Shift
from takaovi.volunteering.queries import held
from takaovi.volunteering.rota_letters import ask_by_rota, where_asked
from takaovi.volunteering.rota_next import next_person
from takaovi.volunteering.rota_queries import known_for, last_asked
from takaovi.volunteering.rules import permissions_asked
from takaovi.volunteering.shift_letters import tell_planners
from takaovi.volunteering.shift_words import zone_of
from takaovi.volunteering.take_actions import Taken, seat_taker
from takaovi.volunteering.taking import check_known, check_open, new_code
from takaovi.volunteering.values import Asked, answer_until, awake

ANSWER_TIME = timedelta(days=2)  # a rota is made weeks ahead: nobody has to hurry


def ask_lines(*, by: str, numbers: Sequence[int]) -> int:
    """Ask whoever stands in these lines, each by one letter. Returns how many people got one."""
    rows = RotaLine.objects.select_related("plan__place", "shift__task__place", "availability__person")
    lines = [line for line in rows.filter(pk__in=numbers, plan__ended=None) if line.availability]
    asked: dict[int, list[RotaAsk]] = {}
    for line in sorted(lines, key=lambda one: (one.shift.start, one.pk)):
        if ask := _ask(line):
            asked.setdefault(ask.availability_id, []).append(ask)
    return sum(
        ask_by_rota(asks[0].availability, asks, not_before=awake(clock.now(), zone_of(asks[0].line.shift)))
        for asks in asked.values()
    )


def _ask(line: RotaLine) -> RotaAsk | None:
    """The question, if there is time for an answer and an address to ask at; else the line is a hole."""
    row, shift = line.availability, line.shift
    until = None if shift.filled or not _is_open(shift) else _until(shift)
    if row is None or until is None or where_asked(row) is None:
        RotaLine.objects.filter(pk=line.pk).update(availability=None)
        return None
    return RotaAsk.objects.create(line=line, availability=row, asked=clock.now(), answer_by=until)


def _until(shift: Shift) -> datetime | None:
    begins = awake(clock.now(), zone_of(shift))
    last = clock.from_minute(shift.start if shift.deadline is None else shift.deadline)
    return answer_until(begins, last, ANSWER_TIME)


def _is_open(shift: Shift) -> bool:
    try:
        check_open(shift)
    except DomainError:
        return False
    return True


def withdraw(*, by: str, asks: QuerySet[RotaAsk]) -> int:
    """Take questions back that wait; a letter that has not left stays here if nothing else is asked in it.

    Returns how many questions. Whoever has the letter already reads on its page that nothing is asked.
    """
    waiting = list(asks.filter(answer="").values_list("pk", "availability"))
    RotaAsk.objects.filter(pk__in=[number for number, _ in waiting]).update(answer="withdrawn")
    people = {person for _, person in waiting}
    still = set(RotaAsk.objects.filter(availability__in=people, answer="").values_list("availability", flat=True))
    for person in sorted(people - still):
        recall(by=by, ref=f"volunteering.Availability:{person}")
    return len(waiting)


def accept_rota(*, by: str, ask: RotaAsk) -> Taken:
    """Yes: the shift is taken. Raises DomainError if it is over, or somebody came by themselves."""
    row = ask.availability
    code = new_code(row.person.language if row.person else row.language)
    with transaction.atomic():
        shift = held(ask.line.shift_id)
        fresh = RotaAsk.objects.select_related("availability__person").get(pk=ask.pk)
        if fresh.answer == "yes":
            raise DomainError(phrases.YOURS_ALREADY)
        check_open(shift)
        row = fresh.availability
        if row.person:
            check_known(row.person, shift.task)
        elif permissions_asked(shift.task):
            raise DomainError(phrases.KNOWN_ONLY)
        language = row.person.language if row.person else row.language
        asked = Asked(row.name, row.channel, row.contact, language)
        taken = seat_taker(by=by, shift=shift, asked=asked, code=code, person_id=row.person_id)
        fresh.answer = "yes"
        fresh.save(update_fields=["answer"])
        record_deed(by=by, deed="answer_rota", thing=f"volunteering.Shift:{shift.pk}")
    return taken


def decline_rota(*, by: str, ask: RotaAsk) -> None:
    """No: the next one is asked at once. Said twice it is said once."""
    with transaction.atomic():
        shift = held(ask.line.shift_id)
        fresh = RotaAsk.objects.get(pk=ask.pk)
        if fresh.answer == "":
            fresh.answer = "no"
            fresh.save(update_fields=["answer"])
            record_deed(by=by, deed="answer_rota", thing=f"volunteering.Shift:{shift.pk}")
            _ask_another(by, fresh.line_id)


def answer_all(*, by: str, asks: Sequence[RotaAsk], yes: bool) -> int:
    """One word in a message for everything that waits. Returns how many shifts were taken."""
    taken = 0
    for ask in asks:
        if not yes:
            decline_rota(by=by, ask=ask)
            continue
        try:
            accept_rota(by=by, ask=ask)
            taken += 1
        except DomainError:
            continue  # somebody was quicker; the page says so
    return taken


def _ask_another(by: str, number: int) -> bool:
    """The next one for a line, or a hole of which the planners hear. Whether somebody was asked."""
    line = RotaLine.objects.select_related("plan__place", "shift__task__place").get(pk=number)
    plan, shift = line.plan, line.shift
    if plan.ended or shift.filled or not _is_open(shift):
        return False
    known = known_for(plan.place, plan.first, plan.weeks)
    given = plan.lines.exclude(pk=line.pk).exclude(availability=None).values_list("shift", "availability")
    told = set(RotaAsk.objects.filter(line__shift=shift).values_list("availability", flat=True))
    here = set(plan.lines.filter(shift=shift).exclude(availability=None).values_list("availability", flat=True))
    turn = next_person(known.rota, shift.pk, list(given), told | here, last_asked(plan.place))
    RotaLine.objects.filter(pk=line.pk).update(availability=turn, by_hand=False, proposed=turn, reasons=[])
    if turn is None:
        tell_planners(shift, "nobody")
        return False
    return bool(ask_lines(by=by, numbers=[line.pk]))


def move_rotas(*, by: str = "often") -> int:
    """Pass on what nobody answered in time. Returns how many others were asked. One query while nothing is due."""
    due = RotaAsk.objects.filter(answer="", answer_by__lte=clock.now(), line__plan__ended=None)
    return sum(_pass_on(by, ask) for ask in due.select_related("line").order_by("pk"))


def _pass_on(by: str, ask: RotaAsk) -> bool:
    with transaction.atomic():
        held(ask.line.shift_id)
        mine = RotaAsk.objects.filter(pk=ask.pk, answer="").update(answer="passed")
        return bool(mine) and _ask_another(by, ask.line_id)

"""What follows from every take and every leave, in the same transaction: hours, letters and news of a shift."""

from zoneinfo import ZoneInfo

from django.db import transaction

from takaovi.core import bus, clock
from takaovi.hours.actions import fill_shift, refresh_spans
from takaovi.hours.models import Layer
from takaovi.hours.values import STATES
from takaovi.volunteering.events import ShiftClosed, ShiftEmptied, ShiftFilled, ShiftsChanged
from takaovi.volunteering.greeting_answer_actions import shut_doors
from takaovi.volunteering.models import Shift, ShiftTake
from takaovi.volunteering.queries import day_of, held
from takaovi.volunteering.shift_letters import tell_followers, tell_planners, tell_taker
from takaovi.volunteering.values import Part

SHIFT = STATES["if_shift_filled"]


def settle_shift(*, by: str, shift: Shift) -> bool:
    """Make ``filled`` follow who comes, and the hours follow that. Whether it changed. The shift must be held.

    Those who follow the place hear of it when its door hangs on the shift.
    """
    doing = ShiftTake.objects.filter(shift=shift, left_at=None).exclude(part=Part.LEARNER).count()
    filled = doing >= shift.least and shift.cancelled_at is None
    place_id = shift.task.place_id
    bus.announce(ShiftsChanged(place_id))
    if filled == shift.filled:
        return False
    shift.filled, shift.searching = filled, shift.searching and not filled
    shift.save(update_fields=["filled", "searching"])
    news = ShiftFilled if filled else ShiftEmptied
    bus.announce(news(shift.pk, place_id, shift.start, shift.end))
    if shift.opens and shift.cancelled_at is None:
        agree_day(by=by, shift=shift)
        tell_followers(shift, "open" if filled else "unsure")
    return True


def agree_day(*, by: str, shift: Shift) -> bool:
    """The hours of the shift's day are open if every shift that the door hangs on that day has its people."""
    place, day = shift.task.place, day_of(shift)
    layer = Layer.objects.filter(place=place, space=None, state=SHIFT).first()
    if layer is None:
        return False
    near = Shift.objects.filter(task__place=place, opens=True, cancelled_at=None, start__range=_around(shift.start))
    zone = ZoneInfo(place.zone)
    that_day = [one for one in near if clock.from_minute(one.start).astimezone(zone).date() == day]
    filled = bool(that_day) and all(one.filled for one in that_day)
    return fill_shift(by=by, place=place, layer=layer, day=day, filled=filled)


def _around(start: int) -> tuple[int, int]:
    return start - 1500, start + 1500  # a day of 25 hours either way


def agree_hours(*, by: str, place_id: int) -> int:
    """Somebody changed the hours, perhaps back to older ones: what is taken stays open. Returns how many days differed.

    One query where no door hangs on a shift.
    """
    layer = Layer.objects.filter(place=place_id, space=None, state=SHIFT).first()
    if layer is None:
        return 0
    now = clock.to_minute(clock.now())
    coming = Shift.objects.filter(task__place=place_id, opens=True, cancelled_at=None, closed=None, start__gt=now)
    hours = layer.plan.get("deadline_hours")
    count = 0
    for number in coming.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            shift = held(number)
            if hours is not None and shift.deadline != shift.start - 60 * hours:
                shift.deadline = shift.start - 60 * hours
                shift.save(update_fields=["deadline"])
            count += agree_day(by=by, shift=shift)
    return count


def close_unfilled(*, by: str = "often") -> int:
    """Shifts that a door hangs on and that nobody took by their deadline: the place stays closed, and it is told.

    Returns how many. One query while no deadline has come.
    """
    now = clock.to_minute(clock.now())
    due = Shift.objects.filter(opens=True, filled=False, closed=None, cancelled_at=None, deadline__lte=now)
    return sum(_close(by, number) for number in due.order_by("deadline", "pk").values_list("pk", flat=True))


def _close(by: str, number: int) -> bool:
    with transaction.atomic():
        shift = held(number)
        if shift.filled or shift.closed or shift.cancelled_at:
            return False  # somebody came in the last moment
        shift.closed, shift.searching = clock.now(), False
        shift.save(update_fields=["closed", "searching"])
        refresh_spans([shift.task.place_id])
        for take in ShiftTake.objects.filter(shift=shift, left_at=None).select_related("person"):
            take.shift = shift
            tell_taker(take, "closed")
        tell_planners(shift, "closed")
        tell_followers(shift, "closed")
        shut_doors(by=by, place_id=shift.task.place_id)
        bus.announce(ShiftClosed(shift.pk, shift.task.place_id, shift.start, shift.end))
    return True

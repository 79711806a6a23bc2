"""What the demo knows of itself."""

from datetime import date

from takaovi.core import clock
from takaovi.demo import sheets
from takaovi.demo.models import DemoState
from takaovi.demo.values import SOURCE, week_of
from takaovi.places.models import Place


def is_due(today: date | None = None) -> bool:
    """Whether the region has to be loaded: into an empty database, in a new week, or from new sheets. 1-2 queries."""
    state = DemoState.objects.first()
    if state is None:
        return not Place.objects.exists()
    return state.week != week_of(today or clock.today()) or state.digest != sheets.digest()


def holds_real_places() -> bool:
    """Whether any place is kept here that is not of the demo."""
    return Place.objects.exclude(source=SOURCE).exists()

"""The conversation sheet: for whoever asks somebody how they are, and wants to give them more than a word along."""

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from takaovi.core.addresses import page_address
from takaovi.core.clock import HELSINKI, now, to_minute, today
from takaovi.core.language import current
from takaovi.core.reading import gettext as _
from takaovi.finder.forms import read_need
from takaovi.finder.place_queries import streets_of
from takaovi.finder.queries import find
from takaovi.finder.question_presenters import wish_choices
from takaovi.finder.step_presenters import plain_address, sheet_title, step_words
from takaovi.finder.step_values import next_steps, with_few_wishes
from takaovi.finder.suggest import suggest
from takaovi.finder.values import Need
from takaovi.finder.where_presenters import area_name
from takaovi.hours.sentences import day_words
from takaovi.ui.pages import page
from takaovi.ui.values import Field


def steps(request: HttpRequest) -> HttpResponse:
    """The form, and below it the sheet made from today's data. Nothing of it is kept, not even as a fact."""
    query = request.GET.copy()
    query["milloin"] = "tanaan"
    need = with_few_wishes(read_need(query, now(), HELSINKI))
    hint = _("Municipality, village or postcode of the one who may go.")
    context = {
        "where": Field("missa", _("Where?"), need.raw_where, hint, autocomplete="off", maxlength=200),
        "wishes": replace(wish_choices(need), legend=_("What matters to them? Two at most."), legend_hidden=True),
        "asked": bool(need.raw_where),
        **(_sheet(need) if need.raw_where else {}),
    }
    return page(request, "finder/steps.html", context, canonical_query=(), indexed=not need.raw_where)


def _sheet(need: Need) -> dict[str, object]:
    found = find(need, current().code)
    chosen = next_steps(suggest(found.options, need))
    streets = streets_of([one.option.place_id for one in chosen])
    day = today()
    return {
        "title": sheet_title(area_name(need.area)),
        "steps": step_words(chosen, found, streets, need, to_minute(now())),
        "phone": settings.NETWORK_PHONE,
        "ask_call": plain_address(page_address("callback:ask")),
        "home": plain_address(page_address("finder:home")),
        "made": day_words(day, day.replace(month=1, day=1), current().code),
    }

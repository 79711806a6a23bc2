"""The question, the answer, three gentle questions, and one surprise."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from takaovi.core.addresses import page_address
from takaovi.core.afterwards import after_response
from takaovi.core.clock import HELSINKI, now, to_minute, today
from takaovi.core.language import current
from takaovi.core.reading import word
from takaovi.finder.actions import keep_question
from takaovi.finder.day_forms import read_day, settled
from takaovi.finder.day_presenters import day_field
from takaovi.finder.forms import NOTES, read_need
from takaovi.finder.markup import website_markup
from takaovi.finder.phrases import WISH_WORDS
from takaovi.finder.presenters import answer_words, more_words
from takaovi.finder.queries import find
from takaovi.finder.question_presenters import question_page, questions_link, time_links, wish_choices
from takaovi.finder.suggest import suggest
from takaovi.finder.surprise import choose
from takaovi.finder.values import Answer, Need
from takaovi.finder.where_presenters import alternatives, area_name, neighbourhood
from takaovi.ui.pages import page
from takaovi.ui.values import Field

FIRST_CARDS = 5
ASKED = ("missa", "milloin", "toive")


def home(request: HttpRequest) -> HttpResponse:
    """One question, one button."""
    return page(request, "finder/home.html", {"website": website_markup()})


def open_places(request: HttpRequest) -> HttpResponse:
    """What is open in the asked area and time, with reasons; and always a way on."""
    need, day = read_need(request.GET, now(), HELSINKI), read_day(request.GET, now(), HELSINKI)
    if (address := settled(request.GET, day, need.window)) is not None:
        return HttpResponseRedirect(f"{request.path}?{address}")
    everything = request.GET.get("kaikki") == "1"
    found = find(need, current().code, everything=everything)
    answer = suggest(found.options, need)
    most = len(answer.open) if everything else FIRST_CARDS
    words = answer_words(need, answer, found, to_minute(now()), first=FIRST_CARDS, most=most)
    context = {
        **asked(request, need, found.corrected),
        "day": day_field(day, need.window, today()),
        "words": words,
        "more": more_words(words.more, full=found.full) if words.more else "",
        "more_href": f"{request.path}?{with_more(request)}#more" if words.more else "",
    }
    # What somebody typed or where they stood is nobody's to list.
    plain = not (need.words or need.area.is_position or day.fault)
    response = page(request, "finder/open.html", context, canonical_query=ASKED if plain else (), indexed=plain)
    return response if found.nothing or day.fault else remember(response, need, answer)


def remember(response: HttpResponse, need: Need, answer: Answer) -> HttpResponse:
    """Keep a question that found little, once for each time it was asked: such a page is never shared."""
    if answer.found_little:
        language = current().code
        response.headers["Cache-Control"] = "private, max-age=60"
        after_response(response, lambda: keep_question(need=need, answer=answer, language=language))
    return response


def questions(request: HttpRequest) -> HttpResponse:
    """Three gentle questions, one a page; the answers travel in the address and nowhere else."""
    step = question_page(request.GET)
    if step is None:
        return HttpResponseRedirect(f"{page_address('finder:open')}?{answered(request)}")
    return page(request, "finder/question.html", {"step": step}, indexed=step.number == 1)


def surprise(request: HttpRequest) -> HttpResponse:
    """One fitting thing today, and why; another one by a link."""
    need = read_need(surprising(request), now(), HELSINKI)
    found = find(need, current().code)
    chosen = choose(suggest(found.options, need), need, request.GET.get("n", "0"))
    words = answer_words(need, chosen.answer, found, to_minute(now()), first=1, most=1)
    context = {**asked(request, need, ""), "words": words, "next": chosen.next, "others": chosen.others}
    context["where_field"] = Field("missa", _("Where are you?"), need.raw_where, maxlength=200)
    return page(request, "finder/surprise.html", context, indexed=False)


def asked(request: HttpRequest, need: Need, corrected: str) -> dict[str, object]:
    """The question as it was understood, for the form and for the gentle notes."""
    notes = [str(NOTES[note]) for note in need.notes]
    if need.area.point is None and not need.words:
        notes.append(_("This is the whole network. Write a municipality to see the nearest places."))
    if corrected:
        notes.append(_("We searched for the word %(word)s.") % {"word": corrected})
    return {
        "need": need,
        "area": area_name(need.area),
        "notes": notes,
        "alternatives": alternatives(need.alternatives, request.GET),
        "times": time_links(request.GET, need),
        "questions": questions_link(need),
        "wishes": wish_choices(need),
        "wished": ", ".join(word(WISH_WORDS, wish) for wish in need.wishes),
        **neighbourhood(need.area.municipality),
    }


def with_more(request: HttpRequest) -> str:
    query = request.GET.copy()
    query["kaikki"] = "1"
    return query.urlencode()


def answered(request: HttpRequest) -> str:
    """The question pages' answers as the answer page reads them."""
    query = request.GET.copy()
    for name in ("kysymys", "q1", "q2", "q3"):
        query.pop(name, None)
    query.setlist("toive", [w for w in [*request.GET.getlist("toive"), *answers(request)] if w])
    return query.urlencode()


def answers(request: HttpRequest) -> list[str]:
    return [request.GET.get(name, "") for name in ("q1", "q2", "q3") if request.GET.get(name) != "enosaa"]


def surprising(request: HttpRequest) -> QueryDict:
    """The asked area with the whole day as the time."""
    query = request.GET.copy()
    query["milloin"] = "tanaan"
    return query

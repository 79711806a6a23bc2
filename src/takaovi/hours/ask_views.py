"""The page behind the link of a letter. Looking at it changes nothing, so a scanner of links may look too."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from takaovi.core import clock
from takaovi.core.errors import DomainError, NotThere
from takaovi.hours.answer_actions import AlreadyAnswered, AskOver, answer_ask
from takaovi.hours.ask_forms import chosen_answer, chosen_days
from takaovi.hours.ask_presenters import ask_words, closed_words, days_words
from takaovi.hours.ask_queries import link_of, may_answer
from takaovi.hours.ask_values import Answer, Kind
from takaovi.hours.models import Ask, AskLink
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import page


@takes_post
def ask(request: HttpRequest, token: str) -> HttpResponse:
    """Do the hours hold? Yes and no; after the answer, what was answered."""
    link = link_for(token)
    answer = chosen_answer(request.POST) if request.method == "POST" else None
    if answer is None or is_over(link.ask):
        return shown(request, link, token)
    if answer == Answer.NO and link.ask.kind == Kind.WEEK:
        return HttpResponseRedirect(reverse("hours:ask_days", args=[token]), status=303)
    keep(link, answer, [])
    return HttpResponseRedirect(reverse("hours:ask", args=[token]), status=303)


@takes_post
def ask_days(request: HttpRequest, token: str) -> HttpResponse:
    """Which of the days are closed?"""
    link = link_for(token)
    if is_over(link.ask) or link.ask.kind == Kind.SEASON:
        return HttpResponseRedirect(reverse("hours:ask", args=[token]), status=303)
    days, fault = chosen_days(request.POST, link.ask.days), ""
    if request.method == "POST":
        fault = keep(link, Answer.NO if days or link.ask.kind == Kind.WEEK else Answer.YES, days)
        if not fault:
            return HttpResponseRedirect(reverse("hours:ask", args=[token]), status=303)
    return private(request, "hours/ask_days.html", days_words(link.ask, token, days, fault))


def link_for(token: str) -> AskLink:
    """The letter of this link, while its receiver may confirm the hours. Raises Http404."""
    try:
        link = link_of(token)
    except NotThere as missing:
        raise Http404 from missing
    if not may_answer(link.person, link.ask.place):
        raise Http404
    return link


def is_over(ask: Ask) -> bool:
    return bool(ask.answer) or ask.last < clock.today() or ask.place.published is None


def keep(link: AskLink, answer: Answer, closed: list[date]) -> str:
    """Keep the answer. What is still wrong, or "": somebody who was quicker is told of on the page itself."""
    try:
        answer_ask(by=f"person:{link.person_id}", ask=link.ask, person=link.person, answer=answer, closed=closed)
    except (AlreadyAnswered, AskOver):
        return ""
    except DomainError as fault:
        return str(fault)
    return ""


def shown(request: HttpRequest, link: AskLink, token: str) -> HttpResponse:
    if is_over(link.ask):
        return private(request, "hours/ask_over.html", closed_words(link.ask, token))
    return private(request, "hours/ask.html", ask_words(link.ask, token))


def private(request: HttpRequest, template: str, words: dict[str, object]) -> HttpResponse:
    """The link is a key: kept by nobody, found by no search, told to no other site."""
    return page(request, template, words, public=False, indexed=False)

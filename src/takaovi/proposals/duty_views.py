"""Pages that the law asks of a public service: accessibility statement, and a privacy notice for each register."""

from django.http import Http404, HttpRequest, HttpResponse

from takaovi.core.privacy import registers
from takaovi.proposals.accessibility_values import tested
from takaovi.proposals.duty_presenters import controller_words, notice_words, rights_words, statement_words
from takaovi.ui.pages import page


def accessibility(request: HttpRequest) -> HttpResponse:
    """What the tests found, what is missing, where to tell, and who supervises."""
    return page(request, "proposals/accessibility.html", {"words": statement_words(tested())})


def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of people in all, and the list of registers."""
    context = {"registers": registers(), "controller": controller_words(), "rights": rights_words()}
    return page(request, "proposals/privacy.html", context)


def register(request: HttpRequest, name: str) -> HttpResponse:
    """The notice of one register."""
    found = next((register for register in registers() if register.name == name), None)
    if found is None:
        raise Http404
    return page(request, "proposals/register.html", {"words": notice_words(found)})

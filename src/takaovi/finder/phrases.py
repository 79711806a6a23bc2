"""Sentences of the finder that are used in several places."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from takaovi.finder.values import Caution, Reason, When, Wish

# How many places are open in the asked time. The area's name comes before these.
OPEN = {
    When.NOW: ngettext_lazy("%(count)d place open now", "%(count)d places open now", "count"),
    When.TODAY: ngettext_lazy("%(count)d place open today", "%(count)d places open today", "count"),
    When.TONIGHT: ngettext_lazy("%(count)d place open tonight", "%(count)d places open tonight", "count"),
    When.TOMORROW: ngettext_lazy("%(count)d place open tomorrow", "%(count)d places open tomorrow", "count"),
    When.WEEKEND: ngettext_lazy("%(count)d place open at the weekend", "%(count)d places open at the weekend", "count"),
    When.DATE: ngettext_lazy("%(count)d place open on %(day)s", "%(count)d places open on %(day)s", "count"),
}
NONE = {
    When.NOW: _("No place is open just now"),
    When.TODAY: _("No place is open any more today"),
    When.TONIGHT: _("No place is open tonight"),
    When.TOMORROW: _("No place is open tomorrow"),
    When.WEEKEND: _("No place is open at the weekend"),
    When.DATE: _("No place is open on %(day)s"),
}
TIMES = {
    When.NOW: _("Now"),
    When.TODAY: _("Today"),
    When.TONIGHT: _("Tonight"),
    When.TOMORROW: _("Tomorrow"),
    When.WEEKEND: _("At the weekend"),
}
WISH_WORDS = {
    Wish.COMPANY: _("I would like company"),
    Wish.GENTLE: _("I am shy, I would like something quiet"),
    Wish.FREE: _("It must cost nothing"),
    Wish.HELP: _("I need somebody who can help"),
    Wish.PEERS: _("I want to meet somebody with the same experience"),
    Wish.NEW_HERE: _("I am new in the area"),
    Wish.PRACTISE: _("I want to practise being with people"),
    Wish.SIT: _("I would just sit"),
    Wish.DOING: _("I want something to do"),
    Wish.CHILDREN: _("A child comes with me"),
    Wish.DOG: _("A dog comes with me"),
    Wish.STEP_FREE: _("I need a door without steps"),
}
REASONS = {
    Reason.NEAR: _("Close enough to walk"),
    Reason.GREETER: _("Somebody meets you at the door"),
    Reason.JUST_SIT: _("You may just sit"),
    Reason.NO_SIGN_UP: _("No need to sign up"),
}
CAUTIONS = {
    Caution.NOT_CONFIRMED: _("These hours are not confirmed. Ask before you go."),
    Caution.UNKNOWN: _("The hours are not known. Ask before you go."),
    Caution.FAR: _("It is a long way."),
    Caution.WISH_NOT_TOLD: _("We do not know about all your wishes."),
}

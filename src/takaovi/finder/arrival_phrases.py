"""The twelve questions of "Kun tulet" as they are asked away from a door, and the icon of each."""

from django.utils.translation import gettext_lazy as _

from takaovi.places.values import PlaceKind, Question

ICONS = {
    Question.DOOR: "door",
    Question.STEPS: "stairs",
    Question.WHO_MEETS: "hand",
    Question.FIRST_MINUTES: "clock",
    Question.WHERE_TO_SIT: "chair",
    Question.COST: "hand",
    Question.COFFEE: "cup",
    Question.QUIET_TIME: "quiet",
    Question.COMPANION: "paw",
    Question.NAME: "people",
    Question.LANGUAGES: "people",
    Question.LEAVING: "bus",
}
# Away from a door the same twelve answers need other questions; one that is not here is asked as at a door.
ASKED = {
    PlaceKind.PHONE_LINE: {
        Question.DOOR: _("Where do I call?"),
        Question.STEPS: _("With which phone?"),
        Question.WHO_MEETS: _("Who answers?"),
        Question.WHERE_TO_SIT: _("May I be silent?"),
        Question.COFFEE: _("What about coffee?"),
        Question.QUIET_TIME: _("When is it easiest to get through?"),
        Question.COMPANION: _("May somebody listen with me?"),
        Question.LEAVING: _("How do I end?"),
    },
    PlaceKind.ONLINE_ROOM: {
        Question.DOOR: _("Where do I get in?"),
        Question.STEPS: _("Which devices do I need?"),
        Question.WHERE_TO_SIT: _("May I be silent?"),
        Question.COFFEE: _("What about coffee?"),
        Question.COMPANION: _("May a friend come with me?"),
        Question.LEAVING: _("How do I end?"),
    },
}
REMOTE_ICONS = {
    Question.DOOR: "phone",
    Question.STEPS: "phone",
    Question.WHERE_TO_SIT: "quiet",
    Question.COMPANION: "people",
    Question.LEAVING: "clock",
}

"""The icon of each of the twelve questions of "Kun tulet", at a door and away from one."""

from takaovi.places.values import Question

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
REMOTE_ICONS = {
    Question.DOOR: "phone",
    Question.STEPS: "phone",
    Question.WHERE_TO_SIT: "quiet",
    Question.COMPANION: "people",
    Question.LEAVING: "clock",
}

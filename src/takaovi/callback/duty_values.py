"""The task of the phone as it is called where nobody has written it: words of the place, in its languages. Pure."""

PHONE_TASK = {
    "title_fi": "Puhelinpäivystys",
    "title_sv": "Telefonjour",
    "title_en": "On duty for calls",
    "title_fi_simple": "Puhelimeen vastaaja",
    "description_fi": "Soitat niille, jotka ovat pyytäneet soittoa. Voit soittaa mistä haluat.",
    "description_sv": "Du ringer dem som har bett om ett samtal. Du kan ringa var du vill.",
    "description_en": "You call those who have asked for a call. You call from where you like.",
    "description_fi_simple": "Soitat ihmisille, jotka haluavat jutella. Voit soittaa kotoa.",
}

"""Keepers are asked once about each week, holiday and season, in their language and channel; never by night."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from takaovi.core.clock import stopped_at
from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.sms import segments
from takaovi.hours.actions import add_exception
from takaovi.hours.answer_actions import answer_ask
from takaovi.hours.ask_actions import ask_about_days, ask_keepers, remind_keepers
from takaovi.hours.ask_queries import open_asks, unanswered_asks
from takaovi.hours.ask_values import Answer, Kind
from takaovi.hours.ask_words import answer_words
from takaovi.hours.models import Ask, AskLink, Layer
from takaovi.people.actions import forget_person
from takaovi.people.models import Contact, Role
from tests.factories.hours import make_open_place, staffed
from tests.hours.keepers import MONDAY, NUMBER, SUNDAY, THURSDAY, a_kept_place, asked, keeper_of, letters

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
INDEPENDENCE = date(2026, 12, 6)  # a Sunday


@pytest.fixture(autouse=True)
def without_replies(settings: object) -> None:
    settings.INBOX, settings.REPLY_SECRET = False, ""  # type: ignore[attr-defined]


def ask_at(later: timedelta = timedelta()) -> int:
    with stopped_at(THURSDAY + later):
        return ask_keepers()


def test_on_thursday_every_keeper_gets_the_question_with_the_weeks_hours() -> None:
    with stopped_at(THURSDAY - 2 * HOUR):
        place = a_kept_place()
        keeper_of(place, NUMBER)
    assert (ask_at(-HOUR), ask_at(), ask_at(HOUR)) == (0, 1, 0)
    mail, sms = letters()
    assert (mail.to, mail.channel, mail.due) == ("keeper@lampi.example", "email", THURSDAY)
    assert mail.subject == "Kahvitupa: pidetäänkö viikolla 30.11.–6.12.?"
    assert "ma–pe 9–17" in mail.text
    assert "Jos kukaan ei vastaa, mitään ei suljeta." in mail.text
    assert sms.to == NUMBER
    assert sms.text.startswith("Kahvitupa: pidetäänkö viikolla 30.11.-6.12.? ma-pe 9-17; la-su kiinni. http")
    assert segments(sms.text) == 1


@pytest.mark.parametrize(
    ("language", "subject", "answer"),
    [
        ("sv", "Kahvitupa: gäller tiderna veckan 30.11–6.12?", "Svara J eller N."),
        ("en", "Kahvitupa: do these hours hold on 30 November–6 December?", "Answer Y or N."),
        ("fi-simple", "Kahvitupa: pidetäänkö viikolla 30.11.–6.12.?", "Vastaa K tai E."),
    ],
)
def test_each_is_asked_in_ones_own_language(settings: object, language: str, subject: str, answer: str) -> None:
    settings.INBOX = True  # type: ignore[attr-defined]
    with stopped_at(THURSDAY):
        place = a_kept_place(language=language)
        keeper_of(place, NUMBER, language=language)
        ask_keepers()
    mail, sms = letters()
    assert mail.subject == subject
    assert answer in sms.text
    assert segments(sms.text) == 1


def test_a_holiday_and_an_exception_of_the_week_stand_in_its_sentence() -> None:
    with stopped_at(THURSDAY):
        place = a_kept_place()
        add_exception(by="test", place=place, exception={"date": "2026-12-01", "do": "closed"})
        ask_keepers()
    assert "ma 9–17; ti kiinni; ke–pe 9–17" in letters()[0].text


def test_places_that_nobody_keeps_or_shows_or_that_are_shut_are_left_in_peace() -> None:
    shut = staffed(exceptions=[{"from": "2026-11-01", "to": "2026-12-31", "do": "closed"}])
    with stopped_at(THURSDAY):
        make_open_place()
        a_kept_place("a@lampi.example", shut)
        a_kept_place("b@lampi.example", published=None)
        unverified, forgotten = a_kept_place("c@lampi.example"), a_kept_place("d@lampi.example")
        Contact.objects.filter(address="c@lampi.example").update(verified=None)
        forget_person(by="test", person=Role.objects.get(scope_id=forgotten.pk).person)
        assert (ask_keepers(), Ask.objects.count(), Letter.objects.count()) == (0, 0, 0)
    assert unverified.pk


def test_a_machine_that_was_off_asks_in_the_weekend_and_by_day() -> None:
    with stopped_at(THURSDAY):
        a_kept_place()
    assert ask_at(timedelta(days=2, hours=13)) == 1  # Saturday at 23
    assert letters()[0].due == THURSDAY + timedelta(days=2, hours=22)  # Sunday at 8


def test_when_the_week_has_begun_it_is_too_late_to_ask() -> None:
    with stopped_at(THURSDAY):
        a_kept_place()
    assert ask_at(timedelta(days=4)) == 0


def test_the_database_holds_one_question_about_a_week() -> None:
    with stopped_at(THURSDAY):
        ask = asked(a_kept_place())
        with pytest.raises(IntegrityError), transaction.atomic():
            Ask.objects.create(place=ask.place, kind="week", first=MONDAY, last=SUNDAY)
    with pytest.raises(IntegrityError, match="ask_answer_has_its_time"), transaction.atomic():
        Ask.objects.filter(pk=ask.pk).update(answer="yes")
    with pytest.raises(IntegrityError, match="ask_ends_after_it_begins"), transaction.atomic():
        Ask.objects.filter(pk=ask.pk).update(last=MONDAY - timedelta(days=1))


def test_no_link_can_be_read_from_the_database() -> None:
    with stopped_at(THURSDAY):
        asked(a_kept_place())
    token = letters()[0].text.split("/vahvista/")[1].split()[0]
    assert len(token) == 16
    assert token not in str(list(AskLink.objects.values()))


def test_no_answer_is_asked_again_once_and_then_the_pesavahti_sees_it() -> None:
    with stopped_at(THURSDAY):
        ask = asked(a_kept_place())
    seen = []
    for hours in (0, 47, 48, 49, 71, 72):
        with stopped_at(THURSDAY + hours * HOUR):
            seen.append((remind_keepers(), list(unanswered_asks()) == [ask]))
    assert seen == [(0, False), (0, False), (1, False), (0, False), (0, False), (0, True)]
    again = letters()[1]
    assert again.due == THURSDAY + 48 * HOUR
    assert again.text.startswith("Kysyimme pari päivää sitten ja kysymme vielä kerran.")
    ask.refresh_from_db()
    assert (ask.answer, ask.place.published is not None) == ("", True)


def test_silence_closes_nothing_and_the_desk_sees_the_question_until_it_is_over() -> None:
    with stopped_at(THURSDAY):
        place = a_kept_place()
        ask = asked(place)
    for day, waits in ((MONDAY, True), (SUNDAY, True), (SUNDAY + timedelta(days=1), False)):
        with stopped_at(THURSDAY + (day - date(2026, 11, 26))):
            assert (list(open_asks([place.pk])) == [ask]) is waits


def test_before_a_holiday_its_keeper_is_asked_once_two_weeks_ahead() -> None:
    daily = staffed({"days": "mon-sun", "from": "10:00", "to": "14:00"}, holidays={"public": "closed"})
    with stopped_at(THURSDAY - timedelta(days=7)):
        a_kept_place("keeper@lampi.example", daily)
    counts = []
    for day in (-5, -4, -3):
        with stopped_at(THURSDAY + timedelta(days=day)):
            counts.append(ask_about_days())
    assert counts == [0, 1, 0]
    (ask,), (letter,) = Ask.objects.all(), letters()
    assert (ask.kind, ask.first, ask.last) == ("holiday", INDEPENDENCE, INDEPENDENCE)
    assert letter.subject == "Kahvitupa: onko auki su 6.12.?"
    assert "su 6.12. (itsenäisyyspäivä): kiinni" in letter.text


def test_a_holiday_on_which_the_door_is_always_shut_is_not_asked_about() -> None:
    with stopped_at(THURSDAY):
        a_kept_place()  # Monday to Friday; the 6th is a Sunday
        assert ask_about_days() == 0


def test_a_holiday_that_the_keeper_has_told_of_is_not_asked_about() -> None:
    with stopped_at(THURSDAY):
        place = a_kept_place("keeper@lampi.example", staffed({"days": "mon-sun", "from": "10:00", "to": "14:00"}))
        add_exception(by="test", place=place, exception={"date": "2026-12-06", "do": "closed"})
        assert ask_about_days() == 0


def test_the_night_asks_for_the_morning() -> None:
    daily = staffed({"days": "mon-sun", "from": "10:00", "to": "14:00"})
    with stopped_at(THURSDAY - 7 * HOUR):  # ten past three would do as well
        a_kept_place("keeper@lampi.example", daily)
        assert ask_about_days() == 1
    assert letters()[0].due == THURSDAY


def test_before_a_season_its_keeper_is_asked_whether_the_new_hours_are_right() -> None:
    winter = {"rules": [{"days": "mon-fri", "from": "09:00", "to": "17:00"}]}
    spring = {"from": "2026-12-07", "rules": [{"days": "tue", "from": "12:00", "to": "15:00"}]}
    with stopped_at(THURSDAY):
        a_kept_place("keeper@lampi.example", {"state": "staffed", "periods": [winter, spring]})
        assert (ask_about_days(), ask_about_days()) == (1, 0)
    ask = Ask.objects.get()
    assert (ask.kind, ask.first) == (Kind.SEASON.value, date(2026, 12, 7))
    assert letters()[0].subject == "Kahvitupa: ovatko ajat oikein ma 7.12. alkaen?"
    assert "ti 12–15" in letters()[0].text


BEFORE_CHRISTMAS = datetime(2026, 12, 13, 8, 0, tzinfo=UTC)


def test_before_summer_a_place_with_one_plan_is_asked_once_whether_it_holds() -> None:
    with stopped_at(datetime(2027, 5, 17, 8, 0, tzinfo=UTC)):
        a_kept_place()
        assert ask_about_days() == 0
    with stopped_at(datetime(2027, 5, 18, 8, 0, tzinfo=UTC)):
        assert (ask_about_days(), ask_about_days()) == (1, 0)
    assert [(ask.kind, ask.first, ask.last) for ask in Ask.objects.all()] == [
        ("season", date(2027, 6, 1), date(2027, 6, 1))
    ]
    assert letters()[0].subject == "Kahvitupa: kesä tulee. Ovatko ajat oikein ti 1.6. alkaen?"
    assert "ma–pe 9–17" in letters()[0].text


def test_the_days_after_christmas_are_asked_about_with_what_the_plan_says() -> None:
    with stopped_at(BEFORE_CHRISTMAS):
        place = a_kept_place()
        assert ask_about_days() == 2  # Christmas itself, and the days after it
    season = Ask.objects.get(kind="season")
    assert (season.first, season.last) == (date(2026, 12, 27), date(2027, 1, 5))
    letter = next(letter for letter in letters() if letter.ref == f"hours.Ask:{season.pk}")
    assert letter.subject == "Kahvitupa: pidetäänkö nämä ajat joulun jälkeen 27.12.–5.1.2027?"
    assert ("ma 28.12.: 9–17" in letter.text, "su 27.12." in letter.text.split("?", 1)[1]) == (True, False)
    with stopped_at(BEFORE_CHRISTMAS):
        answer_ask(by="test", ask=season, person=None, answer=Answer.YES)
        assert answer_words(Ask.objects.get(pk=season.pk)) == "Ajat pidetään 27.12.–5.1.2027."
    assert place.pk


@pytest.mark.parametrize("do", [{"do": "closed"}, {"do": "replace", "spans": [["10:00", "14:00"]]}])
def test_days_that_somebody_told_of_are_no_season_to_ask_about(do: dict[str, object]) -> None:
    with stopped_at(BEFORE_CHRISTMAS):
        place = a_kept_place()
        add_exception(by="test", place=place, exception={"from": "2026-12-27", "to": "2027-01-05"} | do)
        ask_about_days()
    assert not Ask.objects.filter(kind="season").exists()


def test_one_place_that_cannot_be_read_leaves_the_others_their_question(caplog: pytest.LogCaptureFixture) -> None:
    with stopped_at(THURSDAY):
        broken, whole = a_kept_place("a@lampi.example"), a_kept_place("b@lampi.example")
        Layer.objects.filter(place=broken).update(plan={"periods": "x"})
        assert ask_keepers() == 1
    assert Ask.objects.get().place == whole
    assert f"place {broken.pk} could not be asked" in caplog.text

"""A new season: one document, last season's rules at new dates, and the breaks asked for again."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import translation

from takaovi.core.clock import from_minute, stopped_at
from takaovi.core.errors import DomainError
from takaovi.core.versions.models import Version
from takaovi.programme.actions import save_series
from takaovi.programme.models import Activity, Occurrence, Series
from takaovi.programme.plan import parse_series
from takaovi.programme.season_actions import copy_activity, copy_season, make_activity
from takaovi.programme.seasons import AskedBreak, breaks_to_ask, next_season, weekly_plan
from tests.factories.programme import WEDNESDAYS, a_place, an_activity, an_organisation

SEPTEMBER, MAY = date(2026, 9, 1), date(2027, 5, 31)
CAFE = weekly_plan(days="wed", start="17:00", end="19:00", first=SEPTEMBER, last=MAY, without_weeks=[8])


@pytest.fixture(autouse=True)
def _in_august() -> Iterator[None]:
    with stopped_at(datetime(2026, 8, 20, 10, tzinfo=UTC)):
        yield


def test_a_weekly_cafe_without_week_eight_is_one_document() -> None:
    assert CAFE == {
        "from": "2026-09-01",
        "to": "2027-05-31",
        "rules": [{"days": "wed", "from": "17:00", "to": "19:00"}],
        "breaks": [{"week": 8}],
        "holidays": "skip",
    }
    assert parse_series(CAFE).breaks[0].covers(date(2027, 2, 24))


@pytest.mark.django_db
def test_a_weekly_cafe_is_made_in_one_deed() -> None:
    host = an_organisation()
    fields = {"title_fi": "Keskiviikkokahvila", "summary_fi": "Kahvia ja seuraa.", "place": a_place()}
    with stopped_at(datetime(2027, 2, 1, 10, tzinfo=UTC)):
        cafe = make_activity(by="person:7", fields=fields, hosts=[host], plan=CAFE)
        days = [from_minute(start).date() for start in Occurrence.objects.values_list("start", flat=True)]
    assert (cafe.slug, cafe.published, Series.objects.count()) == ("keskiviikkokahvila", None, 1)
    assert [hosting.organisation_id for hosting in cafe.hostings.all()] == [host.pk]
    assert date(2027, 2, 17) in days
    assert date(2027, 2, 24) not in days
    assert date(2027, 3, 3) in days


@pytest.mark.django_db
def test_a_name_that_is_taken_gets_a_number_in_its_address() -> None:
    place = a_place()
    fields = {"title_fi": "Äijäkahvit", "summary_fi": "Kahvia.", "place": place}
    made = [make_activity(by="x", fields=fields, hosts=[]).slug for _ in range(3)]
    assert made == ["aijakahvit", "aijakahvit-2", "aijakahvit-3"]


@pytest.mark.django_db
def test_an_activity_without_a_name_is_not_made() -> None:
    with pytest.raises(DomainError) as fault:
        make_activity(by="x", fields={"title_fi": " ", "place": a_place()}, hosts=[])
    with translation.override("en"):
        assert str(fault.value) == "Give the activity a name and one sentence in Finnish first."
    assert Activity.objects.count() == 0


def test_the_usual_breaks_are_asked_for_and_those_of_last_season_are_ticked() -> None:
    old = parse_series(
        {
            **WEDNESDAYS,
            "from": "2025-09-01",
            "to": "2026-05-31",
            "breaks": [
                {"week": 9},
                {"from": "2025-12-22", "to": "2026-01-04"},
                {"from": "2026-04-07", "to": "2026-04-10", "note": {"fi": "remontti"}},
            ],
        }
    )
    assert breaks_to_ask(old, SEPTEMBER, MAY) == [
        AskedBreak("autumn", date(2026, 10, 12), date(2026, 10, 18), before=False),
        AskedBreak("christmas", date(2026, 12, 20), date(2027, 1, 6), before=True),
        AskedBreak("winter", date(2027, 3, 1), date(2027, 3, 7), before=True),
        AskedBreak("own", date(2027, 4, 6), date(2027, 4, 9), before=True),
    ]


def test_without_a_last_season_the_usual_breaks_are_asked_for() -> None:
    asked = breaks_to_ask(None, date(2027, 1, 4), date(2027, 8, 31))
    assert [(one.key, one.first, one.last) for one in asked] == [
        ("christmas", date(2027, 1, 4), date(2027, 1, 6)),
        ("winter", date(2027, 2, 22), date(2027, 2, 28)),
        ("summer", date(2027, 6, 1), date(2027, 8, 15)),
    ]
    assert asked[1].document() == {"from": "2027-02-22", "to": "2027-02-28"}


def test_a_list_of_dates_moves_by_whole_weeks_so_that_a_saturday_stays_one() -> None:
    old = {"rules": [{"dates": ["2025-12-06", "2025-12-13"], "from": "10:00", "to": "12:00"}], "changes": [{"x": 1}]}
    new = next_season(old, date(2026, 12, 1), date(2026, 12, 31), breaks=[])
    assert new["rules"][0]["dates"] == ["2026-12-05", "2026-12-12"]
    assert (new["changes"], new["from"], new["to"]) == ([], "2026-12-01", "2026-12-31")


def old_plan(**more: Any) -> dict[str, Any]:
    change = {"date": "2026-05-20", "do": "cancel", "reason": {"fi": "Sairaana."}}
    return {**WEDNESDAYS, "from": "2025-09-03", "to": "2026-05-27", "changes": [change], **more}


@pytest.mark.django_db
def test_a_season_that_is_over_takes_new_dates_and_forgets_its_changes() -> None:
    club = an_activity()
    old = save_series(by="x", activity=club, plan=old_plan())
    breaks = [{"from": "2026-12-20", "to": "2027-01-06"}]
    (new,) = copy_season(by="x", activity=club, first=SEPTEMBER, last=MAY, breaks=breaks)
    assert new.pk == old.pk
    assert (new.plan["from"], new.plan["changes"], new.plan["breaks"]) == ("2026-09-01", [], breaks)
    first = Occurrence.objects.filter(activity=club).order_by("start").first()
    assert first is not None
    assert from_minute(first.start).date() == date(2026, 9, 2)


@pytest.mark.django_db
def test_beside_a_season_that_goes_on_the_next_one_is_made() -> None:
    club = an_activity()
    old = save_series(by="x", activity=club, plan=old_plan(to="2026-08-31"))
    (new,) = copy_season(by="x", activity=club, first=SEPTEMBER, last=MAY, breaks=[])
    assert new.pk != old.pk
    assert Series.objects.get(pk=old.pk).plan["to"] == "2026-08-31"


@pytest.mark.django_db
def test_an_activity_is_copied_as_a_draft_with_its_hosts_and_texts() -> None:
    host = an_organisation()
    club = an_activity(slug="kahvit", title_fi="Kahvit", audience_sv="för alla", place=a_place())
    club.hostings.create(organisation=host, leads=True)
    save_series(by="x", activity=club, plan=old_plan())
    Version.objects.all().delete()
    copy = copy_activity(
        by="x", activity=club, first=SEPTEMBER, last=MAY, breaks=[], fields={"title_fi": "Kahvit taas"}
    )
    assert (copy.slug, copy.published, copy.place_id) == ("kahvit-taas", None, club.place_id)
    assert (copy.title_fi, copy.title_sv, copy.audience_sv) == ("Kahvit taas", "Kaffestund", "för alla")
    assert [hosting.organisation_id for hosting in copy.hostings.all()] == [host.pk]
    assert [series.plan["from"] for series in copy.series.all()] == ["2026-09-01"]


@pytest.mark.django_db
def test_a_season_needs_days_in_order_and_something_to_copy() -> None:
    club = an_activity()
    for first, last in ((SEPTEMBER, MAY), (MAY, SEPTEMBER)):
        with pytest.raises(DomainError):
            copy_season(by="x", activity=club, first=first, last=last, breaks=[])

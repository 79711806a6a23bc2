"""An organisation that is asked to host hears of it by letter, in the language and channel of each who may answer."""

import pytest
from pytest_django import DjangoAssertNumQueries

from takaovi.core.models import Letter
from takaovi.core.viewer import NETWORK, Scope
from takaovi.people.models import Contact, Person
from takaovi.programme.hosting_actions import invite_host
from takaovi.programme.hosting_letters import tell_asked
from takaovi.programme.models import HostInvitation
from tests.factories.programme import an_activity, an_organisation
from tests.factories.proposals import a_keeper, address_of

pytestmark = pytest.mark.django_db


def letters() -> list[tuple[str, str, str]]:
    return list(Letter.objects.order_by("pk").values_list("channel", "to", "subject"))


def test_each_who_may_answer_reads_it_in_their_own_language_and_is_told_once() -> None:
    asked, activity = an_organisation(name="Kylä ry"), an_activity()
    scope = Scope("organisation", asked.pk)
    finnish, swedish = a_keeper("keeper", scope), a_keeper("keeper", scope, "sv")
    a_keeper("keeper", Scope("organisation", an_organisation().pk))
    a_keeper("pesavahti", NETWORK)
    for _twice in range(2):
        invite_host(by="person:1", activity=activity, organisation=asked)
    assert letters() == [
        ("email", address_of(finnish), "Tulisitteko mukaan järjestämään? Kahvihetki"),
        ("email", address_of(swedish), "Vill ni vara med och arrangera? Kaffestund"),
    ]
    text = Letter.objects.earliest("pk").text
    assert text.startswith("Kylä ry on pyydetty järjestäjäksi mukaan: Kahvihetki.")
    assert "/fi/poyta/kutsut" in text
    assert "/sv/bordet/inbjudningar" in Letter.objects.latest("pk").text


def test_where_nobody_answers_for_the_organisation_the_pesavahti_hears_of_it() -> None:
    pesavahti = a_keeper("pesavahti", NETWORK)
    invite_host(by="person:1", activity=an_activity(), organisation=an_organisation())
    assert [to for _channel, to, _subject in letters()] == [address_of(pesavahti)]


def test_a_phone_gets_a_text_message_and_who_has_no_address_nothing() -> None:
    asked = an_organisation()
    by_phone = a_keeper("keeper", Scope("organisation", asked.pk))
    Contact.objects.filter(person=by_phone.person_id).update(channel="sms", address="+358401234567")
    unreachable = a_keeper("keeper", Scope("organisation", asked.pk))
    Contact.objects.filter(person=unreachable.person_id).update(verified=None)
    invite_host(by="person:1", activity=an_activity(), organisation=asked)
    assert letters() == [("sms", "+358401234567", "")]


def test_writing_asks_as_much_for_one_as_for_three(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    asked = an_organisation()
    made = invite_host(by="person:1", activity=an_activity(), organisation=asked)
    for count in (1, 3):
        while Person.objects.count() < count:
            a_keeper("keeper", Scope("organisation", asked.pk))
        invitation = HostInvitation.objects.select_related("activity__place", "organisation").get(pk=made.pk)
        with django_assert_num_queries(2 + 3 * count):  # who and where; for each the way, the quiet hours and a letter
            assert tell_asked(invitation) == count

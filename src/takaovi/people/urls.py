"""Addresses of the people room, in the language of the page. No address tells who somebody is."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.people import consent_views, my_views, notice_views, passkey_views, role_views
from takaovi.people import hand_over_views as handing
from takaovi.people.way_in_urls import WAY_IN

app_name = "people"

urlpatterns = [
    *WAY_IN,
    path(pgettext_lazy("address", "you"), my_views.me, name="me"),
    path(pgettext_lazy("address", "you/lay-down"), my_views.lay_down, name="lay_down"),
    path(pgettext_lazy("address", "you/addresses"), my_views.addresses, name="addresses"),
    path(pgettext_lazy("address", "you/messages"), notice_views.notices, name="notices"),
    path(pgettext_lazy("address", "you/messages/browser"), notice_views.browser, name="browser"),
    path(pgettext_lazy("address", "you/devices"), my_views.devices, name="devices"),
    path(pgettext_lazy("address", "you/ask-new-passkey"), passkey_views.ask_new_passkey, name="ask_new_passkey"),
    path(pgettext_lazy("address", "you/keep-passkey"), passkey_views.keep_passkey, name="keep_passkey"),
    path(pgettext_lazy("address", "you/forget-passkey"), passkey_views.forget_passkey, name="forget_passkey"),
    path(pgettext_lazy("address", "you/what-we-know"), my_views.what_we_know, name="what_we_know"),
    path(pgettext_lazy("address", "you/what-we-know.json"), my_views.export, name="export"),
    path(pgettext_lazy("address", "you/consents"), consent_views.consents, name="consents"),
    path(pgettext_lazy("address", "you/erase"), my_views.erase, name="erase"),
    path(pgettext_lazy("address", "erased"), my_views.erased, name="erased"),
    path(pgettext_lazy("address", "handed-over"), handing.handed_over, name="handed_over"),
    path(pgettext_lazy("address", "people/<slug:kind>/<int:number>"), role_views.holders, name="holders"),
    path(pgettext_lazy("address", "people/<slug:kind>/<int:number>/invite"), role_views.invite_somebody, name="invite"),
    path(
        pgettext_lazy("address", "people/<slug:kind>/<int:number>/hand-over"),
        handing.hand_over_place,
        name="hand_over",
    ),
    path(
        pgettext_lazy("address", "people/<slug:kind>/<int:number>/who-did-what"), role_views.who_did_what, name="audit"
    ),
]

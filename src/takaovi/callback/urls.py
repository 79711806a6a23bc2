"""Addresses of the calls: those of whoever asks, and those of the volunteers."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.callback import duty_views, queue_views, ring_again_views, ring_views, views

app_name = "callback"

urlpatterns = [
    path(pgettext_lazy("address", "ask-for-a-call"), views.ask_page, name="ask"),
    path(pgettext_lazy("address", "my-call"), views.code_page, name="code"),
    path(pgettext_lazy("address", "my-call/<slug:code>"), views.mine_page, name="mine"),
    path(pgettext_lazy("address", "calls"), queue_views.queue, name="queue"),
    path(pgettext_lazy("address", "calls/new"), queue_views.enter, name="enter"),
    path(pgettext_lazy("address", "calls/duty"), duty_views.duty, name="duty"),
    path(pgettext_lazy("address", "calls/<int:number>"), queue_views.sheet, name="sheet"),
    path(pgettext_lazy("address", "calls/ring"), ring_views.ring, name="ring"),
    path(pgettext_lazy("address", "calls/ring/<int:number>"), ring_views.turn, name="turn"),
    path(pgettext_lazy("address", "calls/ring/pair/<int:number>"), ring_views.pair, name="pair"),
    path(pgettext_lazy("address", "calls/ring/new/<slug:slug>"), ring_views.agree, name="agree"),
    path(pgettext_lazy("address", "call-ring-goes-on/<slug:code>"), ring_again_views.again, name="ring_again"),
    path(pgettext_lazy("address", "end-call-ring"), ring_views.leave, name="leave_ring"),
]

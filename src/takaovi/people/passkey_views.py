"""Passkeys, spoken to by the page's own script in JSON. Whoever has none signs in with a code."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from takaovi.core.errors import DomainError
from takaovi.people.device_values import device_name
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.people.fault_phrases import PASSKEY_FAULT
from takaovi.people.knocking import lead_to, let_in, may_try, way_back
from takaovi.people.passkey_actions import (
    add_passkey,
    begin_passkey,
    begin_sign_in,
    remove_passkey,
    sign_in_with_passkey,
)
from takaovi.people.phrases import TOO_OFTEN
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import PRIVATE


@takes_post
def ask_passkey(request: HttpRequest) -> HttpResponse:
    """What the browser is asked for signing in."""
    if request.method != "POST" or not may_try(request):
        return answered({"told": str(TOO_OFTEN)}, 429)
    return answered(begin_sign_in(by="guest"))


@takes_post
def use_passkey(request: HttpRequest) -> HttpResponse:
    """Sign in with the browser's answer; tells where to go on."""
    try:
        person = sign_in_with_passkey(by="guest", answer=read_answer(request))
    except DomainError as fault:
        return answered({"told": str(fault)}, 400)
    path = way_back(request.GET.get("next", ""))
    response = answered({"next": path})
    response.cookies.update(let_in(request, person, path).cookies)
    return response


@signed_in
def ask_new_passkey(request: SignedRequest) -> HttpResponse:
    if request.method != "POST":
        return lead_to("people:devices")
    person = request.device.person
    return answered(begin_passkey(by=request.viewer.by, person=person))


@signed_in
def keep_passkey(request: SignedRequest) -> HttpResponse:
    """Keep the new key of this browser."""
    person, by = request.device.person, request.viewer.by
    try:
        name = device_name(request.META.get("HTTP_USER_AGENT", ""))
        add_passkey(by=by, person=person, answer=read_answer(request), name=name)
    except DomainError as fault:
        return answered({"told": str(fault)}, 400)
    return answered({"next": lead_to("people:devices").headers["Location"]})


@signed_in
def forget_passkey(request: SignedRequest) -> HttpResponse:
    number = request.POST.get("passkey", "")
    if request.method == "POST" and number.isascii() and number.isdigit():
        remove_passkey(by=request.viewer.by, person=request.device.person, passkey_id=int(number))
    return lead_to("people:devices")


def read_answer(request: HttpRequest) -> dict[str, Any]:
    """The JSON object that was sent. Raises DomainError for anything else."""
    try:
        told = json.loads(request.body)
    except ValueError as fault:
        raise DomainError(PASSKEY_FAULT) from fault
    if not isinstance(told, dict):
        raise DomainError(PASSKEY_FAULT)
    return told


def answered(told: dict[str, Any], status: int = 200) -> HttpResponse:
    return JsonResponse(told, status=status, headers={"Cache-Control": PRIVATE})

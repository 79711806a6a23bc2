"""``takaovi people``: how the first keeper comes in, and how the night's erasing is done by hand."""

import argparse
from functools import partial

from takaovi.core.commands import Refused, Subparsers, add_command

WRONG = 2  # exit status


def add_commands(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("people", help="Keepers and hosts: invite the first of them.")
    parser.set_defaults(handler=lambda _: parser.print_help() or WRONG, needs_django=False)
    inner = parser.add_subparsers(title="commands", metavar="COMMAND")
    inviting = add_command(
        inner,
        "invite",
        does="Invite somebody to a role: by letter, or as a link that is printed once.",
        example="takaovi people invite --role pesavahti --email keeper@example.org",
        handler=invite,
    )
    inviting.add_argument("--role", required=True, metavar="ROLE", help="pesavahti, keeper, host or greeter")
    inviting.add_argument("--place", metavar="SCOPE", help="place:12, organisation:3 or activity:7; none: the network")
    inviting.add_argument("--email", "--to", dest="to", metavar="ADDRESS", help="e-mail or phone; none: print the link")
    inviting.add_argument("--language", default="fi", choices=("fi", "sv", "en", "fi-simple"), help="of the letter")


def invite(chosen: argparse.Namespace) -> int:
    """Raises Refused with a sentence for a role, a scope or an address that is none."""
    from django.utils import translation  # noqa: PLC0415  needs Django

    from takaovi.core.errors import DomainError  # noqa: PLC0415  same
    from takaovi.core.viewer import NETWORK, Scope, Viewer  # noqa: PLC0415  same
    from takaovi.people.address_values import read_address  # noqa: PLC0415  same
    from takaovi.people.invitation_actions import invite as hold_out  # noqa: PLC0415  same
    from takaovi.people.knocking import link_to  # noqa: PLC0415  same
    from takaovi.people.roles import PESAVAHTI, ROLE_OF  # noqa: PLC0415  same
    from takaovi.people.scope_queries import names_of  # noqa: PLC0415  same

    role = ROLE_OF.get(chosen.role)
    kind, _, number = (chosen.place or "network:0").partition(":")
    if role is None or not number.isdigit():
        raise Refused("write --role as one of pesavahti, keeper, host, greeter, and --place such as place:12")
    scope = Scope(kind, int(number))
    name = names_of([scope], chosen.language).get(scope)
    if scope != NETWORK and name is None:
        raise Refused(f"there is no {kind} with the number {number}")
    address = read_address(chosen.to) if chosen.to else None
    if chosen.to and address is None:
        raise Refused(f"{chosen.to!r} is neither an e-mail address nor a phone number")
    operator = Viewer(chosen.language, None, PESAVAHTI.grants_in(NETWORK))
    with translation.override(chosen.language):
        link = partial(link_to, "people:open_invitation")
        try:
            _, token = hold_out(
                by=operator, role=role, scope=scope, where=str(name or ""),
                language=chosen.language, link_to=link, address=address,
            )  # fmt: skip
        except DomainError as fault:
            raise Refused(str(fault)) from fault
        print(f"a letter is on its way to {chosen.to}" if address else link(token))
    return 0

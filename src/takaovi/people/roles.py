"""What may be done, and the roles that carry it. The only list of permissions in the house.

Nothing else grants anything: a viewer may what the roles say, in the scope they are held in.
"""

from dataclasses import dataclass

from takaovi.core.viewer import Scope

PERMISSIONS = (
    "place.edit",
    "place.publish",
    "hours.edit",
    "hours.confirm",
    "programme.edit",
    "programme.publish",
    "signup.see",
    "proposal.decide",
    "feedback.answer",
    "role.give",
    "place.hand_over",
    "audit.read",
    "print.make",
    "shift.plan",
    "shift.take",
    "hours.log",
    "call.take",
    "call.enter",
    "ring.plan",
)
SCOPE_KINDS = ("network", "organisation", "place", "activity")


@dataclass(frozen=True, slots=True)
class RoleKind:
    """A role: where it can be held and what it lets one do there. Its sentences stand in ``role_phrases``."""

    name: str
    scope_kinds: frozenset[str]
    permissions: frozenset[str]

    def grants_in(self, scope: Scope) -> frozenset[tuple[str, Scope]]:
        return frozenset((permission, scope) for permission in self.permissions)


PESAVAHTI = RoleKind("pesavahti", frozenset({"network"}), frozenset(PERMISSIONS))
KEEPER = RoleKind("keeper", frozenset({"organisation", "place"}), frozenset(PERMISSIONS))
SERVING = {"shift.take", "hours.log"}
HOST = RoleKind(
    "host",
    frozenset({"activity"}),
    frozenset(
        {"programme.edit", "programme.publish", "signup.see", "hours.confirm", "print.make", "shift.plan"} | SERVING
    ),
)
GREETER = RoleKind("greeter", frozenset({"place"}), frozenset({"hours.confirm", "signup.see", "print.make"} | SERVING))
HELPER = RoleKind("helper", frozenset({"place"}), frozenset(SERVING))
CALLER = RoleKind("caller", frozenset({"network", "place"}), frozenset({"call.take", "call.enter"} | SERVING))
COORDINATOR = RoleKind(
    "coordinator",
    frozenset({"organisation", "place"}),
    frozenset({"shift.plan", "ring.plan", "call.enter", "call.take"} | SERVING),
)

ROLES = (PESAVAHTI, KEEPER, HOST, GREETER, HELPER, CALLER, COORDINATOR)
ROLE_OF = {role.name: role for role in ROLES}

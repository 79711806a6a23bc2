"""How often one may knock. Generous where many share an address (a library, a village house), narrow for one target."""

from typing import NamedTuple

HOUR, DAY = 3_600, 86_400


class Budget(NamedTuple):
    """``most`` times within ``seconds``."""

    name: str
    most: int
    seconds: int


# Codes to one address: asked from one network, from anywhere, and in a day. Five guesses go with each code, so nobody
# gets more than 150 guesses of a million in a day; and a stranger who uses up the first leaves the second.
CODES_FROM_NETWORK = Budget("code-address-network", 5, HOUR)
CODES_OF_HOUR = Budget("code-address-hour", 12, HOUR)
CODES_OF_DAY = Budget("code-address-day", 30, DAY)
# All askings and tries of one network: a library's evening with forty people at the computers.
KNOCKS = Budget("code-network", 200, HOUR)
TRIES = Budget("try-network", 600, HOUR)
INVITATIONS = Budget("invite-person", 40, DAY)

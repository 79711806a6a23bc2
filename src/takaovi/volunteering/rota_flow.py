"""The best proposal as a flow of least cost: plain Python, and no library needed.

Turns run from each person, whose k-th shift costs more than the one before, through their weeks (at most as many as
they want) and days (one a day) to the seats they can take, and from there out. Seats that ask for a skill are seats
of their own. One turn more is sent along the cheapest way (successive shortest paths with potentials: Edmonds and
Karp, JACM 19(2), 1972) as long as that is better than an empty seat. A person's costs only rise, so nothing cheaper
is left when it ends.
"""

from collections import Counter
from collections.abc import Hashable
from heapq import heappop, heappush

from takaovi.volunteering.rota_values import (
    WISHED,
    Helper,
    Proposal,
    Rota,
    cost_of,
    empty_cost,
    open_seats,
    own,
    own_seats,
    told,
    turn_cost,
    week_days,
    week_of,
)

FAR = 1 << 60


class Network:
    """Edges as parallel lists; edge ``n ^ 1`` is the way back of edge ``n``."""

    def __init__(self) -> None:
        self.number: dict[Hashable, int] = {}
        self.out: list[list[int]] = []
        self.to: list[int] = []
        self.room: list[int] = []
        self.cost: list[int] = []

    def node(self, name: Hashable) -> int:
        if name not in self.number:
            self.number[name] = len(self.out)
            self.out.append([])
        return self.number[name]

    def edge(self, start: Hashable, end: Hashable, room: int, cost: int) -> int:
        """Its index. ``room``: how many may go along it."""
        index = len(self.to)
        for here, there, left, price in ((start, end, room, cost), (end, start, 0, -cost)):
            self.out[self.node(here)].append(len(self.to))
            self.to.append(self.node(there))
            self.room.append(left)
            self.cost.append(price)
        return index

    def send_all(self, source: Hashable, sink: Hashable) -> None:
        """Send one after the other along the cheapest way, as long as that costs less than nothing."""
        start, end = self.node(source), self.node(sink)
        height = self._heights(start)
        while True:
            came, far = self._cheapest(start, height)
            if far[end] == FAR or height[end] + far[end] - height[start] >= 0:
                return
            height = [h + min(d, far[end]) for h, d in zip(height, far, strict=True)]
            at = end
            while at != start:
                edge = came[at]
                self.room[edge] -= 1
                self.room[edge ^ 1] += 1
                at = self.to[edge ^ 1]

    def _heights(self, start: int) -> list[int]:
        """The least cost from ``start`` to each node while nothing is sent: no edge leads back then."""
        height = [FAR] * len(self.out)
        height[start] = 0
        waiting = [start]
        while waiting:
            after: dict[int, None] = {}
            for here in waiting:
                for edge in self.out[here]:
                    if self.room[edge] and height[here] + self.cost[edge] < height[self.to[edge]]:
                        height[self.to[edge]] = height[here] + self.cost[edge]
                        after[self.to[edge]] = None
            waiting = list(after)
        return height

    def _cheapest(self, start: int, height: list[int]) -> tuple[list[int], list[int]]:
        """(the edge by which each node was reached, its cost above the heights), by Dijkstra."""
        came, far = [-1] * len(self.out), [FAR] * len(self.out)
        far[start] = 0
        queue = [(0, start)]
        while queue:
            so_far, here = heappop(queue)
            if so_far > far[here]:
                continue
            for edge in self.out[here]:
                there = self.to[edge]
                if self.room[edge] and height[there] != FAR:
                    cost = so_far + self.cost[edge] + height[here] - height[there]
                    if cost < far[there]:
                        far[there], came[there] = cost, edge
                        heappush(queue, (cost, there))
        return came, far


def propose(rota: Rota) -> Proposal:
    """The proposal of least cost. Raises ValueError where more have taken a shift than it has seats."""
    chosen = own_seats(rota)
    network, choices = Network(), dict[int, tuple[int, int, str]]()
    for (shift, skill), places in open_seats(rota, chosen).items():
        network.edge(("seat", shift, skill), "out", places, -empty_cost(skill))
    for helper in rota.helpers:
        _add_helper(network, choices, rota, helper)
    network.node("in"), network.node("out")
    network.send_all("in", "out")
    given = [*chosen, *(seat for edge, seat in choices.items() if not network.room[edge])]
    return told(rota, given, cost_of(rota, given))


def _add_helper(network: Network, choices: dict[int, tuple[int, int, str]], rota: Rota, helper: Helper) -> None:
    """Everything somebody can still take, edge by edge."""
    days = Counter(rota.by_shift[shift].day for shift in helper.can - helper.has)
    free = [day for day in sorted(days) if not own(rota, helper, [day])]
    most = min(len(helper.has) + len(free), helper.at_most)
    for turn in range(len(helper.has) + 1, most + 1):
        network.edge("in", ("person", helper.person), 1, turn_cost(helper.behind, turn))
    for week in sorted({week_of(day) for day in free}):
        most = helper.a_week - own(rota, helper, week_days(week))
        network.edge(("person", helper.person), ("week", helper.person, week), max(0, most), 0)
    for day in free:
        network.edge(("week", helper.person, week_of(day)), ("day", helper.person, day), 1, 0)
    for shift in sorted(helper.can - helper.has):
        day = rota.by_shift[shift].day
        if day in free:
            for skill in ("", *sorted(helper.skills)):
                if ("seat", shift, skill) in network.number:
                    wished = -WISHED if shift in helper.wishes else 0
                    edge = network.edge(("day", helper.person, day), ("seat", shift, skill), 1, wished)
                    choices[edge] = (shift, helper.person, skill)

"""Part "page": the finder's answer over HTTP against a bare view on the same server and the same base."""

import statistics
from collections.abc import Callable, Sequence

from bench.goals import Figure, Goal
from bench.load import Load, press
from bench.questions import addresses
from bench.server import PORT, Server, granian, running

ROUNDS = 3
SECONDS = 3
MANY = 16  # connections at once where throughput is measured
ADDRESSES = 12_000
KEPT = 200  # addresses that are asked again and again where the page cache answers


def measure() -> list[Figure]:
    """Throughput against the floor in alternating rounds, medians; latency at one connection."""
    bare = [f"/twenty?n={number}" for number in range(ADDRESSES)]
    asked = addresses(1, ADDRESSES)
    floor_server = running(granian("bench.floor_wsgi:application", PORT), PORT, bare[0])
    house_server = running(granian("bench.served:application", PORT + 1), PORT + 1, asked[0])
    with floor_server as floor, house_server as house:
        floors, uncached = alternating(turn(floor, bare), turn(house, asked))
        bare_alone, alone = best_alone(floor, bare), best_alone(house, asked)
        shared = with_validators(house, asked[:KEPT])
        floors_kept, cached = alternating(turn(floor, bare), turn(house, list(shared)))
        known = [f"{address}\t{tag}" for address, tag in shared.items()]
        floors_told, told = alternating(turn(floor, bare), turn(house, known))
    return [
        *against("finder page, uncached", uncached, floors, Goal(least=1 / 3)),
        Figure("finder page, uncached, p50 at 1 connection", alone.p50, "ms", bare_alone.p50),
        Figure("finder page, uncached, p99 at 1 connection", alone.p99, "ms", bare_alone.p99, Goal(most=40)),
        Figure("finder pages that may be kept and shared", 100 * len(shared) / KEPT, "percent"),
        *against("finder page from the page cache", cached, floors_kept, Goal(least=2.5)),
        *against("finder page not changed (304)", told, floors_told, Goal(least=2.5)),
    ]


def turn(server: Server, lines: Sequence[str]) -> Callable[[int], Load]:
    """A round that begins where a fresh address is: round ``n`` asks another part of the list."""
    return lambda n: press(server, lines, first=n * len(lines) // (2 * ROUNDS), connections=MANY, seconds=SECONDS)


def best_alone(server: Server, lines: Sequence[str]) -> Load:
    """The better of two rounds at one connection, each with addresses that were not asked before."""
    parts = (len(lines) // 2, len(lines) * 3 // 4)
    rounds = [press(server, lines, first=part, connections=1, seconds=SECONDS) for part in parts]
    return min(rounds, key=lambda load: load.p99)


def alternating(one: Callable[[int], Load], other: Callable[[int], Load]) -> tuple[list[Load], list[Load]]:
    """Rounds by turns, so that a busy minute of the machine meets both."""
    rounds = [(one(n), other(n)) for n in range(ROUNDS)]
    return [a for a, _ in rounds], [b for _, b in rounds]


def against(name: str, house: Sequence[Load], floor: Sequence[Load], goal: Goal) -> list[Figure]:
    """Answers per second, their ratio to the floor's (the goal), and processor time an answer."""
    speed = statistics.median(load.per_second for load in house)
    bare = statistics.median(load.per_second for load in floor)
    cpu = statistics.median(load.cpu_ms for load in house)
    bare_cpu = statistics.median(load.cpu_ms for load in floor)
    return [
        Figure(f"{name}, answers", speed, "a second", bare),
        Figure(f"{name}, part of the floor's throughput", speed / bare, "", None, goal),
        Figure(f"{name}, processor time", cpu, "ms", bare_cpu),
    ]


def with_validators(server: Server, lines: Sequence[str]) -> dict[str, str]:
    """The addresses whose pages may be shared, each with the validator a browser would send.

    A page that found little is made anew each time, since each such question is counted.
    """
    told = {line: server.get(line, Accept_Encoding="gzip")[1] for line in lines}
    return {line: headers["etag"] for line, headers in told.items() if "public" in headers.get("cache-control", "")}

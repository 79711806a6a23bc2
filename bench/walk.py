"""Part "walk": a keeper's evening on an old phone, counted and timed: what they tap, write, see and wait for."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta

from bench.goals import Figure, Goal
from bench.keystrokes import Effort
from bench.server import PORT, running
from bench.thumb import Phones, Thumb, phones
from takaovi.core.clock import today

KEEPER, SUCCESSOR = "keeper@lampi.example", "seuraaja@lampi.example"
NICKNAME = "Seuraaja"
PLACE = "kahvitupa-lampi"
DESK = "/fi/poyta"
OF_PLACE = f"{DESK}/paikka/{PLACE}"
FRIDAY = 4
THREE = Goal(most=3)
MAIN, BACK = "button.button--main", ".back__link"


def measure() -> list[Figure]:
    """On a fresh demo in a folder of its own. Each walk begins at the first page of the desk, signed in."""
    port = PORT + 3
    with tempfile.TemporaryDirectory(prefix="takaovi-bench-") as state:
        own = {"TAKAOVI_STATE": state, "DATABASE_URL": f"sqlite:///{state}/demo.sqlite3", "TAKAOVI_NIGHTLY": "1"}
        address = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-P", "-m", "takaovi", "up"]
        with running(command, port, "/fi/", TAKAOVI_URL=address, **own), phones(address) as made:
            keeper = made.new()
            sign_in(keeper, KEEPER)
            return [figure for name, effort, goal in walks(keeper, made) for figure in told(name, effort, goal)]


def walks(keeper: Thumb, made: Phones) -> Iterator[tuple[str, Effort, Goal | None]]:
    """(what was done, what it took, how many taps it may take)."""
    for name, walk, goal in WALKS:
        keeper.begin(DESK)
        walk(keeper)
        yield name, keeper.effort, goal
    giver, taker = hand_over(keeper, made.new())
    yield "hand the place over", giver, None
    yield "take it over", taker, None


def told(name: str, effort: Effort, most_taps: Goal | None) -> list[Figure]:
    counted = {"fields": effort.fields, "keys": effort.keys, "swipes": effort.swipes, "pages": effort.pages}
    return [
        Figure(f"{name}: taps", effort.taps, "", None, most_taps),
        *(Figure(f"{name}: {what}", number, "") for what, number in counted.items()),
        Figure(f"{name}: the program", effort.waited, "s"),
        Figure(f"{name}: a slow person", effort.seconds, "s"),
    ]


def sign_in(thumb: Thumb, whom: str) -> None:
    before = thumb.codes(whom)
    thumb.begin("/fi/kirjaudu")
    thumb.write("address", whom)
    thumb.tap(MAIN)
    thumb.write("code", thumb.new_code(whom, before))
    thumb.tap(MAIN)


def confirm_the_week(thumb: Thumb) -> None:
    thumb.tap('button[name="confirm"]')
    expect(thumb, DESK)


def close_next_friday(thumb: Thumb) -> None:
    friday = today() + timedelta(days=(FRIDAY - today().weekday()) % 7 or 7)
    thumb.tap(f'a[href="{OF_PLACE}/ajat/day"]')
    thumb.tap(f'a[href="?paiva={friday.isoformat()}"]')
    thumb.tap('button[name="step"][value="save"]')
    expect(thumb, f"{OF_PLACE}/ajat")


def cafe_in_boxes(thumb: Thumb) -> None:
    new_activity(thumb, "Keskiviikon kahvit")
    thumb.tick("days", "wed")
    for name, words in (("start", "13"), ("end", "15"), ("first", "1.9.2027"), ("last", "31.5.2028")):
        thumb.write(name, words)
    say_yes(thumb)


def cafe_as_on_the_door(thumb: Thumb) -> None:
    new_activity(thumb, "Torstain kahvit")
    thumb.write("door_text", "to 13-15, 1.9.2027-31.5.2028")
    say_yes(thumb)


def new_activity(thumb: Thumb, title: str) -> None:
    thumb.tap(f'a[href="{OF_PLACE}/ohjelma"]')
    thumb.tap(f'a[href="{OF_PLACE}/ohjelma/uusi"]')
    thumb.write("title_fi", title)
    thumb.write("summary_fi", "Kahvia ja juttua.")


def say_yes(thumb: Thumb) -> None:
    """Not in week 8; said back; and yes."""
    thumb.tick("rests", "w8")
    thumb.tap(MAIN)
    thumb.tap(MAIN)
    expect(thumb, f"{DESK}/ohjelma/")


def hand_over(keeper: Thumb, successor: Thumb) -> tuple[Effort, Effort]:
    """Both people at one table: the link is shown as a code to scan, so nobody types it."""
    keeper.begin(DESK)
    keeper.tap('a[href="/fi/sina"]')
    keeper.tap("a[href*='/ihmiset/place/']")
    keeper.tap("a[href$='/kutsu']")
    keeper.tick("role", "greeter")
    keeper.tap(MAIN)
    before = successor.codes(SUCCESSOR)
    successor.begin(keeper.page.locator("#link").input_value())
    successor.write("address", SUCCESSOR)
    successor.write("nickname", NICKNAME)
    successor.tap(MAIN)
    successor.write("code", successor.new_code(SUCCESSOR, before))
    successor.tap(MAIN)
    keeper.tap(BACK)
    keeper.tap(BACK)
    keeper.tap("a[href$='/luovuta']")
    keeper.tap(f'label:has-text("{NICKNAME}")', leads=False)
    keeper.write("note", "Avain on lahden kaapissa.")
    keeper.tap(MAIN)
    if NICKNAME not in keeper.page.inner_text("main"):
        raise RuntimeError("the place was not handed over")
    return keeper.effort, successor.effort


def expect(thumb: Thumb, path: str) -> None:
    """Raises RuntimeError when the walk ended elsewhere."""
    if path not in thumb.page.url:
        raise RuntimeError(f"the walk ended at {thumb.page.url}, not at {path}")


WALKS: tuple[tuple[str, Callable[[Thumb], None], Goal | None], ...] = (
    ("confirm the week", confirm_the_week, THREE),
    ("close next Friday", close_next_friday, THREE),
    ("weekly cafe without week 8, in boxes", cafe_in_boxes, None),
    ("weekly cafe without week 8, as on the door", cafe_as_on_the_door, None),
)

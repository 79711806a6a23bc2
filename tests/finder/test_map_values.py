"""Where marks and names stand: no two too near, nothing lost, and no question that stumbles."""

from hypothesis import given
from hypothesis import strategies as st

from takaovi.core.geo import Point
from takaovi.finder.map_values import (
    DESK,
    LEAST_KM,
    PHONE,
    TARGET,
    Ask,
    Sheet,
    Spot,
    Wanted,
    frame_of,
    gather,
    place_names,
    read_ask,
    read_frame,
    scale_km,
    write_frame,
)
from takaovi.places.outline import Frame, frame_around

SHEET = Sheet("test", 400)  # 500 high: a target is 0.11 wide and 0.088 high
parts = st.floats(0, 1)
crowds = st.lists(st.tuples(parts, parts), max_size=80)


def spots(*points: tuple[float, float]) -> list[Spot]:
    return [Spot(number, "249", x, y) for number, (x, y) in enumerate(points, 1)]


def test_places_that_stand_apart_have_each_their_mark() -> None:
    assert [len(c.spots) for c in gather(spots((0.1, 0.1), (0.22, 0.1), (0.1, 0.19)), SHEET)] == [1, 1, 1]


def test_places_too_near_to_each_other_share_a_mark_where_one_of_them_is() -> None:
    (cluster,) = gather(spots((0.5, 0.5), (0.55, 0.5), (0.5, 0.55)), SHEET)
    assert [spot.place_id for spot in cluster.spots] == [1, 2, 3]
    assert (cluster.x, cluster.y, cluster.municipality) == (0.5, 0.5, "249")


def test_a_wider_sheet_tells_more_places_apart() -> None:
    near = spots((0.5, 0.5), (0.6, 0.5))
    assert [len(gather(near, sheet)) for sheet in (PHONE, DESK)] == [1, 2]


def test_a_mark_of_two_municipalities_has_none() -> None:
    (cluster,) = gather([Spot(1, "249", 0.5, 0.5), Spot(2, "179", 0.51, 0.5)], SHEET)
    assert cluster.municipality == ""


@given(crowds)
def test_every_place_is_in_one_mark_and_no_two_marks_overlap(crowd: list[tuple[float, float]]) -> None:
    for sheet in (PHONE, DESK):
        clusters = gather(spots(*crowd), sheet)
        told = sorted(spot.place_id for cluster in clusters for spot in cluster.spots)
        assert told == list(range(1, len(crowd) + 1))
        for number, a in enumerate(clusters):
            for b in clusters[number + 1 :]:
                apart = max(abs(a.x - b.x) * sheet.width, abs(a.y - b.y) * sheet.height)
                assert apart > TARGET - 1e-6


def test_a_name_stands_under_its_mark_and_beside_it_when_there_is_no_room_below() -> None:
    names = place_names(
        [Wanted("Kahvitupa", 0.5, 0.5), Wanted("Kylätalo", 0.5, 0.97)], [(0.5, 0.5), (0.5, 0.97)], SHEET
    )
    assert [(n.text, n.dx, n.dy, n.anchor) for n in names] == [
        ("Kahvitupa", 0, 38, "middle"),
        ("Kylätalo", 26, 6, "start"),
    ]


def test_a_name_without_any_room_is_left_to_the_list() -> None:
    crowd = [(0.5 + 0.11 * column, 0.5 + 0.088 * row) for column in (-2, -1, 0, 1, 2) for row in (-1, 0, 1)]
    assert place_names([Wanted("Kahvitupa", 0.5, 0.5)], crowd, SHEET) == []


def test_a_name_keeps_clear_of_the_mark_of_something_else() -> None:
    # 8 px of ground lie between the name, 4 px wide of its own mark, and the mark to its right.
    own, other = (0.3, 0.97), (0.3 + (26 + 4 + 9 * 8.8 + 8 + 22 + 4) / 400, 0.97)
    (beside,) = place_names([Wanted("Kahvitupa", *own)], [own, other], SHEET)
    assert (beside.dx, beside.anchor) == (26, "start")
    nearer = (other[0] - 12 / 400, 0.97)
    (before,) = place_names([Wanted("Kahvitupa", *own)], [own, nearer], SHEET)
    assert (before.dx, before.anchor) == (-26, "end")


def test_a_long_name_is_cut_and_a_village_is_written_on_its_point() -> None:
    long, village = place_names(
        [Wanted("Keuruun vanhan aseman kahvitupa", 0.5, 0.5), Wanted("Haapamäki", 0.5, 0.2, ground=True)], [], SHEET
    )
    assert long.text == "Keuruun vanhan aseman k…"
    assert (village.dx, village.dy, village.ground) == (0, 6, True)


@given(crowds)
def test_names_never_cover_each_other_or_leave_the_sheet(crowd: list[tuple[float, float]]) -> None:
    names = place_names([Wanted("Kahvitupa", x, y) for x, y in crowd], [], PHONE)
    width = 9 * 8.8
    boxes = []
    for name in names:
        left = name.x * PHONE.width + name.dx - {"start": 0, "middle": width / 2, "end": width}[name.anchor]
        boxes.append((left, name.y * PHONE.height + name.dy - 15))
    assert all(left >= 0 and left + width <= PHONE.width and 0 <= top <= PHONE.height - 20 for left, top in boxes)
    for number, (left, top) in enumerate(boxes):
        assert all(abs(left - x) >= width or abs(top - y) >= 20 for x, y in boxes[number + 1 :])


def test_an_address_is_read_as_far_as_it_is_understood() -> None:
    known = {"249"}
    assert read_ask({}, known) == Ask()
    assert read_ask({"kunta": "249"}, known) == Ask("249")
    assert read_ask({"kunta": "000", "rajaus": "x"}, known) == Ask()


def test_a_frame_comes_back_from_its_address() -> None:
    frame = frame_around([Point(62.2, 24.6), Point(62.4, 24.9)])
    again = read_frame(write_frame(frame))
    assert again is not None
    assert again.km == frame.km or abs(again.km - frame.km) < 0.1
    assert write_frame(again) == write_frame(frame)


def test_frames_that_cannot_be_are_not_read() -> None:
    assert read_frame("62.3,24.6,62.2,24.9") is None  # upside down
    assert read_frame("48.8,02.3,48.9,02.4") is None  # Paris
    assert read_frame("99.9,99.9,99.9,99.9") is None  # nowhere on Earth
    assert read_frame("62.2,24.6,62.3") is None
    assert read_frame("62.2,24.6,62.3,24.9;") is None


def test_the_narrowest_frame_is_a_few_streets_wide() -> None:
    frame = read_frame("62.2000,24.6000,62.2000,24.6000")
    assert frame is not None
    assert round(frame.km, 3) == LEAST_KM


@given(st.text(max_size=60), st.text(max_size=10))
def test_no_address_stumbles(frame: str, code: str) -> None:
    ask = read_ask({"kunta": code, "rajaus": frame}, {"249"})
    assert ask.municipality in {"", "249"}


@given(st.lists(st.tuples(st.floats(60, 70), st.floats(20, 31)), min_size=2, max_size=8))
def test_a_closer_look_holds_all_that_the_mark_stood_for(points: list[tuple[float, float]]) -> None:
    frame = frame_of(Point(lat, lon) for lat, lon in points)
    assert all(frame.holds(Point(lat, lon)) for lat, lon in points)


def test_the_scale_is_a_round_length_under_a_third_of_the_map() -> None:
    assert scale_km(Frame(24.0, 62.0, 25.0, 62.6)) == 10  # 52 km wide
    assert scale_km(Frame(19.0, 59.0, 32.0, 70.5)) == 100  # 613 km
    assert scale_km(frame_around([Point(62, 25)], least_km=LEAST_KM)) == 0.1

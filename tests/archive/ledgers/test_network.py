"""Pictures of who stands together: deterministic, inside their view, with names that can be read."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from archive.ledgers.network import MOST_LETTERS, WIDTH, Placed, arranged, picture_of

NAMES = st.lists(st.text(st.characters(categories=["L", "Nd", "Zs"]), min_size=1, max_size=60), min_size=2, max_size=20)
COUNTS = st.lists(st.integers(1, 500), min_size=40, max_size=40)


def covers(one: Placed, other: Placed) -> bool:
    """Whether two names have a spot in common."""
    (left, top, right, bottom), (left_, top_, right_, bottom_) = one.box, other.box
    return left < right_ and left_ < right and top < bottom_ and top_ < bottom


def drawn(names: list[str], counts: list[int], centre: int | None = None):
    keys = dict(enumerate(names))
    pairs = dict(zip(combinations(keys, 2), counts, strict=False))
    return picture_of(keys, {key: counts[key] for key in keys}, pairs, centre)


@given(NAMES, COUNTS, st.booleans())
def test_every_name_is_inside_and_covers_no_other(names, counts, has_centre):
    picture = drawn(names, counts, 0 if has_centre else None)
    assert sorted(point.key for point in picture.points) == list(range(len(names)))
    for point in picture.points:
        left, top, right, bottom = point.box
        assert left >= 0
        assert right <= WIDTH == picture.width
        assert top >= 0
        assert bottom <= picture.height
        assert point.radius <= point.x <= picture.width - point.radius
    ring = [point for point in picture.points if not (has_centre and point.key == 0)]
    assert [(one.key, other.key) for one, other in combinations(ring, 2) if covers(one, other)] == []


@given(NAMES, COUNTS)
def test_the_same_names_and_numbers_make_the_same_picture(names, counts):
    assert drawn(names, counts) == drawn(names, counts)


def test_a_long_name_has_two_lines_and_an_ellipsis():
    (point, *_) = picture_of({1: "Bureau of Alcohol, Tobacco, Firearms and Explosives", 2: "Mexico"}, {1: 1, 2: 1}, {(1, 2): 1}).points
    assert [words for words, _ in point.lines] == ["Bureau of Alcohol,", "Tobacco, Firearms a…"]
    assert all(len(words) <= MOST_LETTERS for words, _ in point.lines)


def test_those_who_stand_together_are_neighbours_on_the_ring():
    order = arranged([1, 2, 3, 4, 5, 6], {(1, 4): 9, (2, 5): 9, (3, 6): 9})
    size = len(order)
    for one, other in ((1, 4), (2, 5), (3, 6)):
        assert abs(order.index(one) - order.index(other)) in (1, size - 1)


def test_more_articles_make_a_broader_line_and_a_larger_point():
    picture = picture_of({1: "One", 2: "Two", 3: "Three"}, {1: 100, 2: 100, 3: 1}, {(1, 2): 90, (1, 3): 1})
    faint, strong = picture.ties
    assert faint.width < strong.width
    radius = {point.key: point.radius for point in picture.points}
    assert radius[3] < radius[1] == radius[2]


def test_one_actor_stands_in_the_middle_of_its_own_picture():
    picture = drawn(["Ada Roe", "Rice Board", "Wheat Board"], [3, 2, 1], centre=0)
    (middle,) = [point for point in picture.points if point.key == 0]
    assert (middle.x, middle.y) == (picture.width / 2, picture.height / 2)

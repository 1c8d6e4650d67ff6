"""A picture of who stands together: names around a ring, lines between them. Pure, and the same for the same names and numbers.

Names stand to the left and to the right of the ring, each on a height of its own, so that none covers another; along the ring their order
is the one in which few lines cross: those who stand together often are neighbours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

WIDTH, MARGIN = 420, 16
ROW, FIRST_ROWS = 34, 4
"""Height of a name of two lines, and how many rows the smallest ring has on a side."""
RING = 72
"""Half the width of the ring."""
LINE, LETTER = 13, 6.1
"""Of a name in letters of 11 units: the height of a line, and the width of a letter, a little more than the average."""
MOST_LETTERS = 20
GAP = 6
SMALLEST, GROWTH = 3.5, 4.5
"""Radius of a point that stands in no article, and what the most present one has beyond it."""
SWEEPS = 12
"""How often an order is looked through for a better one; after a few it hardly changes."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A point with its name in one or two lines: ``anchor`` says at which end the lines touch ``text_x``."""

    key: int
    x: float
    y: float
    radius: float
    lines: tuple[tuple[str, float], ...]
    text_x: float
    anchor: str

    @property
    def box(self) -> tuple[float, float, float, float]:
        """What the name covers, roughly: left, top, right, bottom."""
        width = max(len(line) for line, _ in self.lines) * LETTER
        left = {"start": self.text_x, "end": self.text_x - width, "middle": self.text_x - width / 2}[self.anchor]
        return left, self.lines[0][1] - LINE + 3, left + width, self.lines[-1][1] + 3


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two points, as a path, with its width."""

    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Points and lines in a view of this size."""

    width: int
    height: int
    points: tuple[Placed, ...]
    ties: tuple[Tie, ...]


def picture_of(
    names: Mapping[int, str], weights: Mapping[int, int], pairs: Mapping[tuple[int, int], int], centre: int | None = None
) -> Picture:
    """The picture of these names, by their keys, and pairs; ``centre`` stands in the middle of the ring, the others around it."""
    ring = arranged([key for key in names if key != centre], pairs)
    rows = max(FIRST_ROWS, (len(ring) + 1) // 2)
    height = 2 * MARGIN + rows * ROW
    heaviest = max(weights.values(), default=1) or 1
    radius = {key: round(SMALLEST + GROWTH * (weights.get(key, 0) / heaviest) ** 0.5, 1) for key in names}
    points = [_on_ring(key, names[key], radius[key], place, len(ring), height) for place, key in enumerate(ring)]
    if centre is not None:
        points.append(_in_the_middle(centre, names[centre], radius[centre], height))
    return Picture(WIDTH, height, tuple(points), tuple(_ties(points, pairs, height / 2)))


def arranged(keys: Sequence[int], pairs: Mapping[tuple[int, int], int]) -> list[int]:
    """An order around the ring that keeps those who stand together near each other: swaps of two as long as they shorten the lines."""
    order = list(keys)
    size = len(order)
    known = set(order)
    ties = [(one, other, count) for (one, other), count in pairs.items() if one in known and other in known]

    def length() -> int:
        place = {key: at for at, key in enumerate(order)}
        apart = ((abs(place[one] - place[other]), count) for one, other, count in ties)
        return sum(count * min(steps, size - steps) for steps, count in apart)

    shortest = length()
    for _ in range(SWEEPS):
        before = shortest
        for one, other in combinations(range(size), 2):
            order[one], order[other] = order[other], order[one]
            now = length()
            if now < shortest:
                shortest = now
            else:
                order[one], order[other] = order[other], order[one]
        if shortest == before:
            break
    return order


def _on_ring(key: int, name: str, radius: float, place: int, size: int, height: int) -> Placed:
    """Clockwise from the top: down on the right, up on the left."""
    on_right = (size + 1) // 2
    is_right = place < on_right
    row, rows = (place, on_right) if is_right else (size - 1 - place, size - on_right)
    y = height / 2 + (row - (rows - 1) / 2) * ROW
    steep = (y - height / 2) / (height / 2)
    reach = RING * (1 - 0.7 * steep * steep) ** 0.5
    x = WIDTH / 2 + (reach if is_right else -reach)
    text_x = x + (radius + GAP if is_right else -radius - GAP)
    return Placed(key, round(x, 1), round(y, 1), radius, _lines(name, y), round(text_x, 1), "start" if is_right else "end")


def _in_the_middle(key: int, name: str, radius: float, height: int) -> Placed:
    lines = tuple((line, y + radius + LINE) for line, y in _lines(name, height / 2 + LINE / 2))
    return Placed(key, WIDTH / 2, height / 2, radius, lines, WIDTH / 2, "middle")


def _lines(name: str, y: float) -> tuple[tuple[str, float], ...]:
    """A name in at most two lines around the height ``y``, cut with an ellipsis where it is longer."""
    first, rest = _broken(name)
    if not rest:
        return ((first, round(y + 4, 1)),)
    second = rest if len(rest) <= MOST_LETTERS else rest[: MOST_LETTERS - 1].rstrip() + "…"
    return (first, round(y + 4 - LINE / 2, 1)), (second, round(y + 4 + LINE / 2, 1))


def _broken(name: str) -> tuple[str, str]:
    if len(name) <= MOST_LETTERS:
        return name, ""
    space = name.rfind(" ", 0, MOST_LETTERS + 1)
    return (name[:space], name[space + 1 :]) if space > 0 else (name[:MOST_LETTERS], name[MOST_LETTERS:])


def _ties(points: Sequence[Placed], pairs: Mapping[tuple[int, int], int], middle: float) -> list[Tie]:
    """The lines, the strongest last; those between two of the ring bend towards its middle."""
    at = {point.key: point for point in points}
    strongest = max(pairs.values(), default=1)
    ties = []
    for (one, other), count in sorted(pairs.items(), key=lambda pair: (pair[1], str(pair[0]))):
        if one not in at or other not in at:
            continue
        a, b = at[one], at[other]
        bend_x, bend_y = _towards((a.x + b.x) / 2, WIDTH / 2), _towards((a.y + b.y) / 2, middle)
        ties.append(Tie(f"M{a.x:g} {a.y:g}Q{bend_x:g} {bend_y:g} {b.x:g} {b.y:g}", round(0.8 + 4.2 * count / strongest, 1)))
    return ties


def _towards(value: float, middle: float) -> float:
    return round(value + (middle - value) * 0.6, 1)

"""Floors: the F1 of each kind that was reached once, and may not be lost.

The file has one line a kind, ``"figure unit" = 0.912``, in TOML. A floor rises by ``--raise``; it is lowered by hand alone, where gold
itself changed.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .measures import Tally

FILE = Path(__file__).parent / "floors.toml"
HEADING = """\
# The F1 of each kind that may not fall, on the gold pages that are not frozen. Written by
#   python -m benchmarks.reading benchmarks/reading/gold --floors benchmarks/reading/floors.toml --raise
# which lifts what got better and lowers nothing.
"""


class FloorsError(ValueError):
    """A floor file that can't be read; the message names it."""


@dataclass(frozen=True, slots=True)
class Fall:
    """A kind that is below its floor; ``reached`` is ``None`` where nothing of the kind was measured any more."""

    kind: str
    floor: float
    reached: float | None

    def __str__(self) -> str:
        reached = "isn't measured" if self.reached is None else f"reached {self.reached:.4f}"
        return f"{self.kind} {reached}, its floor is {self.floor:.3f}"


def load(file: Path) -> dict[str, float]:
    """The floors by kind."""
    try:
        floors = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise FloorsError(f"{file} can't be read: {error}.") from None
    odd = [kind for kind, floor in floors.items() if not isinstance(floor, int | float) or not 0 <= floor <= 1]
    if odd:
        raise FloorsError(f"{file}: the floor of {', '.join(odd)} is no number from 0 to 1.")
    return {kind: float(floor) for kind, floor in floors.items()}


def fallen(tallies: Mapping[str, Tally], floors: Mapping[str, float]) -> list[Fall]:
    """The kinds below their floors, in the order of the floors."""
    found = []
    for kind, floor in floors.items():
        tally = tallies.get(kind, Tally())
        if not tally.is_measured:
            found.append(Fall(kind, floor, None))
        elif tally.f1 < floor:
            found.append(Fall(kind, floor, tally.f1))
    return found


def raised(tallies: Mapping[str, Tally], floors: Mapping[str, float]) -> dict[str, float]:
    """Floors lifted to what was reached, cut to three digits, in the order of the kinds; none is lowered or lost."""
    reached = {kind: math.floor(1000 * tally.f1) / 1000 for kind, tally in tallies.items() if tally.is_measured}
    return {kind: max(reached.get(kind, 0.0), floors.get(kind, 0.0)) for kind in (*reached, *(k for k in floors if k not in reached))}


def write(file: Path, floors: Mapping[str, float]) -> None:
    """Writes the floors under their heading."""
    file.write_text(HEADING + "".join(f'"{kind}" = {floor:.3f}\n' for kind, floor in floors.items()), "utf-8")

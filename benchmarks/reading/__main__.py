"""The command: ``python -m benchmarks.reading FOLDER``, with ``--help`` for the rest."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from archive.reading import Gazetteer, Unreadable, read

from . import floors as floor_file
from . import speed
from .comparing import compare
from .gold import Gold, GoldError, frozen_names, load, parted
from .known import gazetteer
from .measures import Tally, total, worst
from .table import listed, table

PAGES = Path(__file__).resolve().parents[2] / "fixtures" / "articles"
FROZEN = Path(__file__).parent / "frozen.txt"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command: 0 where it printed its table, 1 where a kind fell under its floor, 2 where something can't be read."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except (GoldError, floor_file.FloorsError) as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reading", description="Compare what the reader reads of pages with records made by hand."
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="gold records, P.json for the page P")
    parser.add_argument("--pages", type=Path, default=PAGES, metavar="DIR", help="where the pages lie (default: fixtures/articles)")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="only pages whose names begin so")
    parser.add_argument("--kinds", nargs="+", default=[], metavar="WORD", help="only kinds whose names contain one of these")
    parser.add_argument("--frozen", action="store_true", help="also the numbers of the frozen pages, in a table of their own")
    parser.add_argument("--misses", type=int, default=20, metavar="N", help="how many of the worst misses to print (default: 20)")
    parser.add_argument("--floors", type=Path, metavar="FILE", help="end with 1 where a kind falls under its floor in this file")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors of FILE to what was reached")
    parser.add_argument("--without-gazetteer", action="store_true", help="read as if no actor were known")
    parser.add_argument("--speed", action="store_true", help="also articles a second on one core")
    return parser


def _run(options: argparse.Namespace) -> int:
    if options.lift and (not options.floors or options.only or options.kinds or options.without_gazetteer):
        raise floor_file.FloorsError("--raise needs --floors, and the whole of gold: no --only, --kinds or --without-gazetteer.")
    known = Gazetteer() if options.without_gazetteer else gazetteer()
    golds, frozen = parted(load(options.folder, options.pages, options.only), frozen_names(FROZEN))
    tallies = _wanted(measured(golds, known), options.kinds)
    floors = floor_file.load(options.floors) if options.floors else None
    print(f"{len(golds)} pages of {options.folder}; {len(frozen)} more are frozen.\n\n{table(tallies, floors)}")
    if options.misses > 0 and (misses := worst(tallies, options.misses)):
        print(f"\nThe {len(misses)} worst of {sum(len(tally.misses) for tally in tallies.values())} misses:\n\n{listed(misses)}")
    if options.frozen:
        print(f"\nThe {len(frozen)} frozen pages:\n\n{table(_wanted(measured(frozen, known), options.kinds))}")
    if options.speed and golds:
        print(f"\n{speed.measure([one.page for one in golds], known)}")
    return _hold(tallies, floors or {}, options)


def measured(golds: Sequence[Gold], known: Gazetteer) -> dict[str, Tally]:
    """Reads every page and compares; the tallies of all together."""
    return total(_compared(one, known) for one in golds)


def _compared(gold: Gold, known: Gazetteer) -> dict[str, Tally]:
    try:
        return compare(gold.page.name, gold.record, read(gold.page, known), gold.optional)
    except Unreadable as error:
        raise GoldError(f"{gold.page.name} can't be read: {error}") from None


def _wanted(tallies: Mapping[str, Tally], words: Sequence[str]) -> dict[str, Tally]:
    return {kind: tally for kind, tally in tallies.items() if not words or any(word in kind for word in words)}


def _hold(tallies: Mapping[str, Tally], floors: Mapping[str, float], options: argparse.Namespace) -> int:
    """Says which kinds fell, or lifts the floors."""
    held = {kind: floor for kind, floor in floors.items() if kind in tallies} if options.kinds else floors
    falls = floor_file.fallen(tallies, held)
    if falls:
        print("\nUnder its floor: " + "; ".join(map(str, falls)))
    if options.lift:
        floor_file.write(options.floors, floor_file.raised(tallies, floors))
    return 1 if falls else 0


if __name__ == "__main__":
    sys.exit(main())

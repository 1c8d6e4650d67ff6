"""What the engine has to reach, and whether it did. A limit holds for the size it was stated for; at another size the figure is shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from .engines import CONTENDERS, OURS
from .measure import spread
from .questions import KINDS
from .record import Record

FULL = 100_000
"""The size that most limits were stated for."""
SMALL = 20_000
"""The size for stock Haystack."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One limit beside what was measured."""

    subject: str
    limit: str
    measured: str
    holds: bool
    stated_for: int | None = None
    """The number of articles that the limit was stated for."""
    size: int = 0
    """The number that it was measured with."""

    @property
    def word(self) -> str:
        """``holds`` or ``misses``, and in brackets where the limit was stated for another size."""
        word = "holds" if self.holds else "misses"
        return word if self.stated_for in (None, self.size) else f"({word}; stated for {self.stated_for:,})"


def first_limit(kind: str) -> float:
    """Of tantivy's median when a question is seen for the first time."""
    return {"nested": 0.9, "all+filter": 0.9, "phrase4": 1.5}.get(kind, 0.7)


def verdicts(record: Record) -> list[Verdict]:
    """All that this record can tell."""
    return [*_ratios(record), *_single(record), *_building(record), *_living(record), *_growth(record)]


def ratio(record: Record, peer: str, size: int, kind: str, warm: bool) -> float | None:
    """Our median by a peer's, over the questions of a kind; ``None`` where either was not asked."""
    of = record.warm if warm else record.first
    ours, theirs = of(OURS.name, size, kind), of(peer, size, kind)
    return ours.median / theirs.median if ours and theirs else None


def _ratios(record: Record) -> Iterator[Verdict]:
    rules = [
        ("tantivy", False, first_limit, FULL),
        ("tantivy", True, lambda kind: 0.5, FULL),
        ("postgres", False, lambda kind: 0.1, FULL),
        ("postgres", True, lambda kind: 0.1, FULL),
        ("sqlite", False, lambda kind: 0.2, FULL),
        ("sqlite", True, lambda kind: 0.2, FULL),
        ("stock", False, lambda kind: 0.01, SMALL),
        ("stock", True, lambda kind: 0.01, SMALL),
    ]
    for peer, warm, limit_of, stated_for in rules:
        for size in record.sizes(peer)[:1]:
            found = {kind: ratio(record, peer, size, kind, warm) for kind in KINDS}
            ratios = {kind: value for kind, value in found.items() if value is not None}
            if not ratios:
                continue
            worst = max(ratios, key=lambda kind: ratios[kind] / limit_of(kind))
            limits = sorted({limit_of(kind) for kind in ratios})
            over = [kind for kind, value in ratios.items() if value > limit_of(kind)]
            measured = f"at most {ratios[worst]:.3g} ({worst})" + (f"; over in {', '.join(over)}" if over else "")
            seen = "warm" if warm else "first seen"
            yield Verdict(
                f"median, {seen}, by {CONTENDERS[peer].title}'s",
                " or ".join(f"≤ {limit:g}" for limit in limits),
                measured,
                not over,
                stated_for,
                size,
            )


def _single(record: Record) -> Iterator[Verdict]:
    four = record.first(OURS.name, record.size, "phrase4")
    if four:
        yield Verdict("four-word phrase, first seen, median", "≤ 3 ms", f"{four.median:.2f} ms", four.median <= 3, FULL, record.size)


def _building(record: Record) -> Iterator[Verdict]:
    for processes, least in ((1, 600), (2, 1_000)):
        built = record.building(OURS.name, record.size, processes)
        if built:
            name = "one process" if processes == 1 else "two processes"
            yield Verdict(f"indexing, {name}", f"≥ {least:,} articles/s", f"{built.rate:,.0f} articles/s", built.rate >= least)
            yield Verdict(f"memory of a building process, {name}", "≤ 400 MB", f"{built.peak:.0f} MB at most", built.peak <= 400)
    whole = record.building(OURS.name, record.size)
    if whole:
        yield Verdict("on disk", "≤ 1.2 GB", f"{whole.megabytes / 1000:.2f} GB", whole.megabytes <= 1_200, FULL, record.size)


def _living(record: Record) -> Iterator[Verdict]:
    processes = record.processes(OURS.name, record.size)
    if processes:
        added = max(asked.memory["asked"][0] - asked.memory["bare"][0] for asked in processes)
        yield Verdict("own memory that the engine adds to a process", "≤ 80 MB", f"{added:.0f} MB after all questions", added <= 80)
        # Django's own start imports the engine: the search app names it.
        start = spread(asked.opened + asked.answered for asked in processes).median
        yield Verdict(
            "fresh process, beyond Django's start: open, first answer", "≤ 250 ms", f"{start:.0f} ms", start <= 250, FULL, record.size
        )
    if record.updated:
        visible, segments = spread(record.updated.milliseconds), max(record.updated.segments)
        size = record.updated.size
        yield Verdict("one article visible, median", "≤ 40 ms", f"{visible.median:.0f} ms", visible.median <= 40, FULL, size)
        yield Verdict("one article visible, p95", "≤ 250 ms", f"{visible.p95:.0f} ms", visible.p95 <= 250, FULL, size)
        yield Verdict("segments while updating", "≤ 11", f"{segments}", segments <= 11, FULL, size)


def _growth(record: Record) -> Iterator[Verdict]:
    """Of the p95 of all questions, kind by kind the same ones."""
    large, small = record.first(OURS.name, record.size), record.first(OURS.name, record.size // 10)
    if large and small:
        grown = large.p95 / small.p95
        subject = f"p95 at {record.size:,} by p95 at {record.size // 10:,}, first seen"
        yield Verdict(subject, "≤ 3", f"{grown:.2f} ({small.p95:.1f} → {large.p95:.1f} ms)", grown <= 3, FULL, record.size)

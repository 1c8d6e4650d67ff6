"""The record of a run as Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from .engines import CONTENDERS, OURS
from .limits import ratio, verdicts
from .measure import Spread, spread
from .questions import KINDS
from .record import Record


def markdown(record: Record) -> str:
    """The whole report."""
    parts = [_head(record), *_times(record), _reached(record), _building(record), _memory(record), _updates(record), _totals(record)]
    return "\n\n".join(part for part in parts if part) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are aligned to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _head(record: Record) -> str:
    loads = [asked.load for asked in record.asked]
    left_out = "".join(f" Left out: {reason}." for reason in record.left_out)
    versions = ", ".join(f"{name} {number}" for name, number in record.versions.items())
    return "\n\n".join(
        (
            "# How fast, beside its peers\n![Median time of an answer by kind of question and engine](results.svg)",
            f"Written by `make bench N={record.size}` on {record.date}: {record.machine}; {versions}. The machine's load while asking was "
            f"{min(loads):.1f} to {max(loads):.1f}.{left_out}",
            "The corpus is synthetic and the same everywhere (`corpus.py`). Each question is answered whole: how many articles, the best "
            "20 with a snippet each, and the counts of all actors, topics, sources and years. “First seen” is a question that a fresh "
            "process has not seen yet, the files being in memory; “warm” is each of its repetitions. The engines took turns, each time in "
            "a fresh process. Times are milliseconds, median / p95.",
        )
    )


def _times(record: Record) -> Iterator[str]:
    for size in dict.fromkeys(asked.size for asked in record.asked):
        engines = list(dict.fromkeys(asked.engine for asked in record.asked if asked.size == size))
        for warm in (False, True):
            yield f"## {size:,} articles, {'warm' if warm else 'first seen'}\n{_time_table(record, size, engines, warm)}"


def _time_table(record: Record, size: int, engines: list[str], warm: bool) -> str:
    of = record.warm if warm else record.first
    peers = [engine for engine in engines if engine != OURS.name]
    rows = []
    for kind, meaning in KINDS.items():
        times = [_time(of(engine, size, kind)) for engine in engines]
        ratios = [_ratio(ratio(record, peer, size, kind, warm)) for peer in peers]
        rows.append([f"{kind}: {meaning}", *times, *ratios])
    head = ["question", *(CONTENDERS[engine].title for engine in engines), *(f"ours by {CONTENDERS[peer].title}" for peer in peers)]
    return table(head, rows)


def _reached(record: Record) -> str:
    rows = [[verdict.subject, verdict.limit, verdict.measured, verdict.word] for verdict in verdicts(record)]
    return f"## What it has to reach\n{table(['what', 'limit', 'measured', ''], rows)}"


def _building(record: Record) -> str:
    rows = []
    for built in record.built:
        # The server that builds these is another process than the one that was looked at.
        peak = "–" if built.engine in ("opensearch", "postgres") else f"{built.peak:.0f}"
        processes = "" if built.processes == 1 else f", {built.processes} processes"
        name = f"{CONTENDERS[built.engine].title}, {built.size:,}{processes}"
        later = f"{built.settled:,.0f} (peak {built.settled_peak:,.0f} MB)" if built.settled > 1 else "–"
        rows.append([name, f"{built.rate:,.0f}", f"{built.seconds:,.0f}", peak, later, f"{built.megabytes:,.0f}"])
    head = ["index", "articles/s", "seconds", "peak of a process, MB", "merging when idle, seconds", "on disk, MB"]
    text = f"## Building\n{table(head, rows)}"
    ours = record.building(OURS.name, record.size)
    if ours:
        kinds = sorted(ours.bytes.items(), key=lambda item: -item[1])
        named = ", ".join(f"`{kind or 'others'}` {size / 1e6:,.1f} MB" for kind, size in kinds)
        text += f"\n\nOurs on disk, by kind of file: {named}."
    return text


def _memory(record: Record) -> str:
    rows = []
    for engine, size in dict.fromkeys((asked.engine, asked.size) for asked in record.asked):
        processes = record.processes(engine, size)
        times = [spread(values).median for values in zip(*((p.imported, p.opened, p.answered) for p in processes), strict=True)]
        anonymous = [max(p.memory[when][0] for p in processes) for when in ("bare", "imported", "opened", "asked")]
        private = max(p.memory["asked"][1] for p in processes)
        name = f"{CONTENDERS[engine].title}, {size:,}"
        rows.append([name, *(f"{time:.1f}" for time in times), *(f"{amount:.0f}" for amount in (*anonymous, private))])
    times_of, memory_of = ("import", "open", "first answer"), ("bare", "imported", "first answer", "all asked", "private")
    head = ["process", *(f"{what}, ms" for what in times_of), *(f"{what}, MB" for what in memory_of)]
    return (
        f"## A fresh process\n{table(head, rows)}\n\nMB are anonymous memory, which a process has for itself (PostgreSQL: with its "
        "server's process for the connection, without shared buffers); “private” counts besides "
        "the pages of files that no other process maps."
    )


def _updates(record: Record) -> str:
    if not record.updated:
        return ""
    times, segments = spread(record.updated.milliseconds), record.updated.segments
    return (
        f"## From a change to its being found\n{len(segments)} single articles written into {record.updated.size:,}, one after the other, "
        f"each until a new snapshot has it: median {times.median:.1f} ms, p95 {times.p95:.1f}, longest {times.longest:.1f}; "
        f"{min(segments)} to {max(segments)} segments."
    )


def _totals(record: Record) -> str:
    """Who found how many: engines differ a little by their stemmers."""
    size = record.size
    engines = list(dict.fromkeys(asked.engine for asked in record.asked if asked.size == size))
    fewest = {kind: min(len(record.found(engine, size, kind)) for engine in engines) for kind in KINDS}
    rows = [[kind, *(f"{sum(record.found(engine, size, kind)[: fewest[kind]]):,}" for engine in engines)] for kind in KINDS]
    head = ["question", *(CONTENDERS[engine].title for engine in engines)]
    note = "Articles found by the same questions, together. Stemmers differ, and so do these a little."
    return f"## What they found\n{note}\n\n{table(head, rows)}"


def _time(time: Spread | None) -> str:
    return f"{_digits(time.median)} / {_digits(time.p95)}" if time else "–"


def _digits(milliseconds: float) -> str:
    return f"{milliseconds:.2f}" if milliseconds < 10 else f"{milliseconds:,.1f}" if milliseconds < 100 else f"{milliseconds:,.0f}"


def _ratio(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}" if value >= 0.01 else f"{value:.4f}"

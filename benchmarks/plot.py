"""The record of a run as a picture: a row a kind of question, a mark an engine, time on a logarithmic scale. Plain SVG, light and dark."""

import math
from collections.abc import Callable, Iterator
from html import escape

from .engines import CONTENDERS, OURS
from .measure import Spread
from .questions import KINDS
from .record import Record

WIDTH = 980
LEFT, RIGHT = 280, 860
"""Between these lies the scale; names stand before it, ratios after it."""
TOP, ROW = 158, 38
CAPTION = "median milliseconds, each question seen for the first time; the line reaches to the 95th percentile (logarithmic)"

_LIGHT = {
    "ground": "#fbfaf7",
    "band": "#f2f0ea",
    "ink": "#23262b",
    "soft": "#6c7078",
    "grid": "#dedbd2",
    "ours": "#c2410c",
    "opensearch": "#a4286a",
    "tantivy": "#2563a8",
    "sqlite": "#3c8059",
    "postgres": "#7a55a8",
    "stock": "#7d766a",
}
_DARK = {
    "ground": "#15181d",
    "band": "#1b1f26",
    "ink": "#eceae4",
    "soft": "#9a9ea6",
    "grid": "#2d323b",
    "ours": "#ff9055",
    "opensearch": "#f08bbd",
    "tantivy": "#74b3f2",
    "sqlite": "#6cc594",
    "postgres": "#bd9cec",
    "stock": "#a8a094",
}

Scale = Callable[[float], float]


def svg(record: Record) -> str:
    """The picture. Engines that were not asked at the record's own size are not in it."""
    size = record.size
    times = {kind: {name: time for name in CONTENDERS if (time := record.first(name, size, kind)) is not None} for kind in KINDS}
    shown = [name for name in CONTENDERS if any(name in of_kind for of_kind in times.values())]
    scale, ticks = _scale([edge for of_kind in times.values() for time in of_kind.values() for edge in (time.median, time.p95)])
    bottom = TOP + ROW * len(KINDS)
    body = [
        *_head(record, shown),
        *_grid(scale, ticks, bottom),
        *(part for row, kind in enumerate(KINDS) for part in _row(kind, times[kind], TOP + ROW * row, scale)),
        _text(LEFT, bottom + 48, CAPTION, "note"),
    ]
    return _document(record, bottom + 68, shown, body)


def _document(record: Record, height: int, shown: list[str], body: list[str]) -> str:
    names = ", ".join(CONTENDERS[name].title for name in shown)
    about = f"Median milliseconds to a whole answer for twelve kinds of question over {record.size:,} articles: {names}."
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="title about">',
        f'<title id="title">How long a faceted search takes, by engine</title><desc id="about">{escape(about)}</desc>',
        f"<style>{_style()}</style>",
        f'<rect class="ground" width="{WIDTH}" height="{height}" rx="10"/>',
        *body,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _style() -> str:
    def variables(colours: dict[str, str]) -> str:
        return ";".join(f"--{name}:{colour}" for name, colour in colours.items())

    painted = "".join(f".{name}{{fill:var(--{name});stroke:var(--{name})}}" for name in CONTENDERS)
    return (
        f"svg{{{variables(_LIGHT)};font-family:system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif}}"
        f"@media(prefers-color-scheme:dark){{svg{{{variables(_DARK)}}}}}"
        ".ground{fill:var(--ground)}.band{fill:var(--band)}.grid{stroke:var(--grid);stroke-width:1}"
        "text{fill:var(--ink);font-size:14px}.title{font-size:23px;font-weight:650}.subtitle,.note,.tick{fill:var(--soft)}"
        ".note,.tick{font-size:12px}.subtitle{font-size:13.5px}.kind{font-weight:600}.meaning{fill:var(--soft);font-size:11.5px}"
        ".value{fill:var(--ours);stroke:var(--ground);stroke-width:4;paint-order:stroke;font-size:12.5px;font-weight:600;font-variant-numeric:tabular-nums}.times{font-weight:600;font-variant-numeric:tabular-nums}.tail{stroke-width:2;opacity:.42;stroke-linecap:round}"
        f"{painted}.mark{{stroke:var(--ground);stroke-width:1.5}}"
    )


def _head(record: Record, shown: list[str]) -> Iterator[str]:
    yield _text(28, 44, "The whole answer, in milliseconds", "title")
    wanted = f"{record.size:,} articles; how many match, the best 20 with snippets, and every count of four facets"
    yield _text(28, 68, wanted, "subtitle")
    x = 34.0
    for name in shown:
        yield _mark(name, x, 100)
        yield _text(x + 14, 105, CONTENDERS[name].title, "legend")
        x += 44 + 7.6 * len(CONTENDERS[name].title)
    yield _text(WIDTH - 28, 130, "fastest peer", "note", "end")
    yield _text(WIDTH - 28, 146, "takes", "note", "end")


def _grid(scale: Scale, ticks: list[float], bottom: int) -> Iterator[str]:
    for row in range(0, len(KINDS), 2):
        yield f'<rect class="band" x="14" y="{TOP + ROW * row}" width="{WIDTH - 28}" height="{ROW}" rx="5"/>'
    for tick in ticks:
        x = scale(tick)
        yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{bottom + 6}"/>'
        yield _text(x, bottom + 23, f"{tick:g}" if tick < 1000 else f"{tick / 1000:g} s", "tick", "middle")


def _row(kind: str, times: dict[str, Spread], y: int, scale: Scale) -> Iterator[str]:
    middle = y + ROW / 2
    yield _text(28, middle - 2, kind, "kind")
    yield _text(28, middle + 13, KINDS[kind], "meaning")
    peers = {name: time.median for name, time in times.items() if name != OURS.name}
    for name, time in reversed(times.items()):
        here = scale(time.median)
        yield f'<line class="{name} tail" x1="{here:.1f}" x2="{scale(time.p95):.1f}" y1="{middle}" y2="{middle}"/>'
    for name, time in reversed(times.items()):
        yield _mark(name, scale(time.median), middle)
    if OURS.name in times:
        ours = times[OURS.name].median
        yield _text(scale(ours) - 13, middle + 4, f"{ours:.{0 if ours >= 100 else 1 if ours >= 1 else 2}f}", "value", "end")
    if OURS.name in times and peers:
        yield _text(WIDTH - 28, middle + 5, _times(min(peers.values()) / times[OURS.name].median), "times", "end")


def _times(factor: float) -> str:
    return f"{factor:.1f}×" if factor >= 1 else f"{factor:.2f}×"


def _mark(name: str, x: float, y: float) -> str:
    """Each engine has a shape of its own, so that nobody needs the colours."""
    match name:
        case "ours":
            return f'<circle class="{name} mark" cx="{x:.1f}" cy="{y}" r="8"/>'
        case "tantivy":
            return f'<path class="{name} mark" d="M{x:.1f} {y - 7.5}l7.5 7.5-7.5 7.5-7.5-7.5z"/>'
        case "sqlite":
            return f'<rect class="{name} mark" x="{x - 5.5:.1f}" y="{y - 5.5}" width="11" height="11" rx="1.5"/>'
        case "opensearch":
            return f'<path class="{name} mark" d="M{x - 2.5:.1f} {y - 7.5}h5v5h5v5h-5v5h-5v-5h-5v-5h5z"/>'
        case "postgres":
            return f'<path class="{name} mark" d="M{x:.1f} {y - 7}l7 12.5h-14z"/>'
        case _:
            return f'<path class="{name} mark" d="M{x:.1f} {y + 7}l7-12.5h-14z"/>'


def _scale(values: list[float]) -> tuple[Scale, list[float]]:
    """From milliseconds to the place on the axis, and the ticks: 1, 2 and 5 of each power of ten."""
    low, high = math.log10(min(values)) - 0.12, math.log10(max(values)) + 0.05
    steps = [step * 10.0**power for power in range(math.floor(low), math.ceil(high) + 1) for step in (1, 2, 5)]

    def place(value: float) -> float:
        return LEFT + (RIGHT - LEFT) * (math.log10(value) - low) / (high - low)

    return place, [step for step in steps if low <= math.log10(step) <= high]


def _text(x: float, y: float, words: str, style: str, anchor: str = "start") -> str:
    return f'<text class="{style}" x="{x:.1f}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'

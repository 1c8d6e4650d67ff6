"""The printed result: a Markdown table of the kinds, and misses that a rule's author can work from."""

from collections.abc import Iterable, Mapping

from .measures import Miss, Tally

COLUMNS = ("gold", "right", "wrong", "missing", "extra", "precision", "recall", "F1", "agreement")
SHOWN = 110
"""The most characters of a value that a miss shows."""
LEAD = 30
"""How many characters before the first difference of two long values are shown."""


def table(tallies: Mapping[str, Tally], floors: Mapping[str, float] | None = None) -> str:
    """One line a kind. ``agreement`` is the share of all pairs that are right or silent on both sides: a field's accuracy."""
    columns = [*COLUMNS, *(["floor"] if floors is not None else [])]
    measured = {kind: tally for kind, tally in tallies.items() if tally.is_measured}
    width = max(map(len, measured), default=4)
    lines = [f"| {'kind':{width}} | " + " | ".join(f"{name:>9}" for name in columns) + " |"]
    lines.append(f"|{'-' * (width + 2)}|" + "----------:|" * len(columns))
    for kind, tally in measured.items():
        counts = [tally.gold, tally.right, *(tally.count(how) for how in ("wrong", "missing", "extra"))]
        shares = [f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1, tally.agreement)]
        cells = [*map(str, counts), *shares]
        if floors is not None:
            cells.append(f"{floors[kind]:.3f}" if kind in floors else "")
        lines.append(f"| {kind:{width}} | " + " | ".join(f"{cell:>9}" for cell in cells) + " |")
    if unmeasured := [kind for kind in tallies if kind not in measured]:
        lines += ["", f"Neither in gold nor in ours: {', '.join(unmeasured)}."]
    return "\n".join(lines)


def listed(misses: Iterable[Miss]) -> str:
    """The misses, one a paragraph: what and where, then expected and got, then the words around."""
    return "\n\n".join(_paragraph(miss) for miss in misses)


def _paragraph(miss: Miss) -> str:
    expected, got = _around_their_difference(miss.expected, miss.got)
    lines = [f"{miss.kind}, {miss.how}: {miss.page}", f"  expected: {expected}", f"  got:      {got}"]
    return "\n".join([*lines, f"  in:       {_cut(miss.around)}"] if miss.around else lines)


def _around_their_difference(expected: str | None, got: str | None) -> tuple[str, str]:
    """Both values short enough to read, cut before where they begin to differ."""
    if expected is None or got is None:
        return "nothing" if expected is None else _cut(expected), "nothing" if got is None else _cut(got)
    alike = next((i for i, (one, other) in enumerate(zip(expected, got, strict=False)) if one != other), min(len(expected), len(got)))
    skip = max(0, alike - LEAD) if max(len(expected), len(got)) > SHOWN else 0
    return _cut(expected, skip), _cut(got, skip)


def _cut(text: str, skip: int = 0) -> str:
    shown = text[skip : skip + SHOWN] + ("…" if len(text) > skip + SHOWN else "")
    return f"…{shown}" if skip else shown

"""A measure's page: its values over time, drawn and as a table, and its pairs under their labels."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from ninja import Schema

from archive.comparing import FAMILIES, SHARES, Label, quantity_of
from archive.folding import fold
from archive.ledgers.disagreements import GRAVEST_FIRST, disputed, pairs_of, shown_pairs, under, with_sides
from archive.ledgers.labelling import shown_figures
from archive.ledgers.listing import LATEST_ARTICLE, asked, cursor_page
from archive.ledgers.plot import Plot, Value, plot
from archive.models import Comparison, Measure, State
from archive.printed_amounts import singular
from archive.refusals import Refused

PER_PAGE = 60
"""Values that one drawing can hold and be read."""
PAIRS = 10
"""Shown here; the ledger of disagreements has them all."""


class MeasureParams(Schema):
    """A measure's page takes cursors alone."""


class Chart(NamedTuple):
    """Values of one unit, or shares of one whole, drawn together; ``rows`` are the same values for the table."""

    unit: str
    whole: str
    plot: Plot | None
    rows: list[Any]

    @property
    def unit_in_words(self) -> str:
        """The unit in the page's language."""
        return singular(self.unit)


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """A measure, or where it was merged into."""
    found = Measure.objects.filter(slug=slug).select_related("merged_into").first()
    if found is None:
        found = Measure.by_former_slug(slug)
        if found is None:
            raise Http404("There is no measure of this name.")
        return redirect(found.standing, permanent=True)
    if found.standing != found:
        return redirect(found.standing)
    if found.state == State.REJECTED:
        raise Http404("An editor rejected this measure: there is nothing to compare under it.")
    context: dict[str, Any] = {"measure": found}
    try:
        asked(request, MeasureParams)
        figures = shown_figures().filter(measure__in=found.family).select_related("article", "source", "measure__merged_into")
        listed = cursor_page(request, figures, LATEST_ARTICLE, PER_PAGE)
        pairs = shown_pairs().filter(under(found))
        stored = Comparison.objects.filter(under(found))  # settled with whatever hides a side of one, so counted without joins
        counts = dict(stored.order_by().values_list("label").annotate(Count("pk")))
        context |= {
            "page": listed,
            "charts": charts(listed.rows),
            "pairs": pairs_of(GRAVEST_FIRST.of(with_sides(pairs))[:PAIRS]),
            "labels": [(label.value, counts[label.value]) for label in Label if label.value in counts],
            "pair_count": sum(counts.values()),
            "disputed": disputed(listed.rows),
        }
    except Refused as refusal:
        context["refusal"] = str(refusal)
    return render(request, "archive/measure.html", context)


def charts(figures: Iterable[Any]) -> list[Chart]:
    """The figures by what shares an axis: units that turn into each other, shares of one whole. The most numerous first."""
    groups: dict[tuple[str, str], list[Any]] = {}
    for figure in figures:
        whole = fold(figure.denominator) if figure.unit in SHARES else ""
        groups.setdefault((figure.family, whole), []).append(figure)
    return [_chart(rows) for _, rows in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))]


def _chart(rows: list[Any]) -> Chart:
    """One value is no course of time, and gets no drawing."""
    unit = _common_unit(rows)
    values = [_value(figure, unit) for figure in rows]
    return Chart(unit, rows[0].denominator if rows[0].unit in SHARES else "", plot(values) if len(values) > 1 else None, rows)


def _common_unit(rows: list[Any]) -> str:
    """The unit that most of the figures are printed in."""
    units = [figure.unit for figure in rows]
    return max(sorted(set(units)), key=units.count)


def _value(figure: Any, unit: str) -> Value:
    """A figure for the drawing, in ``unit``, at its period or else at its article's date."""
    factor = quantity_of(figure.value.__class__(1), unit) if figure.family in FAMILIES else 1
    first, last = figure.period_start or figure.period_end, figure.period_end or figure.period_start
    by_article = first is None and figure.article.published_on is not None
    if by_article:
        first = last = figure.article.published_on
    when = figure.period or (figure.article.printed_date if by_article else "") or _("no date")
    says = _("%(figure)s, %(date)s, date of its article") if by_article and not figure.period else _("%(figure)s, %(date)s")
    return Value(
        key=f"figure-{figure.pk}",
        says=says % {"figure": figure.as_read, "date": when},
        value=float(quantity_of(figure.value, figure.unit) / factor),
        high=None if figure.high is None else float(quantity_of(figure.high, figure.unit) / factor),
        comparator=figure.comparator,
        first=first,
        last=last,
        by_article=by_article,
    )

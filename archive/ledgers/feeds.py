"""Feeds of ledgers: the calendar of the forecasts that wait for a verdict."""

import hashlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Max, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from archive.ledgers.calendar import DueDay, calendar_of
from archive.ledgers.due import Status
from archive.ledgers.forecasts import BY_DUE_DAY, ForecastParams, forecasts, of_status
from archive.ledgers.listing import asked
from archive.models import Article
from archive.models.article import heading, printed_date
from archive.models.passages import digest
from archive.refusals import Refused

CALENDAR_NAME = "Forecasts · Policy Archive"
_LONGEST_SUMMARY = 100
_OPENING = 400
"""Characters of a text, of which an untitled article is called by the first words."""


@require_safe
def forecast_calendar(request: HttpRequest) -> HttpResponseBase:
    """Open, due and overdue forecasts with a known end as all-day entries; takes the parameters of ``/forecasts/``.

    The ETag is of the bytes; Last-Modified is when any article of the archive was last written.
    """
    try:
        params = asked(request, ForecastParams)
        rows = of_status(forecasts(params, timezone.localdate()), params)
        data = calendar_of(CALENDAR_NAME, due_days(rows.filter(ends_on__isnull=False).exclude(status=Status.JUDGED.value)))
    except Refused as refusal:
        return HttpResponse(f"{refusal}\n", status=refusal.status, content_type="text/plain; charset=utf-8")
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="forecasts.ics"'
    response["ETag"] = quote_etag(hashlib.sha256(data).hexdigest())
    written = Article.objects.aggregate(latest=Max("updated_at"))["latest"]
    modified = int(written.timestamp()) if written else 0
    response["Last-Modified"] = http_date(modified)
    return get_conditional_response(request, response["ETag"], modified, response) or response


def due_days(rows: "QuerySet[Any]") -> Iterator[DueDay]:
    """An entry a forecast, by due day. One article's same words twice are one forecast: the identifier is of article and words."""
    host, seen = urlsplit(settings.SITE_URL).hostname, set()
    before, _, after = reverse("article", args=["-"]).partition("-")  # once: a reversed address an entry would take a third of the time
    columns = ["pk", "exact", "horizon", "condition", "ends_on", "article", "article__slug", "article__title", "opening"]
    dates = ["article__published_on", "article__date_precision", "article__updated_at"]
    found = BY_DUE_DAY.of(rows.annotate(opening=Substr("article__body", 1, _OPENING))).values_list(*columns, *dates)
    for pk, exact, horizon, condition, ends_on, article, slug, title, opening, published_on, precision, changed in found.iterator():
        uid = f"forecast-{article}-{digest(exact)[:20]}@{host}"
        if uid in seen:
            continue
        seen.add(uid)
        said = f"{heading(title, opening)}, {printed_date(published_on, precision) or 'undated'}"
        hangs = f"Condition: {condition}" if condition else ""
        yield DueDay(
            uid=uid,
            changed=changed,
            day=ends_on,
            summary=f"Forecast due: {_shortened(exact)}",
            description="\n".join(filter(None, (f"“{exact}”", f"Horizon as printed: {horizon}", hangs, said))),
            url=f"{settings.SITE_URL}{before}{slug}{after}#forecast-{pk}",
        )


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_SUMMARY else f"{words[: _LONGEST_SUMMARY - 1].rstrip()}…"

"""Is it alive, and can it answer?"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from operating.parts import PARTS, Health


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("alive\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Each part with how it is, in a sentence; 503 if one is ill."""
    findings = [part() for part in PARTS]
    ready = all(finding.health != Health.ILL for finding in findings)
    parts = {finding.part: {"health": finding.health, "sentence": finding.sentence} for finding in findings}
    return JsonResponse({"ready": ready, "parts": parts}, status=200 if ready else 503)

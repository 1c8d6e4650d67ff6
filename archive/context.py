"""What every page knows besides its view's context."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """The archive's public origin, for the addresses that other sites are told."""
    return {"site_url": settings.SITE_URL}

"""Addresses of the whole site."""

from functools import partial

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language
from ninja.openapi.views import openapi_view

from config.api import api


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look that were told of no icon."""
    return redirect(static("img/favicon.svg"))


handler500 = "config.faults.fault"
urlpatterns: list[URLPattern | URLResolver] = [
    *([path("admin/", include("archive.desk.passwords"))] if settings.SENDS_MAIL else []),
    path("", include("archive.urls")),
    path("", include("search.urls")),
    path("", include("operating.urls")),
    path("admin/", admin.site.urls),
    path("language/", csrf_exempt(require_POST(set_language)), name="set_language"),  # exempt: a token would put a cookie on every page
    path("favicon.ico", favicon, name="favicon"),
    path("api/docs", require_safe(partial(openapi_view, api=api)), name="api-docs"),
    path("api/v1/", api.urls),
]

"""Addresses of the whole site."""

from functools import partial

from django.contrib import admin
from django.urls import include, path
from ninja.openapi.views import openapi_view

from config.api import api

urlpatterns = [
    path("", include("archive.urls")),
    path("", include("search.urls")),
    path("admin/", admin.site.urls),
    path("api/docs", partial(openapi_view, api=api), name="api-docs"),
    path("api/v1/", api.urls),
]

"""Addresses of the search pages, and of the health checks."""

from django.urls import path

from search import health, views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/suggest", views.suggested, name="suggest"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]

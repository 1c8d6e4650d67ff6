"""Addresses of the search pages."""

from django.urls import path

from search import exports, feeds, kept, reading_list, views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/export.<export:form>", exports.export, name="search-export"),
    path("search/feed.atom", feeds.search, name="search-feed"),
    path("actors/<slug:slug>/feed.atom", feeds.entity, {"facet": "actor"}, name="actor-feed"),
    path("topics/<slug:slug>/feed.atom", feeds.entity, {"facet": "topic"}, name="topic-feed"),
    path("sources/<slug:slug>/feed.atom", feeds.entity, {"facet": "source"}, name="source-feed"),
    path("search/suggest", views.suggested, name="suggest"),
    path("search/keep/", kept.keep_page, name="keep-search"),
    path("search/kept/<slug:key>/", kept.kept_page, name="kept-search"),
    path("search/kept/<slug:key>/export.<export:form>", kept.export, name="kept-export"),
    path("reading-list/", reading_list.page, name="reading-list"),
    path("reading-list/export.<export:form>", reading_list.export, name="reading-list-export"),
]

"""Addresses of the archive's pages."""

from django.urls import path, register_converter

from archive import previews, replies, views
from archive.exchange import oai, sitemaps
from archive.exchange import views as exchange
from archive.exchange.unapi import unapi
from archive.home import home
from archive.ledgers import (
    claims,
    compare,
    disagreements,
    events,
    feeds,
    forecasts,
    gaps,
    measures,
    quotations,
    quoted,
    sources,
    tally,
)


class YearConverter:
    """Four digits, not 0000."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        if value == "0000":
            raise ValueError
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{int(value):04}"


class MonthConverter:
    """Two digits, 01 to 12."""

    regex = "0[1-9]|1[0-2]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int | str) -> str:
        return f"{int(value):02}"


register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")

urlpatterns = [
    path("", home, name="home"),
    path("articles/", views.article_list, name="articles"),
    path("preview/<str:token>/", previews.preview, name="preview"),
    path("articles/undated/", views.article_list, {"undated": True}, name="undated"),
    path("articles/<year:year>/", views.article_list, name="year"),
    path("articles/<year:year>/<month:month>/", views.article_list, name="month"),
    path("articles/<slug:slug>/", views.article, name="article"),
    path("articles/<slug:slug>/reply/", replies.reply_form, name="reply"),
    path("articles/<slug:slug>/replies/", replies.take_reply, name="replies"),
    path("articles/<slug:slug>/raw/", views.raw_page, name="raw-page"),
    path("articles/<slug:slug>/cite.ris", exchange.cite_file, {"name": "ris"}, name="cite-ris"),
    path("articles/<slug:slug>/cite.bib", exchange.cite_file, {"name": "bibtex"}, name="cite-bibtex"),
    path("articles/<slug:slug>/cite.json", exchange.cite_file, {"name": "csl"}, name="cite-csl"),
    path("articles/<slug:slug>/cite/<slug:anchor>/", exchange.cite_passage, name="cite-passage"),
    path("unapi", unapi, name="unapi"),
    path("actors/", views.actor_list, name="actors"),
    path("actors/<slug:slug>/", views.actor, name="actor"),
    path("topics/", views.topic_list, name="topics"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("sources/", sources.page, name="sources"),
    path("sources/unnamed/", sources.unnamed_page, name="unnamed-sources"),
    path("sources/<slug:slug>/", sources.source_page, name="source"),
    path("ledgers/", views.ledgers, name="ledgers"),
    path("compare/", compare.choose, name="compare-with"),
    path("compare/<slug:one>/<slug:other>/", compare.page, name="compare"),
    path("gaps/", gaps.board, name="gaps"),
    path("gaps/<slug:gap>/", gaps.page, name="gap"),
    path("claims/", claims.page, name="claims"),
    path("claims/export.<table:form>", claims.export, name="claims-export"),
    path("forecasts/", forecasts.page, name="forecasts"),
    path("forecasts/export.<table:form>", forecasts.export, name="forecasts-export"),
    path("forecasts/tally/", tally.page, name="forecast-tally"),
    path("forecasts.ics", feeds.forecast_calendar, name="forecasts-ics"),
    path("quotations/", quotations.page, name="quotations"),
    path("quotations/export.<table:form>", quotations.export, name="quotations-export"),
    path("quotations/speakers/", quoted.speakers, name="quoted-speakers"),
    path("quotations/affiliations/", quoted.affiliations, name="quoted-affiliations"),
    path("quotations/never/", quoted.never, name="never-quoted"),
    path("quotations/same/", quoted.same, name="same-words"),
    path("events/", events.page, name="events"),
    path("events/export.<table:form>", events.export, name="events-export"),
    path("claims/disagreements/", disagreements.page, name="disagreements"),
    path("claims/disagreements/export.<table:form>", disagreements.export, name="disagreements-export"),
    path("claims/<slug:slug>/", measures.page, name="measure"),
    path("about/", views.about, name="about"),
    path("oai", oai.oai, name="oai"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap_section, name="sitemap-section"),
    path("robots.txt", sitemaps.robots, name="robots"),
]

"""Where Django's admin looks for us: the editors' desk registers itself."""

from django.contrib import admin

from archive.desk import articles, corrections, entities, events, forecasts, pages, replies, users

__all__ = ["articles", "corrections", "entities", "events", "forecasts", "pages", "replies", "users"]

admin.site.site_header = "Policy Archive · the editors’ desk"
admin.site.site_title = "Policy Archive"
admin.site.index_title = "What the archive holds"

"""Publishes what was scheduled, where no worker does."""

from typing import Any

from django.core.management.base import BaseCommand

from archive.models import Article


class Command(BaseCommand):
    """``publish_due``: publishes drafts whose moment has come; ``index_articles --follow`` does so by itself."""

    help = "Publishes the drafts whose moment has come."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{Article.objects.publish_due()} articles published by schedule")

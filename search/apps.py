"""The search application."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """How the archive is found."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Starts listening to the archive, and tells it where articles match a search."""
        from archive.hits import ask
        from search import hits, outbox

        outbox.listen()
        ask(hits.find)

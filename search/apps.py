"""The search application."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """How the archive is found."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Starts listening to the archive; tells it where articles match a search, and of the index, which its pages show parts of."""
        from archive.hits import ask
        from archive.kept_pages import depend_on
        from search import hits, nearby, outbox

        outbox.listen()
        ask(hits.find)
        depend_on(nearby.stamp)

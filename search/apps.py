"""The search application."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """How the archive is found."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Starts listening to the archive."""
        from search import outbox

        outbox.listen()

"""The archive application."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """What we hold, and the pages that show it."""

    name = "archive"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Starts listening to row by row changes."""
        from archive import changes

        changes.listen()

"""The archive application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ArchiveConfig(AppConfig):
    """What we hold, and the pages that show it."""

    name = "archive"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Starts listening to row by row changes, and keeps the roles."""
        from archive import changes
        from archive.desk.roles import keep_roles

        changes.listen()
        post_migrate.connect(keep_roles, sender=self)

"""The application of whoever runs the archive."""

from django.apps import AppConfig


class OperatingConfig(AppConfig):
    """How the archive is kept running."""

    name = "operating"

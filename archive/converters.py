"""Converters: what the parts of an address mean."""

from django.db.models import TextChoices
from django.urls import register_converter


def register_choices(name: str, choices: type[TextChoices]) -> None:
    """From now on ``<name:…>`` in an address is one of ``choices``, printed as its value; anything else is no such address."""

    class Converter:
        regex = "|".join(choices.values)

        def to_python(self, value: str) -> TextChoices:
            return choices(value)

        def to_url(self, value: str) -> str:
            return str(value)

    register_converter(Converter, name)

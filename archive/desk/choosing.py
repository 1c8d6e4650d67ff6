"""Rows of other tables that a form of the desk names, found by typing."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import site
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Model
from django.forms import ModelChoiceField
from django.http import HttpRequest

LONGEST_KEY = 18
"""Digits of a primary key: no database holds twenty."""


def keys_of(texts: Iterable[str]) -> list[int]:
    """Those of ``texts`` that may be primary keys."""
    return [int(text) for text in texts if text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY]


class FoundByTyping(AutocompleteSelect):
    """Django's box, in which an address or a broken form may also put what is no primary key: nothing is chosen then."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> Any:
        """What the empty box says is its name for a screen reader too."""
        return super().build_attrs(base_attrs, extra_attrs) | {"data-placeholder": "Type a part of the name"}

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        """The options that are chosen."""
        return super().optgroups(name, [str(key) for key in keys_of(map(str, value))], attrs)


def found_by_typing(model: type[Model], field: str, **options: Any) -> ModelChoiceField:
    """A form's field for one row that stands, of those that ``field`` of ``model`` leads to."""
    relation: Any = model._meta.get_field(field)
    standing = relation.related_model._default_manager.filter(merged_into=None)
    return ModelChoiceField(standing, widget=FoundByTyping(relation, site), **options)


class ChoosesByTyping:
    """Comes before an admin's class, or an inline's, with ``autocomplete_fields``."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Their fields."""
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs["widget"] = FoundByTyping(db_field, self.admin_site, using=kwargs.get("using"))  # type: ignore[attr-defined]
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

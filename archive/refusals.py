"""Refusals: a request that can't be answered gets a status and one clear sentence, in JSON as on a page."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from ninja import Schema

_FAULTS = {
    "bool_parsing": gettext_lazy("input should be a valid boolean, unable to interpret input"),
    "enum": gettext_lazy("input should be %(expected)s"),
    "greater_than_equal": gettext_lazy("input should be greater than or equal to %(ge)s"),
    "int_parsing": gettext_lazy("input should be a valid integer, unable to parse string as an integer"),
    "less_than": gettext_lazy("input should be less than %(lt)s"),
    "less_than_equal": gettext_lazy("input should be less than or equal to %(le)s"),
    "literal_error": gettext_lazy("input should be %(expected)s"),
    "printed_date": gettext_lazy("write 2025, 2025-11 or 2025-11-10"),
    "string_too_long": gettext_lazy("string should have at most %(max_length)s characters"),
}
"""What the validator says of the faults that an address may have, by their types."""


class Refused(Exception):
    """A request that can't be answered: the status and one clear sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def sentence_of(fault: Mapping[str, Any]) -> str:
    """What is wrong with a parameter, from a validator's fault: ``“page” can't be used: input should be greater than or equal to 1.``"""
    words = _FAULTS[fault["type"]] % _values(fault) if fault["type"] in _FAULTS else fault["msg"][:1].lower() + fault["msg"][1:]
    return _("“%(name)s” can't be used: %(fault)s.") % {"name": str(fault["loc"][-1])[:40], "fault": words}


def _values(fault: Mapping[str, Any]) -> dict[str, Any]:
    """What the sentence names; the validator lists choices in English."""
    values, between = dict(fault.get("ctx", {})), pgettext("between names", "or")
    return values | {"expected": str(values.get("expected", "")).replace("' or '", f"' {between} '")}


def no_such_parameter(name: str, known: Iterable[str]) -> str:
    """The sentence that refuses a parameter, with those that there are."""
    told = {"name": name[:40], "known": ", ".join(sorted(known)) or pgettext("parameters", "none")}
    return _("There is no parameter “%(name)s”; the parameters are %(known)s.") % told


def holds_nul(name: str) -> str:
    """The sentence that refuses a parameter's value."""
    return _("“%(name)s” holds a NUL character.") % {"name": name[:40]}


def check_parameters(query: QueryDict, params: type[Schema], others: Iterable[str] = ()) -> None:
    """Raises ``Refused`` for a name in a query string that neither ``params`` nor ``others`` hold, and for NUL characters."""
    known = {field.alias or name for name, field in params.model_fields.items()}
    for name, values in query.lists():
        if name not in known and name not in others:
            raise Refused(422, no_such_parameter(name, known))
        if "\0" in "".join(values):
            raise Refused(422, holds_nul(name))

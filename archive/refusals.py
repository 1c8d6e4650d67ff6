"""Refusals: a request that can't be answered gets a status and one clear sentence, in JSON as on a page."""

from collections.abc import Iterable

from django.http import QueryDict
from ninja import Schema


class Refused(Exception):
    """A request that can't be answered: the status and one clear sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def sentence_of(name: object, fault: str) -> str:
    """What is wrong with a parameter, from a validator's words: ``“page” can't be used: input should be greater than 0.``"""
    return f"“{str(name)[:40]}” can't be used: {fault[0].lower()}{fault[1:]}."


def check_parameters(query: QueryDict, params: type[Schema], others: Iterable[str] = ()) -> None:
    """Raises ``Refused`` for a name in a query string that neither ``params`` nor ``others`` hold, and for NUL characters."""
    known = {field.alias or name for name, field in params.model_fields.items()}
    for name, values in query.lists():
        if name not in known and name not in others:
            raise Refused(422, f"There is no parameter “{name[:40]}”; the parameters are {', '.join(sorted(known)) or 'none'}.")
        if "\0" in "".join(values):
            raise Refused(422, f"“{name}” holds a NUL character.")

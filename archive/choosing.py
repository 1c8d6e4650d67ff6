"""Choosing: ``fields=`` leaves of each result only the top-level fields that were asked for."""

from typing import Any, get_args

from django.http import HttpResponse, QueryDict
from ninja import Schema
from pydantic_core import to_json

from archive.refusals import Refused


def wanted_fields(query: QueryDict, answer: type[Schema]) -> frozenset[str]:
    """The fields that ``fields=a,b`` names, none where all are wanted. Raises ``Refused`` for a field that results lack."""
    wanted = {name.strip() for given in query.getlist("fields") for name in given.split(",")} - {""}
    known = _result_of(answer).model_fields
    for name in sorted(wanted - set(known)):
        raise Refused(422, f"There is no field “{name[:40]}”; the fields are {', '.join(known)}.")
    return frozenset(wanted)


def only(wanted: frozenset[str], found: dict[str, Any], answer: type[Schema]) -> HttpResponse:
    """The answer with these fields alone, checked against its schema as a whole one is."""
    whole = answer.model_validate(found).model_dump(mode="json")
    if _result_of(answer) is answer:
        chosen: dict[str, Any] = _pruned(whole, wanted)
    else:
        chosen = whole | {"results": [_pruned(row, wanted) for row in whole["results"]]}
    return HttpResponse(to_json(chosen), content_type="application/json; charset=utf-8")


def _result_of(answer: type[Schema]) -> type[Schema]:
    """What one result of a list is, or the answer itself where it is no list."""
    results = answer.model_fields.get("results")
    row: type[Schema] = get_args(results.annotation)[0] if results else answer
    return row


def _pruned(row: dict[str, Any], wanted: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name in wanted}

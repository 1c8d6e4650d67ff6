"""A bad parameter is refused in one sentence: in the validator's words, and in Spanish on Spanish pages."""

from typing import Annotated, Any, Literal

import pytest
from django.utils.translation import override
from ninja import Field, Schema
from pydantic import ValidationError

from archive.ledgers.bounds import PrintedDate
from archive.refusals import sentence_of


class Params(Schema):
    """One parameter of each kind."""

    number: Annotated[int, Field(ge=1, le=9)] = 1
    below: Annotated[int, Field(lt=9)] = 1
    flag: bool = False
    sort: Literal["oldest", "newest"] = "newest"
    words: str = Field("", max_length=3)
    day: PrintedDate = ""


def fault(**given: Any) -> dict[str, Any]:
    """What the validator says of a bad value."""
    with pytest.raises(ValidationError) as refused:
        Params.model_validate(given)
    (found,) = refused.value.errors()
    return dict(found)


@pytest.mark.parametrize(
    ("given", "spanish"),
    [
        ({"number": "0"}, "debe ser mayor o igual que 1"),
        ({"number": "10"}, "debe ser menor o igual que 9"),
        ({"number": "x"}, "debe ser un número entero"),
        ({"below": "9"}, "debe ser menor que 9"),
        ({"flag": "perhaps"}, "debe ser verdadero o falso"),
        ({"sort": "best"}, "debe ser 'oldest' o 'newest'"),
        ({"words": "many"}, "puede tener 3 caracteres como máximo"),
        ({"day": "May"}, "escriba 2025, 2025-11 o 2025-11-10"),
    ],
)
def test_a_fault_is_told_in_the_validators_words_or_in_spanish(given: dict[str, str], spanish: str) -> None:
    found, (name,) = fault(**given), given
    words = found["msg"][:1].lower() + found["msg"][1:]
    assert sentence_of(found) == f"“{name}” can't be used: {words}."
    with override("es"):
        assert sentence_of(found) == f"«{name}» no se puede usar: {spanish}."


def test_a_fault_of_another_kind_keeps_the_validators_words() -> None:
    assert sentence_of({"type": "odd", "loc": ("query", "n"), "msg": "Odd"}) == "“n” can't be used: odd."

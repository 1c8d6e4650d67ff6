"""Notes: what the engine has to say of a search, a sentence each, in English; it knows no other language, but lets others be spoken."""

from collections.abc import Mapping


class Note(str):
    """One sentence. It remembers what it was made from, so that a page can say it in another language.

    ``sentence`` names its ``values`` as ``%(name)s``. Where it is imported as ``_``, the tools that gather what is to be translated find
    its sentences.
    """

    sentence: str
    values: Mapping[str, str | int | tuple[str, ...]]

    def __new__(cls, sentence: str, **values: str | int | tuple[str, ...]) -> "Note":
        """The ``sentence`` with its ``values``: numbers have commas between their thousands, a tuple is a choice."""
        filled = {name: _in_english(value) for name, value in values.items()}
        note = super().__new__(cls, sentence % filled)
        note.sentence, note.values = sentence, values
        return note


def _in_english(value: str | int | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else f"{value:,}" if isinstance(value, int) else " or ".join(value)

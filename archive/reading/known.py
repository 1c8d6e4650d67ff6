"""What the gazetteer knows of an actor or a topic: plain data, so that reading needs no database."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownName:
    """One way to print an actor. ``kind`` is ``name`` (the actor's own), ``alias``, ``acronym``, ``demonym`` or ``metonym``."""

    text: str
    kind: str = "name"
    case_sensitive: bool = False

    @property
    def strength(self) -> str:
        """``weak`` for a demonym or a metonym (*Mexican*, *Washington*), else ``name``."""
        return "weak" if self.kind in ("demonym", "metonym") else "name"


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor that the archive holds; its own name is the first of ``names``."""

    slug: str
    name: str
    kind: str
    names: tuple[KnownName, ...]


@dataclass(frozen=True, slots=True)
class KnownTopic:
    """A topic and the words and phrases that, found in a text, propose it."""

    slug: str
    keywords: tuple[str, ...]

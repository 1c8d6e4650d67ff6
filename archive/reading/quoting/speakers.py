"""Speakers: the person, body or nameless source that a subject means, with role and affiliation as printed there."""

from typing import NamedTuple

from archive.reading.lexicon.organisations import HEADS
from archive.reading.lexicon.roles import GROUPS
from archive.reading.lexicon.speech import NOBODYS, PARENTS, WRITINGS
from archive.reading.mentions import Mentions
from archive.reading.quoting.noun_groups import ROLES, Subject
from archive.reading.quoting.referents import Referents
from archive.reading.quoting.roles import described_at, of_noun_group
from archive.reading.tokens import Text, Token

_SPEAKING = GROUPS | PARENTS | WRITINGS | ROLES | frozenset(HEADS)
"""Nouns of those who can say something: people, bodies and what they write."""


class Speaker(NamedTuple):
    """A speaker with role and affiliation as printed; ``name`` is ``None`` where somebody speaks whom the text doesn't name.

    ``is_direct`` tells that verb and quotation stand side by side, so that even a word or two are somebody's own.
    """

    name: str | None
    role: str | None
    affiliation: str | None
    rule: str
    why: str
    is_direct: bool = True
    place: int = 0


class Speakers:
    """Makes speakers of subjects, within one text."""

    def __init__(self, text: Text, mentions: Mentions, referents: Referents) -> None:
        self.text = text
        self.mentions = mentions
        self.referents = referents

    def of(self, subject: Subject, rule: str, why: str, is_direct: bool = True) -> Speaker | None:
        """The speaker that a subject means, with what is printed about it there."""
        if subject.kind == "pronoun":
            word = self.text.between(subject.start, subject.stop)[0]
            return self.of_pronoun(word, f"{why}, with “{word.text}”", is_direct)
        printed = self.text.body[subject.start : subject.stop]
        if subject.kind == "named":
            placed = subject.placed
            name = placed.actor.name if placed else self.referents.full_name(printed)
            role, affiliation = described_at(self.text, self.mentions, subject.start, subject.stop)
            if placed and not placed.is_person:
                role = affiliation = None
            return Speaker(name, role, affiliation, rule, f"{why}, by “{printed}”", is_direct, subject.start)
        return self._unnamed(subject, why, is_direct)

    def of_pronoun(self, word: Token, why: str, is_direct: bool = True) -> Speaker:
        """The speaker that *he*, *she* or *it* means there, nameless where that isn't certain."""
        named = self.referents.of_pronoun(word)
        if named is None:
            return Speaker(None, None, None, "unnamed", why, is_direct)
        if not named.name:
            role, affiliation = of_noun_group(self.text, self.mentions, named.start, named.end)
            return Speaker(
                None, role, affiliation, "unnamed", f"{why}, for “{self.text.body[named.start : named.end]}”", is_direct, word.start
            )
        role, affiliation = self.referents.described(named, word.start)
        return Speaker(named.name, role, affiliation, "pronoun", f"{why}, for “{named.name}” named before", is_direct, word.start)

    def _unnamed(self, subject: Subject, why: str, is_direct: bool) -> Speaker:
        """*The minister said* where one minister is named before; else role and affiliation as printed and no name."""
        group = self.text.between(subject.start, subject.stop)
        printed = self.text.body[subject.start : subject.stop]
        named = self.referents.of_description(group)
        if named:
            return Speaker(named.name, None, None, "description", f"{why}, “{printed}” for “{named.name}”", is_direct, subject.start)
        role, affiliation = of_noun_group(self.text, self.mentions, subject.start, subject.stop)
        if group[-1].low in NOBODYS and len(group) == 1 and group[0].low not in GROUPS:
            return Speaker(None, None, None, "nobody", why, is_direct)
        rule = "unnamed" if role or affiliation or any(token.low in _SPEAKING for token in group) else "nobody"
        return Speaker(None, role, affiliation, rule, f"{why}, by “{printed}”", is_direct, subject.start)

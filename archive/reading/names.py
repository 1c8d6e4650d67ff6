"""Names: every mention of an actor in a text, known or not, as the record's actors.

Known names come first and the longest span wins; then acronyms that the text defines, unknown organisations and people, and last bare
surnames, which link back inside one article only, and to nobody where two people share one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from archive.folding import fold, fold_with_offsets
from archive.reading.gazetteer import Gazetteer
from archive.reading.known import KnownActor
from archive.reading.lexicon.people import HONORIFICS, PARTICLES
from archive.reading.matching import Found, KnownNames, Sense, in_shouted_line
from archive.reading.organisations import find_organisations
from archive.reading.people import find_people
from archive.reading.record import FoundActor, Mention
from archive.reading.tokens import Text, Token

_BRACKETED = re.compile(r" [(\[][\"“]?([^\W\d_](?:[^\W_]|[.&-]){1,11})[\"”]?[)\]]")
_NATIONAL_KINDS = ("agency", "court", "legislature", "armed-force")
_UNITED_STATES = ("us", "u.s.", "united states")
_SMALL = frozenset("of for the and on in de del la y e a".split())


@dataclass(slots=True)
class _Actor:
    """An actor in the making."""

    name: str
    kind: str
    known: KnownActor | None = None
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class Names:
    """The actors of a text, and what was noticed on the way."""

    actors: tuple[FoundActor, ...]
    warnings: tuple[str, ...] = ()


class _Finder:
    """Collects mentions by rule after rule; a character belongs to one mention at most."""

    def __init__(self, text: Text, gazetteer: Gazetteer) -> None:
        self.text = text
        self.body = text.body
        self.known: KnownNames = gazetteer.known_names
        self.actors: dict[str, _Actor] = {}
        self.taken: set[int] = set()
        self.blocked: set[int] = set()
        self.warnings: list[str] = []

    def add(self, key: str, actor: _Actor, start: int, end: int, rule: str, strength: str = "name") -> None:
        """One more mention of the actor under ``key``, where no other mention stands."""
        if any(position in self.taken for position in range(start, end)):
            return
        self.taken.update(range(start, end))
        mention = Mention(start=start, end=end, exact=self.body[start:end], rule=rule, strength=strength)
        self.actors.setdefault(key, actor).mentions.append(mention)

    def add_known(self, sense: Sense, start: int, end: int, rule: str = "") -> None:
        """One more mention of a known actor."""
        actor = sense.actor
        rule = rule or f"known-{sense.name.kind}"
        self.add(actor.slug, _Actor(actor.name, actor.kind, actor), start, end, rule, sense.name.strength)

    # known names -----------------------------------------------------------------------------------------------------------------------

    def find_known(self) -> None:
        """Known names and, around and between them, unknown organisations."""
        found = self._without_redefined(self.known.find(self.body, fold_with_offsets(self.body)))
        organisations = find_organisations(
            self.text, {position for match in found if match.senses for position in range(match.start, match.end)}
        )
        swallowed = {position for other in organisations for position in range(other.start, other.end)}
        found = [match for match in found if not _is_inside(match, organisations)]
        found = list(_with_national_prefix(self.body, found))
        self.blocked = {position for match in found if not match.senses for position in range(match.start, match.end)}
        certain = {match.senses[0].actor.slug for match in found if len(match.senses) == 1 and match.senses[0].name.strength == "name"}
        for match in found:
            senses = match.senses if len(match.senses) < 2 else tuple(s for s in match.senses if s.actor.slug in certain)
            if len(senses) == 1:
                self.add_known(senses[0], match.start, match.end)
            elif match.senses:
                self.blocked.update(range(match.start, match.end))
        self._find_shared_heads()
        for other in organisations:
            if swallowed and not any(position in self.blocked for position in (other.start, other.end - 1)):
                self.add(f"?{fold(other.name)}", _Actor(other.name, other.kind), other.start, other.end, "organisation-head")

    def _without_redefined(self, found: list[Found]) -> list[Found]:
        """*Imaginary Concrete Effort (ICE Pact)* uses a known acronym for something else, in the whole article."""
        redefined = set()
        for match in found:
            exact = self.body[match.start : match.end]
            if match.senses and match.senses[0].is_exact and self.body[match.start - 2 : match.start] == " (":
                words = self.body[max(match.start - 90, 0) : match.start - 2].split()[-len(exact) - 2 :]
                before = [" ".join(words[index:]) for index in range(len(words)) if words[index][0].isupper()]
                spelled = next((name for name in before if is_initials(exact, name)), None)
                if spelled and match.senses[0].actor.slug not in {sense.actor.slug for sense in self.known.senses_of(spelled)}:
                    shared = set(fold(spelled).split()) & set(fold(match.senses[0].actor.name).split())
                    redefined |= set() if len(shared) >= 2 else {exact}
        return [match for match in found if self.body[match.start : match.end] not in redefined]

    def _find_shared_heads(self) -> None:
        """*A and B cartels* names two."""
        for index, token in enumerate(self.text.tokens):
            if token.low == "cartels" and not token.is_capital:
                for start, end in _shared_parts(self.text.tokens, index):
                    senses = self.known.senses_of(f"{self.body[start:end]} cartel")
                    if len(senses) == 1:
                        self.add_known(senses[0], start, end, "shared-head")

    def find_defined_acronyms(self) -> None:
        """``Long Name (LN)`` links LN to the name for the whole article."""
        defined: dict[str, str] = {}
        for key, actor in list(self.actors.items()):
            for mention in list(actor.mentions):
                match = _BRACKETED.match(self.body, mention.end)
                if match and mention.strength == "name" and self._may_define(match[1], mention.exact, actor):
                    defined.setdefault(match[1], key)
        if not defined:
            return
        for token in self.text.tokens:
            if token.text in defined and not in_shouted_line(self.body, token.start, token.end):
                self.add(defined[token.text], self.actors[defined[token.text]], token.start, token.end, "defined-acronym")

    def _may_define(self, acronym: str, name: str, actor: _Actor) -> bool:
        """Known actors may have acronyms of another language; an unknown one's must be its initials."""
        if sum(character.isupper() for character in acronym) < 2:
            return False
        return is_initials(acronym, name) or actor.known is not None and acronym.isupper() and not self.known.senses_of(acronym)

    # unknown people and surnames -------------------------------------------------------------------------------------------------------

    def find_people(self) -> None:
        """Unknown people, their full names wherever they stand again, and bare surnames."""
        people = find_people(self.text, self.taken | self.blocked)
        names = {fold(person.name) for person in people}
        for person in people:
            self.add(f"?{fold(person.name)}", _Actor(person.name, "person"), person.start, person.end, person.rule)
        for name in sorted(names):
            self._find_again(name)
        self._find_surnames()

    def _find_again(self, name: str) -> None:
        """A full name once known to be a person's is one wherever it stands."""
        actor = self.actors.get(f"?{name}")
        if actor is None:
            return
        position = self.body.find(actor.name)
        while position >= 0:
            end = position + len(actor.name)
            if not self.body[position - 1 : position].isalnum() and not self.body[end : end + 1].isalnum():
                self.add(f"?{name}", actor, position, end, "full-name")
            position = self.body.find(actor.name, end)

    def _find_surnames(self) -> None:
        bearers: dict[str, list[str]] = defaultdict(list)
        for key, actor in self.actors.items():
            if actor.kind == "person" and (surname := _surname(actor.name)):
                bearers[surname].append(key)
        for _, keys in sorted(bearers.items()):
            if len(keys) > 1:
                names = " and ".join(sorted(self.actors[key].name for key in keys))
                self.warnings.append(f"{names} share a surname: they are different people unless an editor says otherwise.")
        nobody: list[str] = []
        for index, token in enumerate(self.text.tokens):
            keys = bearers.get(token.low, nobody)
            if len(keys) == 1 and token.is_capital and token.kind == "word" and self._is_back_reference(index):
                start = self._honorific_before(index)
                self.add(keys[0], self.actors[keys[0]], start, token.end, "surname")

    def _is_back_reference(self, index: int) -> bool:
        """No capital word of another name stands right beside a bare surname, and it comes after the full name or stands under it."""
        tokens = self.text.tokens
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        beside = (
            before
            and before.end + 1 == tokens[index].start
            and before.is_capital
            and before.low not in HONORIFICS
            and before.kind == "word"
        )
        opens_sentence = before and self.text.sentence_at(tokens[index].start)[0] >= before.start
        follows = after and after.kind == "word" and after.is_capital and after.start == tokens[index].end + 1
        return not (beside and not opens_sentence) and not follows and tokens[index].start not in self.blocked

    def _honorific_before(self, index: int) -> int:
        tokens = self.text.tokens
        position = index - 1
        if position > 0 and tokens[position].text == ".":
            position -= 1
        near = position >= 0 and tokens[index].start - tokens[position].end <= 2
        return tokens[position].start if near and tokens[position].low in HONORIFICS else tokens[index].start

    def result(self) -> Names:
        """The actors in the order of their first mention."""
        actors = [
            FoundActor(name=actor.name, kind=actor.kind, known=actor.known is not None, slug=actor.known.slug if actor.known else None,
                       mentions=tuple(sorted(actor.mentions, key=lambda mention: mention.start)))
            for actor in self.actors.values()
        ]  # fmt: skip
        return Names(tuple(sorted(actors, key=lambda actor: (actor.mentions[0].start, actor.name))), tuple(self.warnings))


def find_names(text: Text, gazetteer: Gazetteer) -> Names:
    """The actors of a text in the order of their first mention; a bare ``Roe`` counts to *Ada Roe* where she alone has that surname."""
    finder = _Finder(text, gazetteer)
    finder.find_known()
    finder.find_defined_acronyms()
    finder.find_people()
    return finder.result()


def is_initials(acronym: str, name: str) -> bool:
    """``is_initials("ICU", "Imaginary Cases Unit")``; small words may count or not, and a leading *U.S.* may be left out."""
    letters = [letter for letter in fold(acronym) if letter.isalnum()]
    words = [word for word in re.split(r"[\s-]+", fold(name)) if word]
    for start in (0, 1) if words and words[0] in ("us", "u.s.") else (0,):
        every = [word[0] for word in words[start:]]
        large = [word[0] for word in words[start:] if word not in _SMALL]
        if letters in (every, large) or len(letters) >= 3 and "".join(letters) in ("".join(every), "".join(large)[: len(letters)]):
            return True
    return False


def _is_inside(match: Found, organisations: Iterable[object]) -> bool:
    return any(o.start <= match.start and match.end <= o.end and (o.start, o.end) != (match.start, match.end) for o in organisations)  # type: ignore[attr-defined]


def _with_national_prefix(body: str, found: Sequence[Found]) -> Iterator[Found]:
    """*U.S.* before a national body belongs to its name; another state's name before it makes it another body, which isn't linked."""
    pending: Found | None = None
    for match in found:
        if pending and _is_national_prefix(body, pending, match):
            if _belongs(body[pending.start : pending.end], match):
                pending = replace_start(match, pending.start)
                continue
            match = Found(match.start, match.end, ())
        if pending:
            yield pending
        pending = match
    if pending:
        yield pending


def replace_start(match: Found, start: int) -> Found:
    """``match`` stretched to the left."""
    return Found(start, match.end, match.senses)


def _is_national_prefix(body: str, prefix: Found, match: Found) -> bool:
    if match.start - prefix.end != 1 or not body[prefix.end].isspace() or not (prefix.senses and match.senses):
        return False
    national = all(sense.actor.kind in _NATIONAL_KINDS and not sense.is_exact for sense in match.senses)
    return national and prefix.senses[0].actor.kind == "state" and prefix.senses[0].name.kind in ("demonym", "name", "acronym", "alias")


def _belongs(prefix: str, match: Found) -> bool:
    """Whether the body's own names don't tie it to another state than ``prefix`` names."""
    american = fold(prefix) in _UNITED_STATES or fold(prefix) == "american"
    tied = any(fold(name.text).startswith(("us ", "u.s. ", "united states ")) for sense in match.senses for name in sense.actor.names)
    return american or not tied


def _shared_parts(tokens: Sequence[Token], head: int) -> Iterator[tuple[int, int]]:
    """The spans of A and B in *A, B and C cartels*."""
    end = head
    index = head - 1
    while index >= 0 and head - index < 16:
        token = tokens[index]
        if token.low in ("and", "y", "or") or token.text == ",":
            if index + 1 < end:
                yield tokens[index + 1].start, tokens[end - 1].end
            end = index
        elif not (token.kind == "word" and token.is_capital):
            break
        index -= 1
    if index + 1 < end < head:
        yield tokens[index + 1].start, tokens[end - 1].end


def _surname(name: str) -> str | None:
    first, *others = fold(name).split()
    words = [first, *(word for word in others if word not in PARTICLES)]
    return words[-1].split("-")[-1] if len(words) >= 2 and len(words[-1]) > 2 else None

"""Names: every mention of an actor in a text, known or not, as the record's actors.

Known names come first and the longest span wins; then acronyms that the text defines, unknown organisations and people, and last bare
surnames, which link back inside one article only, and to nobody where two people share one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from archive.folding import fold
from archive.reading.gazetteer import Gazetteer
from archive.reading.known import KnownActor
from archive.reading.lexicon.organisations import ENDINGS, HEADS
from archive.reading.naming.acronyms import bracketed_acronym, is_initials
from archive.reading.naming.backreferences import Form, FullNames, Surnames, bearers_of
from archive.reading.naming.bodies import find_bodies
from archive.reading.naming.matching import Found, KnownNames, Sense, in_shouted_line
from archive.reading.naming.neighbours import outside, shared_parts, with_national_prefix
from archive.reading.naming.organisations import Organisation, find_organisations
from archive.reading.naming.people import Person, find_people
from archive.reading.record import FoundActor, Mention
from archive.reading.tokenising import tokenise
from archive.reading.tokens import Text

_MOST_WHY = 200
_NAMES_KEPT = 4096
_PLACING = frozenset("in at near outside around across inside en desde hacia the".split())
_TONGUES = frozenset("speak speaks spoke speaking habla hablan hablaba".split())
_BY_ACRONYM = ("known-body", "acronym-alone")
_UNORGANISED = ("person", "state")


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
        self.full_names = FullNames()

    def add(self, key: str, actor: _Actor, start: int, end: int, rule: str, why: str, strength: str = "name") -> bool:
        """One more mention of the actor under ``key``, where no other mention stands."""
        span = range(start, end)
        if not self.taken.isdisjoint(span):
            return False
        self.taken.update(span)
        mention = Mention(start=start, end=end, exact=self.body[start:end], rule=rule, why=why[:_MOST_WHY], strength=strength)
        self.actors.setdefault(key, actor).mentions.append(mention)
        return True

    def add_known(self, sense: Sense, start: int, end: int, rule: str = "") -> None:
        """One more mention of a known actor."""
        actor, kind = sense.actor, sense.name.kind
        why = f"{kind} “{sense.form}” of a known actor" if kind != "name" else "the name of a known actor"
        self.add(actor.slug, _Actor(actor.name, actor.kind, actor), start, end, rule or f"known-{kind}", why, sense.name.strength)

    # known names -----------------------------------------------------------------------------------------------------------------------

    def find_known(self) -> None:
        """Known names and, around and between them, unknown organisations."""
        found = self._without_redefined(self.known.find(self.body, self.text.folded))
        organisations = find_organisations(
            self.text, {position for match in found if match.senses for position in range(match.start, match.end)}
        )
        found = list(with_national_prefix(self.body, outside(found, organisations)))
        self.blocked = {position for match in found if not match.senses for position in range(match.start, match.end)}
        certain = {match.senses[0].actor.slug for match in found if len(match.senses) == 1 and match.senses[0].name.strength == "name"}
        for match in found:
            senses = match.senses if len(match.senses) < 2 else tuple(s for s in match.senses if s.actor.slug in certain)
            if len(senses) == 1 and not self._is_place_here(senses[0], match.start):
                self.add_known(senses[0], match.start, match.end)
            elif match.senses:
                self.blocked.update(range(match.start, match.end))
        self._find_shared_heads()
        self._add_organisations(organisations)
        self._add_organisations(find_bodies(self.text, self.taken | self.blocked))

    def _is_place_here(self, sense: Sense, start: int) -> bool:
        """*in Washington*, *the Washington summit*, *WASHINGTON*: a capital as a place is no government; *speaks Danish* is no people."""
        before = self.body[max(start - 12, 0) : start].split(" ") if sense.name.kind in ("metonym", "demonym") else []
        word = before[-2].lower() if len(before) > 1 and not before[-1] else ""
        if sense.name.kind == "metonym":
            return word in _PLACING or self.body[start : start + len(sense.form)].isupper()
        return word in _TONGUES

    def _add_organisations(self, organisations: Iterable[Organisation]) -> None:
        for other in organisations:
            if other.start not in self.blocked and other.end - 1 not in self.blocked:
                self.add(_key(other.name), _Actor(other.name, other.kind), other.start, other.end, other.rule, other.why)

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
        if redefined:
            self._block(redefined)
        return [match for match in found if self.body[match.start : match.end] not in redefined]

    def _block(self, redefined: set[str]) -> None:
        """A redefined acronym names no body at all."""
        for token in self.text.tokens:
            if token.text in redefined:
                self.taken.update(range(token.start, token.end))

    def _find_shared_heads(self) -> None:
        """*A and B cartels* names two."""
        for index in self.text.places.get("cartels", ()):
            if not self.text.tokens[index].is_capital:
                for start, end in shared_parts(self.text.tokens, index):
                    senses = self.known.senses_of(f"{self.body[start:end]} cartel")
                    if len(senses) == 1:
                        self.add_known(senses[0], start, end, "shared-head")

    def find_defined_acronyms(self) -> None:
        """``Long Name (LN)`` links LN to the name for the whole article."""
        defined: dict[str, str] = {}
        for key, actor in list(self.actors.items()):
            for mention in list(actor.mentions):
                acronym = bracketed_acronym(self.body, mention.end)
                if acronym and mention.strength == "name" and self._may_define(acronym, mention.exact, actor):
                    defined.setdefault(acronym, key)
        if not defined:
            return
        listed = {mention.start: key for key, actor in self.actors.items() for mention in actor.mentions if mention.rule in _BY_ACRONYM}
        for token in (self.text.tokens[index] for index in self.text.capitals):
            meant = defined.get(token.text)
            if meant and not in_shouted_line(self.body, token.start, token.end):
                actor = self.actors[meant]
                self._take_over(meant, token.start, listed)
                self.add(meant, actor, token.start, token.end, "defined-acronym", f"“{token.text}” stands in brackets after “{actor.name}”")

    def _take_over(self, key: str, start: int, listed: Mapping[int, str]) -> None:
        """An acronym that a list knows and the text defines means what the text says."""
        other = listed.get(start)
        if other is None or other == key:
            return
        mentions = self.actors[other].mentions
        for mention in [mention for mention in mentions if mention.start == start]:
            mentions.remove(mention)
            self.taken.difference_update(range(mention.start, mention.end))

    def _may_define(self, acronym: str, name: str, actor: _Actor) -> bool:
        """Known actors may have acronyms of another language; an unknown one's must be its initials."""
        if sum(character.isupper() for character in acronym) < 2:
            return False
        return is_initials(acronym, name) or actor.known is not None and acronym.isupper() and not self.known.senses_of(acronym)

    # people ----------------------------------------------------------------------------------------------------------------------------

    def find_people(self) -> None:
        """Unknown people, their full names wherever they stand again, bare surnames, and last single names with a title."""
        for key, actor in self.actors.items():
            if actor.kind == "person":
                self.full_names.add(key, actor.name, is_known=True)
        people = find_people(self.text, self.taken | self.blocked)
        for person in people:
            if " " in person.name or "." in person.name:
                self._add_person(person)
        self._find_again()
        bearers, shared = bearers_of({key: actor.name for key, actor in self.actors.items() if actor.kind == "person"})
        for names in shared:
            self.warnings.append(f"{' and '.join(names)} share a surname: they are different people unless an editor says otherwise.")
        self._find_surnames(bearers)
        for person in people:
            if (fold(person.name),) not in bearers:
                self._add_person(person)
        self._find_surnames({form: {key} for key, form in self._single_names() if form not in bearers})

    def _find_surnames(self, bearers: Mapping[Form, set[str]]) -> None:
        for start, end, key, form in Surnames(self.text, self.blocked).find(bearers) if bearers else ():
            actor = self.actors[key]
            rule = "surname" if form[0] != fold(actor.name).split()[0] else "family-name"
            self.add(key, actor, start, end, rule, f"surname of “{actor.name}”, named elsewhere")

    def _single_names(self) -> Iterator[tuple[str, Form]]:
        """The unknown people of whom the text prints a surname alone: *Chancellor Vobore*."""
        for key, actor in self.actors.items():
            if actor.kind == "person" and actor.known is None and len(words := _words(fold(actor.name))) == 1:
                yield key, tuple(words)

    def _add_person(self, person: Person) -> None:
        key = _key(person.name)
        if key not in self.actors:
            key = self.full_names.same(person.name) or key
        if self.add(key, _Actor(person.name, "person"), person.start, person.end, person.rule, person.why):
            self.full_names.add(key, self.actors[key].name)

    def _find_again(self) -> None:
        """A full name once known to be a person's is one wherever it stands, in headings too."""
        people = {tuple(_words(one.name)): key for key, one in self.actors.items() if one.kind == "person" and one.known is None}
        sizes: dict[str, set[int]] = defaultdict(set)
        for words in people:
            sizes[words[0]].add(len(words))
        tokens = self.text.tokens
        for index in (index for index in self.text.capitals if tokens[index].text in sizes):
            for size in sorted(sizes[tokens[index].text], reverse=True):
                found = tokens[index : index + size]
                key = people.get(tuple(token.text for token in found))
                if key and found[0].start not in self.taken:
                    self.add(
                        key, self.actors[key], found[0].start, found[-1].end, "full-name", f"“{self.actors[key].name}” stands elsewhere"
                    )

    # short forms -----------------------------------------------------------------------------------------------------------------------

    def find_short_forms(self) -> None:
        """*the Monitor* after *Quiet Sanctions Monitor*; *Teel* after *Teel Holdings Inc.*: a capital head or first word, borne by one."""
        heads: dict[str, set[str]] = defaultdict(set)
        for key, actor in self.actors.items():
            if actor.kind not in _UNORGANISED and any(mention.strength == "name" for mention in actor.mentions):
                for word in set(_words(fold(actor.name))) & HEADS.keys():
                    heads[word].add(key)
        if not heads:
            return
        tokens = self.text.tokens
        for index in self.text.capitals:
            token = tokens[index]
            keys = heads.get(token.low)
            if keys and len(keys) == 1 and index and self._stands_for_all(index):
                key = next(iter(keys))
                self.add(key, self.actors[key], token.start, token.end, "short-name", f"“{token.text}” alone for “{self.actors[key].name}”")

    def _stands_for_all(self, index: int) -> bool:
        """Whether *the* stands before a capital head, and no capital word, *of* or hyphen behind it."""
        tokens = self.text.tokens
        before, token = tokens[index - 1], tokens[index]
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.text.isupper() or before.low not in ("the", "la", "el") or token.start in self.blocked:
            return False
        return after is None or not (after.is_capital or after.low in ("of", "for", "on", "de", "-") and after.start <= token.end + 1)

    def result(self) -> Names:
        """The actors in the order of their first mention."""
        actors = [
            FoundActor(name=actor.name, kind=actor.kind, known=actor.known is not None, slug=actor.known.slug if actor.known else None,
                       mentions=tuple(sorted(actor.mentions, key=lambda mention: mention.start)))
            for actor in self.actors.values() if actor.mentions
        ]  # fmt: skip
        return Names(tuple(sorted(actors, key=lambda actor: (actor.mentions[0].start, actor.name))), tuple(self.warnings))


def find_names(text: Text, gazetteer: Gazetteer) -> Names:
    """The actors of a text with every mention, and a warning where two people share a surname."""
    finder = _Finder(text, gazetteer)
    finder.find_known()
    finder.find_defined_acronyms()
    finder.find_people()
    finder.find_short_forms()
    return finder.result()


@lru_cache(maxsize=_NAMES_KEPT)
def _key(name: str) -> str:
    """The key of an unknown actor: its folded name without *Inc.* and the like."""
    words = [word for word in _words(fold(name)) if word not in ".,"]
    while len(words) > 1 and words[-1] in ENDINGS:
        words.pop()
    return "?" + " ".join(words)


@lru_cache(maxsize=_NAMES_KEPT)
def _words(name: str) -> list[str]:
    """The words and marks of a name; nobody changes the list."""
    return [token.text for token in tokenise(name, 0, len(name))]

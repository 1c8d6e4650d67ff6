"""Evidence: what around some capital words shows that they are a person's name."""

from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from typing import NamedTuple

from archive.reading.lexicon import words
from archive.reading.lexicon.everyday import COMMON, COMMON_ENDINGS
from archive.reading.lexicon.given_names import FAMILY_FIRST, GIVEN_NAMES, SURNAME_ENDINGS, SURNAMES, WORD_SURNAMES
from archive.reading.lexicon.people import HONORIFICS, HUMAN_VERBS, OFFICES, OPENERS, ROLES, SUFFIXES
from archive.reading.lexicon.places import DEMONYMS, PLACES
from archive.reading.lexicon.speech import SPEECH
from archive.reading.naming.appositions import is_age, is_initials_of_person, role_in
from archive.reading.naming.runs import adjoining
from archive.reading.tokens import Text, Token

Evidence = tuple[str, str]
"""The rule's name and what it saw."""

_TITLES = HONORIFICS | OFFICES | ROLES
_APPOSITION = 8
_BEFORE = 7
_BY = words("written led headed signed chaired founded directed authored killed run owned hosted moderated drafted represented beaten")
_DOERS = ("er", "or", "ist", "ian", "man", "woman", "ologo", "ologa", "ista", "ador", "adora")
_NO_DOERS = words("""
rather other another together whether either neither however under over after never ever order number member number river water winter
summer paper letter power matter quarter center corner border cover offer answer war ear former further later earlier larger smaller
greater higher lower better major minor prior floor door color humor labor labour favor favour for error terror sector factor human
german roman woman consider remember discover deliver enter alter suffer differ prefer refer transfer murder
""")
_SMALL_ADDRESSES = words("don dona dr dra prof")
_MOST_SYLLABLES = 3


class Piece(NamedTuple):
    """Tokens ``begin`` to ``end`` with a name's shape, the ``title`` before them, and how many full words they hold."""

    begin: int
    end: int
    title: int | None
    size: int


class Surroundings:
    """What stands around pieces of a text."""

    def __init__(self, text: Text, taken: Collection[int]) -> None:
        self.text = text
        self.tokens = text.tokens
        self.taken = taken

    @cached_property
    def standing_alone(self) -> set[str]:
        """Capital words that stand alone as people do: before or after a speech verb, or after *Mr.*: *Halden said*."""
        tokens = self.tokens
        found = set()
        for index in self.text.capitals[: -1 if tokens[-1].is_capital else None]:
            token, before = tokens[index], tokens[index - 1] if index else None
            speaks = tokens[index + 1].low in SPEECH or before and before.low in SPEECH and before.text[0].islower()
            if speaks and token.kind == "word" and len(token.text) > 2 and not self._stands_in_run(index):
                found.add(token.low)
        return found

    def _stands_in_run(self, index: int) -> bool:
        tokens, body = self.tokens, self.text.body
        beside = [tokens[place] for place in (index - 1, index + 1) if 0 <= place < len(tokens)]
        return any(
            other.is_capital and other.kind == "word" and adjoining(body, *sorted((other, tokens[index]), key=lambda one: one.start))
            for other in beside
        )

    # titles ----------------------------------------------------------------------------------------------------------------------------

    def is_title(self, index: int, begin: int, end: int) -> bool:
        """Whether a capital word is a title before a name; no title closes a run, and *Sr.* after a name is no *señor*."""
        token = self.tokens[index]
        if token.low not in _TITLES or not token.is_capital or index + 1 >= end:
            return False
        return token.low not in SUFFIXES or index == begin

    def form_of_address(self, piece: Piece) -> int | None:
        """The position of *Dr.*, *Mr.* or a small *doña* right before a piece."""
        if piece.title is not None:
            return piece.title if self.tokens[piece.title].low in HONORIFICS else None
        return self.small_address(piece.begin)

    def small_address(self, begin: int) -> int | None:
        """The position of a form of address before ``begin`` that the run of capitals doesn't hold."""
        before = begin - 1
        if before > 0 and self.tokens[before].text == ".":
            before -= 1
        return before if before >= 0 and self.tokens[before].low in _SMALL_ADDRESSES and self._near(before, begin) else None

    def _near(self, left: int, right: int) -> bool:
        return self.tokens[right].start - self.tokens[left].end <= 2

    def is_label(self, end: int) -> bool:
        """Whether a colon follows: *ADA ROE: Good evening.*"""
        return end < len(self.tokens) and self.tokens[end].text == ":"

    # evidence --------------------------------------------------------------------------------------------------------------------------

    def evidence(self, piece: Piece) -> Evidence | None:
        """The first evidence that a piece is a person, strongest first."""
        if piece.size == 1:
            return self._of_one_word(piece)
        return next(filter(None, (rule(piece) for rule in self._rules())), None)

    def _rules(self) -> Iterator[Callable[[Piece], Evidence | None]]:
        yield from (self._titled, self._suffixed, self._speaking, self._introduced, self._described, self._affiliated)
        yield from (self._initialled, self._given, self._surnamed, self._family_first, self._named_again, self._acting, self._by)

    def _of_one_word(self, piece: Piece) -> Evidence | None:
        """One name needs a form of address or an office: *Mr. Halden*, *Chancellor Vobore*, *doña Amparo*; or initials: *J. D. Halden*."""
        token = self.tokens[piece.begin]
        if len(token.text) == 1 or is_initials_of_person(token):
            return next(filter(None, (rule(piece) for rule in (self._titled, self._suffixed, self._speaking, self._initialled))), None)
        address = self.form_of_address(piece)
        if address is not None and token.low not in COMMON and token.low not in _TITLES:
            return "titled-person", f"form of address “{self.tokens[address].text}” before the name"
        return self._titled(piece) if piece.title is not None and self.is_plain(piece) and token.low not in _TITLES else None

    def is_plain(self, piece: Piece) -> bool:
        """Whether no word of a piece is an everyday word, a place or a people."""
        return not any(self.is_everyday(token) for token in self.tokens[piece.begin : piece.end] if token.is_capital)

    def is_everyday(self, token: Token) -> bool:
        """Whether a word means something in small letters too, or is a place or a people."""
        low = token.low
        if low in COMMON or low in PLACES or low in DEMONYMS or low.endswith(COMMON_ENDINGS) or low.removesuffix("s") in DEMONYMS:
            return True
        return low in self.text.small_words and low not in GIVEN_NAMES and low not in SURNAMES

    def _before(self, piece: Piece) -> Token | None:
        return self.tokens[piece.begin - 1] if piece.begin else None

    def _after(self, piece: Piece, reach: int = _APPOSITION) -> list[Token]:
        return self.tokens[piece.end : piece.end + reach]

    def _titled(self, piece: Piece) -> Evidence | None:
        title = piece.title
        if title is None:
            title = self._title_with_of(piece)
        return ("titled-person", f"title “{self.tokens[title].text}” before the name") if title is not None else None

    def _title_with_of(self, piece: Piece) -> int | None:
        """*Secretary of State Ada Roe*: the title stands before *of* and the words that went before the name."""
        for index in range(piece.begin - 1, max(piece.begin - _BEFORE, -1), -1):
            token = self.tokens[index]
            if token.low in OFFICES and token.is_capital and index + 1 < piece.begin and self.tokens[index + 1].low in ("of", "for", "de"):
                return index
            if not (token.is_capital or token.low in ("of", "for", "and", "de", "y", "the", "del", "la")):
                return None
        return None

    def _suffixed(self, piece: Piece) -> Evidence | None:
        for token in self.tokens[piece.end - 2 : piece.end]:
            if token.low in SUFFIXES and token.is_capital and self.tokens[piece.begin].low not in COMMON:
                return "name-with-suffix", f"“{token.text}” after the name"
        return None

    def _speaking(self, piece: Piece) -> Evidence | None:
        before, after = self._before(piece), self._after(piece, 2)
        if self._is_mostly_everyday(piece):
            return None
        if before and before.low in SPEECH and before.text[0].islower() and adjoining(self.text.body, before, self.tokens[piece.begin]):
            return "speaking-person", f"speech verb “{before.text}” before the name"
        if after and after[0].low in SPEECH and after[0].kind == "word" and after[0].text[0].islower():
            return "speaking-person", f"speech verb “{after[0].text}” after the name"
        if before and before.low in ("to", "con") and piece.begin > 1 and self.tokens[piece.begin - 2].low in ("according", "acuerdo"):
            return "speaking-person", f"“{self.tokens[piece.begin - 2].text} {before.text}” before the name"
        if self.is_label(piece.end) and self.text.block_at(self.tokens[piece.begin].start).start == self.tokens[piece.begin].start:
            return ("speaking-person", "a colon after the name that opens the paragraph") if self.is_plain(piece) else None
        return None

    def _is_mostly_everyday(self, piece: Piece) -> bool:
        """Whether two words or all are everyday ones, or the first without being a given name: *Health Ada said*."""
        first = self.tokens[piece.begin]
        everyday = any(
            token.low in COMMON or token.low in DEMONYMS or token.low.endswith(COMMON_ENDINGS)
            for token in self.tokens[piece.begin : piece.end]
        )
        return everyday and first.low not in GIVEN_NAMES

    def _introduced(self, piece: Piece) -> Evidence | None:
        """*spokeswoman Ada Roe*, *a retired envoy, Ada Roe,*."""
        before = self._before(piece)
        if before is None or self._is_mostly_everyday(piece):
            return None
        role = before.low in ROLES or before.low.removesuffix("s") in ROLES or before.low.endswith(_DOERS) and self._may_do(before, piece)
        if role and before.text[0].islower() and adjoining(self.text.body, before, self.tokens[piece.begin]):
            return "described-person", f"“{before.text}” before the name"
        if before.text != "," or not (after := self._after(piece, 1)) or after[0].text not in ",.;:)”":
            return None
        for index in range(piece.begin - 2, max(piece.begin - 2 - _BEFORE, -1), -1):
            token = self.tokens[index]
            if token.low in ROLES:
                return "described-person", f"“{token.text}” before the name"
            if token.kind not in ("word", "dotted", "possessive") or token.low in SPEECH:
                return None
        return None

    def _may_do(self, before: Token, piece: Piece) -> bool:
        """Whether a word that ends as doers' names do (*trainer Ada Roe*) is no small word, and the capitals no everyday words."""
        return before.low not in OPENERS and before.low not in _NO_DOERS and len(before.low) > 4 and self.is_plain(piece)

    def _described(self, piece: Piece) -> Evidence | None:
        """*Ada Roe, a security analyst at …*, *Ada Roe, 47,*, *Ada Roe (moderator)*, *Ada Roe, who leads …*."""
        after = self._after(piece)
        if len(after) < 2 or after[0].text not in (",", "(", "—", "–") or self._is_mostly_everyday(piece):
            return None
        if after[0].text == "," and after[1].kind == "number" and len(after) > 2 and after[2].text in ",." and is_age(after[1].text):
            return "described-person", f"age “{after[1].text}” after the name"
        role = role_in(after[1:])
        return ("described-person", f"“{role}” after the name") if role else None

    def _affiliated(self, piece: Piece) -> Evidence | None:
        """*Ada Roe of the Known Institute*."""
        after = self._after(piece, 4)
        if len(after) < 3 or after[0].low not in ("of", "at", "from", "de", "del") or self._is_mostly_everyday(piece):
            return None
        named = any(token.start in self.taken for token in after[1:3])
        return ("affiliated-person", f"“{after[0].text}” and an organisation after the name") if named else None

    def _initialled(self, piece: Piece) -> Evidence | None:
        """*Ada B. Roe*, *J. D. Roe*: an initial with its full stop, before a last word that isn't everyday."""
        tokens = self.tokens
        last = tokens[piece.end - 1]
        for index in range(piece.begin, piece.end - 1):
            if tokens[index].low == "st":
                return None
            dotted = tokens[index].kind == "dotted" and index == piece.begin and is_initials_of_person(tokens[index])
            initial = len(tokens[index].text) == 1 and tokens[index].is_capital and tokens[index + 1].text == "."
            if (dotted or initial) and not self.is_everyday(last) and tokens[piece.begin].low not in COMMON and last.text != ".":
                return ("initialled-person", f"initial “{tokens[index].text}” in the name") if last.kind == "word" else None
        return None

    def _given(self, piece: Piece) -> Evidence | None:
        first, last = self.tokens[piece.begin], self.tokens[piece.end - 1]
        if first.low not in GIVEN_NAMES or last.low in PLACES and last.low not in WORD_SURNAMES:
            return None
        return "given-name", f"given name “{first.text}”"

    def _surnamed(self, piece: Piece) -> Evidence | None:
        last = self.tokens[piece.end - 1]
        if (last.low in SURNAMES or len(last.low) > 4 and last.low.endswith(SURNAME_ENDINGS)) and self.is_plain(piece):
            return "surname-ending", f"surname “{last.text}” after another capital word"
        return None

    def _family_first(self, piece: Piece) -> Evidence | None:
        """*Wang Zhelin*, *Kim Jae-rok*, *Nguyen Van An*."""
        names = [token for token in self.tokens[piece.begin : piece.end] if token.kind == "word"]
        if names[0].low in FAMILY_FIRST and len(names) <= _MOST_SYLLABLES and all(len(token.text) <= 8 for token in names[1:]):
            rest = Piece(piece.begin + 1, piece.end, None, piece.size - 1)
            return ("family-name-first", f"family name “{names[0].text}” first") if self.is_plain(rest) else None
        return None

    def _named_again(self, piece: Piece) -> Evidence | None:
        last = self.tokens[piece.end - 1]
        if last.low in self.standing_alone and self.is_plain(piece):
            return "named-again", f"“{last.text}” alone speaks elsewhere"
        return None

    def _acting(self, piece: Piece) -> Evidence | None:
        after = self._after(piece, 2)
        if after and after[0].text == "," and len(after) > 1:
            after = after[1:] if after[1].low in ("who", "whom", "quien") else []
        if after and after[0].low in HUMAN_VERBS and after[0].text[0].islower() and self.is_plain(piece):
            before = self._before(piece)
            return None if before and before.low == "the" else ("acting-person", f"“{after[0].text}” after the name")
        return None

    def _by(self, piece: Piece) -> Evidence | None:
        before = self._before(piece)
        if before and before.low in ("by", "por") and piece.begin > 1 and self.tokens[piece.begin - 2].low in _BY and self.is_plain(piece):
            return "acting-person", f"“{self.tokens[piece.begin - 2].text} {before.text}” before the name"
        return None

    def is_list(self, left: Piece, right: Piece) -> bool:
        """Whether only *and* or a comma divides two pieces."""
        between = [token.low for token in self.tokens[left.end : right.begin]]
        return len(between) in (1, 2) and all(low in (",", "and", "y", "e", "or") for low in between)

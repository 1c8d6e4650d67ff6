"""Quotations: quoted words that are somebody's, with whose they are.

Words with a verb of speech right beside them count however few they are; other fragments need a verb in their clause, and sentences of
their own follow whoever spoke before. Halves that an attribution divides have one speaker; a quotation that a paragraph's end leaves open
goes on in the next. Without a speaker only five words or more that stand as a sentence, or eight, are proposed. Titles of works,
nicknames and terms in quotation marks are no quotations.
"""

from collections.abc import Iterator, Sequence

from archive.reading.lexicon.speech import SPEECH
from archive.reading.marks import Quoted
from archive.reading.mentions import Mentions
from archive.reading.quoting.attributions import introducing, speaker_of
from archive.reading.quoting.clauses import Around, around, sentence_before
from archive.reading.quoting.referents import Referents
from archive.reading.quoting.speakers import Speaker
from archive.reading.quoting.unspoken import is_held_at_a_distance, is_title, is_unspoken
from archive.reading.record import Block, Quotation
from archive.reading.tokens import Text, Token

_FEWEST_UNSPOKEN = 5
_FEWEST_LOOSE = 8
_FEWEST_CONTINUED = 3
_LONGEST_WHY = 200


def find_quotations(text: Text, mentions: Mentions) -> tuple[Quotation, ...]:
    """The quotations of a text in order: ``“It will rain for weeks,” said Ada Roe.`` gives the words without marks, speaker *Ada Roe*."""
    reader = _Reader(text, mentions)
    found = [quotation for block in text.blocks if block.kind != "heading" for quotation in reader.in_block(block)]
    return tuple(found)


class _Reader:
    """Goes through the blocks and remembers who speaks."""

    def __init__(self, text: Text, mentions: Mentions) -> None:
        self.text = text
        self.mentions = mentions
        self.referents = Referents(text, mentions)
        self.speaker: Speaker | None = None
        """Who spoke last in this block, or in the one before where it leaves the floor to this."""
        self.previous: Block | None = None

    def in_block(self, block: Block) -> Iterator[Quotation]:
        """The quotations of one block, in order."""
        quotes = _dialogue(self.text, block) or self.text.quotes_within(block.start, block.end)
        before, self.previous = self.previous, block
        if not quotes:
            self.speaker = None
            return
        if self.speaker is None and before is not None and self._is_all_quoted(block, quotes):
            self.speaker = self._introduced_by(before)
        for position, quoted in enumerate(quotes):
            if quotation := self._quotation(block, quotes, position, quoted):
                yield quotation
        if quotes[-1].closed and not (self._is_all_quoted(block, quotes) and self.speaker):
            self.speaker = None

    def _quotation(self, block: Block, quotes: Sequence[Quoted], position: int, quoted: Quoted) -> Quotation | None:
        words_around = around(self.text, quotes, position, block)
        spoken = _is_dialogue(self.text, quoted)
        if not spoken and is_unspoken(self.text, quoted, words_around):
            return None
        found = speaker_of(self.text, self.mentions, self.referents, words_around)
        if found is None:
            found = self._continued(block, quotes, position, words_around)
        count = len(self.text.body[quoted.start : quoted.end].split())
        if not self._is_enough(quoted, words_around, found, count) and not spoken:
            return None
        if found and found.rule not in ("unnamed", "nobody") or found and words_around.is_said:
            self.speaker = found
        if found and found.name:
            self.referents.spoke(found.place or quoted.start, found.name)
        return _proposed(self.text.body, quoted, found)

    def _continued(self, block: Block, quotes: Sequence[Quoted], position: int, words_around: Around) -> Speaker | None:
        """Who spoke before: in the same sentence, in the paragraph, or who acts in the sentence right before."""
        last = self.speaker
        if not words_around.before and not words_around.chained:
            sentence = sentence_before(self.text, quotes, position, block)
            held = position > 0 and bool(sentence) and sentence[0].start < quotes[position - 1].end + 2
            if sentence and not held and (named := introducing(self.text, self.mentions, self.referents, sentence)):
                same = last is not None and last.name == named.name
                return last._replace(rule="continued", why=_going_on(last)) if same and last else named
        return last._replace(rule="continued", why=_going_on(last)) if last else None

    def _is_enough(self, quoted: Quoted, words_around: Around, found: Speaker | None, count: int) -> bool:
        body = self.text.body
        is_sentence = body[quoted.end - 1] in ".,!?…" and not words_around.before and body[quoted.start : quoted.end][:1].isupper()
        if found is None or found.rule == "nobody" and (not found.is_direct or count < _FEWEST_UNSPOKEN and _is_glued(words_around)):
            if is_title(body[quoted.start : quoted.end].split()):
                return False
            return count >= _FEWEST_LOOSE or is_sentence and count >= _FEWEST_UNSPOKEN
        if found.rule == "introduced":
            return is_sentence or count >= _FEWEST_UNSPOKEN
        if found.rule == "continued":
            return count >= (_FEWEST_CONTINUED if is_sentence or words_around.chained else _FEWEST_UNSPOKEN) or is_sentence
        return not is_held_at_a_distance(self.text, quoted, words_around, found.is_direct)

    def _is_all_quoted(self, block: Block, quotes: Sequence[Quoted]) -> bool:
        """Whether a block is nothing but quoted words."""
        return quotes[0].start - block.start <= 2 and block.end - quotes[-1].end <= 3 and len(quotes) == 1

    def _introduced_by(self, block: Block) -> Speaker | None:
        """Who said something in the last sentence of the block before: *Ada Roe said the vote was close.*"""
        if block.kind == "heading":
            return None
        start, end = self.text.sentence_at(block.end - 1)
        tokens: list[Token] = self.text.between(max(start, end - 600), end)
        if not any(token.low in SPEECH for token in tokens):
            return None
        return introducing(self.text, self.mentions, self.referents, tokens)


def _is_glued(words_around: Around) -> bool:
    """Whether the words stand in the middle of a clause, without a comma or colon before them."""
    return bool(words_around.before) and words_around.before[-1].text not in ",:"


def _going_on(speaker: Speaker) -> str:
    return f"goes on from “{speaker.name}” before" if speaker.name else "goes on from the words before"


def _proposed(body: str, quoted: Quoted, speaker: Speaker | None) -> Quotation:
    exact = body[quoted.start : quoted.end]
    if speaker is None:
        why = "quotation marks, and nobody beside them"
        return Quotation(start=quoted.start, end=quoted.end, exact=exact, rule="unattributed", why=why)
    return Quotation(
        start=quoted.start,
        end=quoted.end,
        exact=exact,
        rule=speaker.rule,
        why=speaker.why[:_LONGEST_WHY],
        speaker=speaker.name,
        role=speaker.role,
        affiliation=speaker.affiliation,
    )


def _is_dialogue(text: Text, quoted: Quoted) -> bool:
    return text.body[quoted.start - 1 : quoted.start] == "—" or text.body[quoted.start - 2 : quoted.start] == "— "


def _dialogue(text: Text, block: Block) -> list[Quoted]:
    """Spanish dialogue: ``—Words —dice X—. More words.``; dashes part speech from attribution in turn."""
    body = text.body
    if body[block.start] != "—" or body[block.start + 1 : block.start + 2].isspace():
        return []
    quotes: list[Quoted] = []
    speech = True
    position = block.start + 1
    attributed = text.language == "es"
    while position < block.end:
        dash = body.find("—", position, block.end)
        end = dash if dash >= 0 else block.end
        start, stop = _trimmed(body, position, end)
        if speech and stop > start:
            quotes.append(Quoted(start, stop))
        elif not speech and not attributed:
            attributed = any(token.low in SPEECH for token in text.between(start, stop)[:3])
        speech = not speech
        position = end + 1
    return quotes if attributed else []


def _trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not body[start].isalnum() and body[start] not in '¿¡“«"':
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return start, end

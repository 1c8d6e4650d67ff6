"""Quotations: quoted words of at least five words, or fewer with a verb of speech right beside them, and whose they are.

Halves that an attribution divides have one speaker, as have quotations that follow in the same paragraph; one that a paragraph's end
leaves open goes on in the next. A title of a work in quotation marks is no quotation.
"""

from collections.abc import Iterator, Sequence

from archive.reading.lexicon.speech import CUES
from archive.reading.mentions import Mentions
from archive.reading.record import Block, Quotation
from archive.reading.speakers import Speaker, speaker_of
from archive.reading.tokens import Quoted, Text

FEWEST_WORDS = 5
_UNSPOKEN_WORDS = 8


def find_quotations(text: Text, mentions: Mentions) -> tuple[Quotation, ...]:
    """The quotations of a text in order: ``“It will rain for weeks,” said Ada Roe.`` gives the words without marks, speaker *Ada Roe*."""
    found: list[Quotation] = []
    open_speaker: Speaker | None = None
    for block in text.blocks:
        if block.kind == "heading":
            continue
        quotes = _quotes_of(text, block)
        spoken = list(_spoken(text, mentions, block, quotes, open_speaker))
        found += [_quotation(text, quoted, speaker) for quoted, speaker in spoken]
        left_open = bool(quotes) and not quotes[-1].closed
        open_speaker = spoken[-1][1] if left_open and spoken else None
    return tuple(found)


def _quotes_of(text: Text, block: Block) -> list[Quoted]:
    dialogue = _dialogue(text.body, block)
    return dialogue or text.quotes_within(block.start, block.end)


def _dialogue(body: str, block: Block) -> list[Quoted]:
    """Spanish dialogue: ``—Words —dice X—. More words.``; dashes part speech from attribution in turn."""
    if body[block.start] != "—" or body[block.start + 1 : block.start + 2].isspace():
        return []
    quotes: list[Quoted] = []
    speech = True
    position = block.start + 1
    while position < block.end:
        dash = body.find("—", position, block.end)
        end = dash if dash >= 0 else block.end
        start, stop = _trimmed(body, position, end)
        if speech and stop > start:
            quotes.append(Quoted(start, stop))
        speech = not speech
        position = end + 1
    return quotes


def _trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not body[start].isalnum() and body[start] not in '¿¡“«"':
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return start, end


def _spoken(
    text: Text, mentions: Mentions, block: Block, quotes: Sequence[Quoted], carried: Speaker | None
) -> Iterator[tuple[Quoted, Speaker | None]]:
    """The quotations of one block with their speakers; a speaker holds until another one is named."""
    speaker = carried
    for position, quoted in enumerate(quotes):
        before = quotes[position - 1].end + 1 if position else block.start
        after = quotes[position + 1].start - 1 if position + 1 < len(quotes) else block.end
        length = len(text.body[quoted.start : quoted.end].split())
        if length < FEWEST_WORDS and not _has_cue(text, quoted):
            continue
        found = speaker_of(text, mentions, quoted, before, after)
        if found and found.name is None:
            found = None if speaker is None or found.rule == "unnamed" else speaker
            speaker = found
        elif found:
            speaker = found
        elif speaker and found is None:
            speaker = speaker._replace(rule="continued")
        if speaker is None and (
            _is_title(text.body[quoted.start : quoted.end]) or length < _UNSPOKEN_WORDS and not _is_sentence(text, quoted)
        ):
            continue
        yield quoted, speaker


def _has_cue(text: Text, quoted: Quoted) -> bool:
    """*said, “No,”* or *“No,” said X*: a verb right beside the marks."""
    before = text.between(quoted.start - 30, quoted.start - 1)[-2:]
    after = text.between(quoted.end + 1, quoted.end + 30)[:1]
    introduced = bool(before) and before[-1].text in ",:" and before[0].low in CUES
    return introduced or bool(after) and after[0].low in CUES and text.body[quoted.end - 1] in ",?!"


def _is_title(words: str) -> bool:
    """Most long words capital, no full stop or comma at the end: the name of a report or a book."""
    long = [word for word in words.split() if len(word) > 3]
    return words[-1:] not in ".,!?…" and sum(word[0].isupper() for word in long) * 2 > len(long)


def _is_sentence(text: Text, quoted: Quoted) -> bool:
    return text.body[quoted.end - 1] in ".,!?…"


def _quotation(text: Text, quoted: Quoted, speaker: Speaker | None) -> Quotation:
    exact = text.body[quoted.start : quoted.end]
    if speaker is None:
        return Quotation(start=quoted.start, end=quoted.end, exact=exact, rule="unattributed")
    return Quotation(start=quoted.start, end=quoted.end, exact=exact, rule=speaker.rule, speaker=speaker.name, role=speaker.role,
                     affiliation=speaker.affiliation)  # fmt: skip

"""Interviews: which paragraphs ask and which answer, told by two speakers' labels, by *P.* and *R.*, or by questions that alternate.

Two labels make an interview where they take turns and one of them asks: *GAZETTE: Why? ROE: Because …*. The turns of a panel with more
speakers stay paragraphs, for nobody there only answers; so do labels that open no turn (*Key point: …*, *Claim: … Verdict: …*).
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from archive.folding import fold
from archive.reading.lexicon.callouts import ANSWER_MARKS, CALLOUT_WORDS, CALLOUTS, INTERVIEW_CUES, PAIRED_LABELS, QUESTION_MARKS
from archive.reading.lexicon.people import PARTICLES

_LABEL = re.compile(r"([^\W\d_][^\n:?!]{0,40}?)(?: \([^()]{1,40}\))?: ?\S")
_DOTTED = re.compile(r"([QAPR]|Pregunta|Respuesta|Question|Answer)(?:\.-?|\)| ?[–—-]) ?[¿¡“\"«]?[^\W_]")
_MOST_WORDS = 4
_FEWEST_TURNS = 2
_FEWEST_QUESTIONS = 3
_ALTERNATING = 0.8
_ASKING = 0.5
_ASKING_BACK = 0.34
_LONGEST_QUESTION = 500
_MOST_UNASKED = 6
_OPENING = 3
_CLOSING = 2


class _Turn(NamedTuple):
    """A paragraph that opens with a speaker's label, and the paragraph with which what he says ends."""

    position: int
    speaker: str
    last: int


def turns_of(texts: Sequence[str | None]) -> dict[int, str]:
    """``question`` or ``answer`` for the positions of an interview's paragraphs; headings are ``None`` among ``texts``.

    ``turns_of(["ROE: Why?", "DOE: It rained.", "ROE: And now?", "DOE: It's over."])`` is ``question`` and ``answer`` in turn.
    """
    if not any(text and "?" in text for text in texts):
        return {}
    return _named(texts) or _dotted(texts) or _unmarked(texts)


def _named(texts: Sequence[str | None]) -> dict[int, str]:
    """Turns behind the labels of two speakers, of whom one asks."""
    labelled = [(position, speaker) for position, text in enumerate(texts) if text and (speaker := _speaker(text))]
    turns = _turns(labelled, texts)
    counts = Counter(turn.speaker for turn in turns)
    if len(counts) != 2 or min(counts.values()) < _FEWEST_TURNS or not _alternate(turns):
        return {}
    shares = {speaker: sum(_asks(texts, turn) for turn in turns if turn.speaker == speaker) / counts[speaker] for speaker in counts}
    asker, other = sorted(counts, key=lambda speaker: (speaker in QUESTION_MARKS, shares[speaker]), reverse=True)
    if asker not in QUESTION_MARKS and (shares[asker] < _ASKING or shares[other] > _ASKING_BACK) or {asker, other} & PAIRED_LABELS:
        return {}
    return _kinds(turns, asker, texts)


def _dotted(texts: Sequence[str | None]) -> dict[int, str]:
    """Turns behind *P.* and *R.*, *Q.* and *A.*, where those of the first ask."""
    found = [(position, match[1].lower()) for position, text in enumerate(texts) if text and (match := _DOTTED.match(text))]
    turns = _turns(found, texts)
    counts = Counter(turn.speaker for turn in turns)
    askers = [speaker for speaker in counts if speaker in QUESTION_MARKS]
    if len(counts) != 2 or len(askers) != 1 or min(counts.values()) < _FEWEST_TURNS or not _alternate(turns):
        return {}
    asking = [_asks(texts, turn) for turn in turns if turn.speaker == askers[0]]
    return _kinds(turns, askers[0], texts) if sum(asking) >= _ASKING * len(asking) else {}


def _unmarked(texts: Sequence[str | None]) -> dict[int, str]:
    """Paragraphs that are a question each, with the answers between, on a page that says it is an interview."""
    asked = [position for position, text in enumerate(texts) if text and _is_question(text)]
    told = [text for text in texts if text]
    if len(asked) < _FEWEST_QUESTIONS or not any(_CUE.search(fold(text)) for text in (*told[:_OPENING], *told[-_CLOSING:])):
        return {}
    apart = [after - before for before, after in zip(asked, [*asked[1:], min(asked[-1] + 2, len(texts))], strict=True)]
    if min(apart) < 2 or max(apart) > _MOST_UNASKED:
        return {}
    answered = range(asked[0] + 1, min(asked[-1] + 2, len(texts)))
    return {position: "answer" for position in answered if texts[position]} | dict.fromkeys(asked, "question")


_CUE = re.compile(rf"\b(?:{'|'.join(INTERVIEW_CUES)})\b")


def _speaker(text: str) -> str:
    """Who a paragraph's label names, by the last word in small letters; nothing for labels that are no names: ``"Key point: …"``."""
    match = _LABEL.match(text[:100]) if ":" in text[:90] else None
    words = match[1].split() if match else []
    if not words or len(words) > _MOST_WORDS or not all(word[0].isupper() or fold(word) in PARTICLES for word in words):
        return ""
    label = fold(match[1]).strip() if match else ""
    last = fold(words[-1])
    return "" if label in CALLOUTS or last in CALLOUT_WORDS or label in ANSWER_MARKS else last


def _turns(labelled: Sequence[tuple[int, str]], texts: Sequence[str | None]) -> list[_Turn]:
    """The labelled paragraphs as turns, each up to the next; the last one is its paragraph alone, for notes may follow it."""
    ends = [*(position for position, _ in labelled[1:]), *(position + 1 for position, _ in labelled[-1:])]
    spoken = [[k for k in range(position, end) if texts[k]] for (position, _), end in zip(labelled, ends, strict=True)]
    return [_Turn(position, speaker, within[-1]) for (position, speaker), within in zip(labelled, spoken, strict=True)]


def _alternate(turns: Sequence[_Turn]) -> bool:
    changes = sum(one.speaker != other.speaker for one, other in pairwise(turns))
    return changes >= _ALTERNATING * (len(turns) - 1)


def _asks(texts: Sequence[str | None], turn: _Turn) -> bool:
    """Whether a turn ends with a question."""
    return _ends_in_question(texts[turn.last] or "")


def _is_question(text: str) -> bool:
    return len(text) <= _LONGEST_QUESTION and _ends_in_question(text) and text[0] not in '"“«‘—'


def _ends_in_question(text: str) -> bool:
    return text.rstrip("\"”»’') ").endswith("?")


def _kinds(turns: Sequence[_Turn], asker: str, texts: Sequence[str | None]) -> dict[int, str]:
    """The kinds of all paragraphs of all turns, from the first question on; one without a label goes on with the one before."""
    first = next((number for number, turn in enumerate(turns) if turn.speaker == asker), len(turns))
    return {
        position: "question" if turn.speaker == asker else "answer"
        for turn in turns[first:]
        for position in range(turn.position, turn.last + 1)
        if texts[position]
    }

"""Edits outside passages, at random: each passage is where its words went.

``FUZZ=10000 pytest tests/archive/anchoring/test_moving.py`` tries that many edits of each kind; by default some hundred are.
"""

import os
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.anchoring import Span, moved
from archive.anchoring.harmless import WORD
from archive.anchoring.selectors import context

TRIES = int(os.environ.get("FUZZ", "200"))
fuzzing = settings(
    max_examples=TRIES,
    deadline=None,
    derandomize="FUZZ" not in os.environ,  # a run of the suite tries the same ones each time; looking for new ones is a run of its own
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
PASSAGES = ("Mexico", "2024", "rice", "rice is dear", "the")
FILLING = (
    *PASSAGES,
    "said",
    "of",
    "is",
    "in",
    "dear",
    "Ann",
    ",",
    ".",
    "—",
    "\n\n",
    "In 2024 the farmers of Sonora said that rice is dear.",
)
JOINTS = ("", " ", ", ", "\n\n", "-")
AROUND = 64

texts = st.lists(st.sampled_from(FILLING), max_size=8).map(" ".join)


@dataclass(frozen=True)
class Edited:
    """A text before and after, and where each passage stood and stands by the way in which it was edited."""

    old: str
    new: str
    truth: dict[Span, Span]


@st.composite
def edited_beside(draw: st.DrawFn) -> Edited:
    """A text of few words, so that each stands in it often, edited anywhere but in its passages: right beside them as well."""
    exacts = draw(st.lists(st.sampled_from(PASSAGES), min_size=1, max_size=5))
    fillings = [draw(texts) + draw(st.sampled_from(JOINTS)) for _ in range(len(exacts) + 1)]
    fillings = [draw(st.sampled_from(JOINTS)) + filling for filling in fillings]
    whole = "".join(piece for pair in zip(fillings, (*exacts, ""), strict=True) for piece in pair)
    changed = list(fillings)
    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.integers(0, len(changed) - 1))
        changed[number] = edit(draw, changed[number], whole)
    return woven(fillings, changed, exacts)


def edit(draw: st.DrawFn, text: str, whole: str) -> str:
    """A part of ``text`` deleted, or replaced by other words, or by a copy of any part of the whole text; nothing is a part too."""
    start = draw(st.integers(0, len(text)))
    end = draw(st.sampled_from((start, len(text))) | st.integers(start, len(text)))
    begin = draw(st.integers(0, len(whole)))
    copy = whole[begin : draw(st.integers(begin, len(whole)))]
    put = draw(st.sampled_from(("", copy, "x", " ")) | texts)
    return text[:start] + put + text[end:]


def woven(fillings: list[str], changed: list[str], exacts: list[str]) -> Edited:
    """Both texts of the same passages."""
    old = new = ""
    truth = {}
    for before, after, exact in zip(fillings, changed, (*exacts, ""), strict=True):
        old, new = old + before, new + after
        if exact:
            truth[len(old), len(old) + len(exact)] = len(new), len(new) + len(exact)
        old, new = old + exact, new + exact
    return Edited(old, new, truth)


@fuzzing
@given(edited_beside())
def test_edits_outside_passages_move_each_of_them_rightly(edited: Edited) -> None:
    """Texts are made so that each word stands in them many times, and edits copy passages, also right beside themselves.

    Where *rice* becomes *rice rice*, nobody can say which of both is the old one: what counts is the text. A place is right where the
    passage was put; or where as many of the words before and after it stay, in order, as around that place; or in the line that most of
    its own line became; or where more of the characters right around it stay, more than 31 of at most ``AROUND`` on either side. *Needs
    review* is right only where the texts have more words in common if the passage itself went, or where another passage of the same
    words, for which that place is right too, has it.
    """
    moves = moved(edited.old, edited.new, edited.truth)
    assert moves.keys() == edited.truth.keys()
    found = [place for place in moves.values() if place]
    assert len(found) == len(set(found))
    for span, truth in edited.truth.items():
        taken = moves[span] is None and truth in found
        assert taken or is_right(edited, span, moves[span], truth), (span, truth, moves[span])


def is_right(edited: Edited, span: Span, place: Span | None, truth: Span) -> bool:
    """What the test's docstring says."""
    if place == truth:
        return True
    exact = edited.old[slice(*span)]
    if place is None:
        whole = in_common(edited, (0, len(edited.old)), (0, len(edited.new)))
        return whole > around(edited, span, truth) + in_common(edited, span, truth)
    assert edited.new[slice(*place)] == exact
    if around(edited, span, place) >= around(edited, span, truth) or stays_in_line(edited, span, place):
        return True
    return shared(edited, span, place) > max(31, shared(edited, span, truth))


def stays_in_line(edited: Edited, span: Span, place: Span) -> bool:
    """Whether the lines of both places have two words of three in common, and the place costs none of these."""
    line, other = line_around(edited.old, span), line_around(edited.new, place)
    exacts = {edited.old[slice(*one)] for one in edited.truth}
    longer = max(len(words(edited.old, exacts, line)), len(words(edited.new, exacts, other)))
    parts = [((line[0], span[0]), (other[0], place[0])), (span, place), ((span[1], line[1]), (place[1], other[1]))]
    kept = sum(in_common(edited, *part) for part in parts)
    return kept == in_common(edited, line, other) and 3 * kept >= 2 * longer


def line_around(text: str, span: Span) -> Span:
    """The line that a place lies in."""
    end = text.find("\n", span[1])
    return text.rfind("\n", 0, span[0]) + 1, end if end >= 0 else len(text)


def around(edited: Edited, span: Span, place: Span) -> int:
    """How many words before and after the passage stay, in order, if it is to stand at ``place``."""
    before = in_common(edited, (0, span[0]), (0, place[0]))
    return before + in_common(edited, (span[1], len(edited.old)), (place[1], len(edited.new)))


def shared(edited: Edited, span: Span, place: Span) -> int:
    """How many characters around the place are those around the span."""
    start, end = span
    return context(edited.old[max(0, start - AROUND) : start], edited.old[end : end + AROUND], edited.new, *place, AROUND)


def in_common(edited: Edited, old: Span, new: Span) -> int:
    """How many words a part of the old text and one of the new have in common, in order: the textbook's table, cell by cell."""
    exacts = {edited.old[slice(*span)] for span in edited.truth}
    ours, theirs = words(edited.old, exacts, old), words(edited.new, exacts, new)
    row = [0] * (len(ours) + 1)
    for word in theirs:
        last = 0
        for i, other in enumerate(ours, 1):
            last, row[i] = row[i], last + 1 if word == other else max(row[i], row[i - 1])
    return row[-1]


def words(text: str, exacts: set[str], part: Span) -> list[str]:
    """The words of a part of a text, cut where the words of passages begin and end."""
    places = [(start, start + len(exact)) for exact in exacts for start in range(len(text)) if text.startswith(exact, start)]
    cuts = sorted({*part, *(edge for place in places for edge in place)})
    found = []
    for match in WORD.finditer(text):
        start, end = match.span()
        inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        pieces = zip((start, *inside), (*inside, end), strict=True)
        found += [text[begin:close] for begin, close in pieces if part[0] <= begin and close <= part[1]]
    return found


SENTENCE = "In [2024] {0} told [Mexico] that [44 tonnes] of {1} were lost at the mill of {2}"
"""Of which a text is made in the next test: its passages stand in brackets, what makes it different from the others in braces."""


@st.composite
def moved_about(draw: st.DrawFn) -> Edited:
    """Paragraphs that are different but for their passages; some move or one is repeated, some are new, others edited."""
    number = draw(st.integers(4, 10))
    paragraphs = [paragraph(first, draw(st.integers(1, 3))) for first in range(0, 3 * number, 3)]
    order = list(range(number))
    moving = draw(st.sets(st.sampled_from(order), max_size=2))
    repeated = None if moving else draw(st.none() | st.sampled_from(order))
    after = {n: pieces if n in {*moving, repeated} else draw(changed_words(pieces)) for n, pieces in enumerate(paragraphs)}
    order = [n for n in order if n not in moving]
    for n in sorted(moving):
        order.insert(draw(st.integers(0, len(order))), n)
    layout: list[list[str]] = [after[n] for n in order]
    if repeated is not None:
        at = order.index(repeated)
        far = [place for place in range(len(order) + 1) if not at - 1 <= place <= at + 2]
        if far:
            layout.insert(draw(st.sampled_from(far)), [piece.strip("[]") for piece in paragraphs[repeated]])
    for _ in range(draw(st.integers(0, 2))):
        fresh = [piece.strip("[]") for piece in paragraph(draw(st.integers(200, 300)) * 3, 1)]
        layout.insert(draw(st.integers(0, len(layout))), fresh)
    return laid_out(paragraphs, layout, order)


def paragraph(first: int, sentences: int) -> list[str]:
    """So many sentences in words, each with what only it has."""
    told = (
        SENTENCE.format(*(f"{first + n}{letters}" for letters in ("a b{0} c{0}", "d", "e f{0}"))).format(first + n).split(" ")
        for n in range(sentences)
    )
    return [word for one in told for word in " ".join(one).replace("[44 tonnes]", "[44_tonnes]").split(" ")]


@st.composite
def changed_words(draw: st.DrawFn, pieces: list[str]) -> list[str]:
    """The words with some put in, taken out and replaced outside passages."""
    changed = list(pieces)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(changed)))
        if draw(st.booleans()) or at == len(changed) or changed[at].startswith("["):
            changed.insert(at, draw(st.sampled_from(("hardly", "—", "ever", "it", "is", "“"))))
        else:
            changed[at : at + 1] = draw(st.sampled_from(([], ["otherwise"], ["so", "far"])))
    return changed


def laid_out(paragraphs: list[list[str]], layout: list[list[str]], order: list[int]) -> Edited:
    """Both texts, and the way of each passage by its paragraph and its number there."""
    old, stood = written(paragraphs)
    new, stands = written(layout)
    there = [spans for spans in stands if spans]
    truth = {}
    for position, n in enumerate(order):
        truth |= dict(zip(stood[n], there[position], strict=True))
    return Edited(old, new, truth)


def written(paragraphs: list[list[str]]) -> tuple[str, list[list[Span]]]:
    """The text of paragraphs, and where the passages of each stand."""
    text, stands = "", []
    for pieces in paragraphs:
        spans = []
        for piece in pieces:
            plain = piece.strip("[]").replace("_", " ")
            if piece.startswith("["):
                spans.append((len(text), len(text) + len(plain)))
            text += plain + " "
        text = text.rstrip() + ".\n\n"
        stands.append(spans)
    return text, stands


@fuzzing
@given(moved_about())
def test_passages_go_with_their_paragraphs_and_stay_in_repeated_ones(edited: Edited) -> None:
    assert moved(edited.old, edited.new, edited.truth) == edited.truth


def where(text: str, exact: str, nth: int = 1) -> Span:
    """The ``nth`` place of words."""
    start = -1
    for _ in range(nth):
        start = text.index(exact, start + 1)
    return start, start + len(exact)


@pytest.mark.parametrize(
    ("old", "new", "exact", "nth", "expected"),
    [
        ("Rice in Mexico, maize in Mexico.", "Rice in Peru, maize in Mexico.", "Mexico", 1, None),
        ("Rice in Mexico, maize in Mexico.", "Rice in Peru, maize in Mexico.", "Mexico", 2, ("Mexico", 1)),
        ("In 2024 rice fell. Then it rained.", "Then it rained. In May 2024 maize rose.", "2024", 1, None),
        ("Ann fell on Tuesday in Mexico City. Ben sang.", "Ben sang. Ann fell on Tuesday in Mexico City.", "Tuesday", 1, ("Tuesday", 1)),
        ("It lost 44 tonnes.", "It lost 45 tonnes.", "44 tonnes", 1, None),
        ("It says “rice is dear”.", "It says »Rice\u00a0is  dear«.", "rice is dear", 1, ("Rice\u00a0is  dear", 1)),
        ("In Mexico. In Mexico.", "In México. In Mexico.", "Mexico", 1, ("México", 1)),
        ("In Mexico. In Mexico.", "In México. In Mexico.", "Mexico", 2, ("Mexico", 1)),
        ("The teritory is large.", "The territory is large.", "teritory", 1, ("territory", 1)),
        ("Iran sells oil.", "Iraq sells oil.", "Iran", 1, None),
        ("Rice is dear.", "", "Rice", 1, None),
    ],
)
def test_a_passage_is_where_its_own_words_went(old: str, new: str, exact: str, nth: int, expected: tuple[str, int] | None) -> None:
    span = where(old, exact, nth)
    assert moved(old, new, [span]) == {span: expected and where(new, *expected)}


def test_without_an_edit_everything_stays() -> None:
    assert moved("Rice.", "Rice.", [(0, 4), (0, 4), (0, 1)]) == {(0, 4): (0, 4), (0, 1): (0, 1)}


def test_a_sentence_that_moves_takes_its_passage_along_though_the_word_stands_in_its_old_place_too() -> None:
    moving, other = "The farmers of Sonora sold to Mexico all that they had in May. ", "What Ann heard of it is nothing. "
    old, new = moving + other * 1, "But Mexico fell. " + other + moving
    span = where(old, "Mexico")
    assert moved(old, new, [span]) == {span: where(new, "Mexico", 2)}


def test_in_a_text_that_took_the_place_of_another_one_no_passage_stands_by_chance() -> None:
    old = " ".join(f"Old{n} fell, and in 2024 old{n} rose." for n in range(30))
    new = " ".join(f"It is said that new{n} pays {n} for 2024." for n in range(60))
    spans = [where(old, "2024", nth) for nth in (1, 15, 30)]
    assert set(moved(old, new, spans).values()) == {None}


def test_a_long_text_is_laid_beside_another_in_time() -> None:
    """Sixty thousand characters in one line, so that no line helps, with three hundred passages: some tenths of a second at most."""
    old = " ".join(f"word{n % 700} Mexico w{n}" for n in range(3_300))
    new = "Today " + old[:30_000] + " then " + old[30_000:] + " so."
    spans = [where(old, f"w{n}") for n in range(0, 3_300, 11)]
    assert all(place and new[slice(*place)] == old[slice(*span)] for span, place in moved(old, new, spans).items())

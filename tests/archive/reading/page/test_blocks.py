"""Blocks: headings in three styles, call-outs, questions and answers, quotes."""

import pytest

from archive.reading.page.blocks import blocks_of, build_body, looks_like_heading
from archive.reading.page.lines import Line
from tests.archive.reading.made_up import page

PROSE = "The river has been low since the spring, and nobody in the valley remembers when the mill last stood still. It is a quiet summer."


def kinds(text: str) -> list[tuple[str, str]]:
    record = page(text)
    return [(block.kind, record.body[block.start : block.end][:20]) for block in record.blocks]


def test_plain_short_lines_between_paragraphs_are_headings_of_level_two():
    record = page(f"A Mill Without Any Water\n\n{PROSE}\n\nHow the Wheel Stood\n\n{PROSE}\n\nWhat will come?\n\n{PROSE}")
    assert [(b.level, record.body[b.start : b.end]) for b in record.blocks if b.kind == "heading"] == [
        (2, "## How the Wheel Stood"),
        (2, "## What will come?"),
    ]


def test_markdown_headings_keep_their_level_and_the_title_does_not_stand_in_the_body():
    record = page(f"# A Mill\n\n{PROSE}\n\n### Deep\n\n{PROSE}")
    assert record.title == "A Mill"
    assert record.body.split("\n\n") == [PROSE, "### Deep", PROSE]


def test_call_outs_questions_and_answers_are_told_by_their_labels():
    call_outs = "Did you know? A wheel has 24 blades.\nPro Tip: Bring a book.\nFast fact: It is deep."
    text = f"A Mill Without Any Water\n{PROSE}\n{call_outs}\nQ: Why?\nA: {PROSE}"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "callout", "callout", "callout", "question", "answer"]


def test_questions_are_told_in_spanish_too():
    prosa = "El río lleva poca agua desde la primavera y nadie en el valle recuerda cuándo se paró el molino por última vez, ni por qué."
    assert [kind for kind, _ in kinds(f"Un molino sin agua este año\n{prosa}\nP: ¿Por qué?\nR: {prosa}\nNota: {prosa}")] == [
        "paragraph",
        "question",
        "answer",
        "callout",
    ]


def test_an_answers_letter_without_a_question_is_text():
    assert [block.kind for block in blocks_of("A: it is.\n\nQ: is it?\n\nA: it is.")] == ["paragraph", "question", "answer"]


def test_a_quote_block_stays_a_quote():
    assert ("quote", "Water is a visitor i") in kinds(f"# A Mill\n\n{PROSE}\n\n> Water is a visitor in this valley.\n\n{PROSE}")


@pytest.mark.parametrize("text", ["It ends here.", "a small opening", "BRANDT: Is it so?", "It rained. Did it?", "One, two,", "w " * 40])
def test_lines_that_run_on_are_no_headings(text):
    assert not looks_like_heading(text)


def test_a_built_body_reads_back_as_the_same_blocks():
    lines = [Line("One."), Line("Part", kind="heading", level=3), Line("Two."), Line("End", kind="heading")]
    text, blocks = build_body(lines)
    assert text == "One.\n\n### Part\n\nTwo."
    assert blocks_of(text) == blocks

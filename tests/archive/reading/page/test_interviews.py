"""Interviews: who asks and who answers. All interviews are invented."""

import pytest

from archive.reading.page.blocks import blocks_of, build_body
from archive.reading.page.interviews import turns_of
from archive.reading.page.lines import Line
from archive.reading.page.pages import read_page

LONG = "We have waited for rain since the spring, and the river is so low that the wheel hangs in the air like a clock that has stopped."
TWO = ("question", "answer")

# what, paragraphs, kinds (q, a, p)
INTERVIEWS = [
    ("names in capitals", ["BRANDT: Will it rain?", f"ROE: {LONG}", "BRANDT: And then?", "ROE: Then we mill."], "qaqa"),
    ("names as written", ["Tomas Brandt: Will it rain?", f"Ada Roe: {LONG}", "Brandt: And then?", "Roe: Then we mill."], "qaqa"),
    ("the outlet asks", ["The Gazette: Will it rain?", f"Ada Roe: {LONG}", "The Gazette: And then?", "Ada Roe: Then we mill."], "qaqa"),
    ("initials", ["TB: Will it rain?", f"AR: {LONG}", "TB: And then?", "AR: Then we mill."], "qaqa"),
    ("a question without a mark", ["VG: Tell us of the river.", f"Roe: {LONG}", "VG: Who pays?", "Roe: Nobody.", "VG: Why?", "Roe: "
     "Ask."], "qaqaqa"),
    ("roles in brackets", ["BRANDT (VG): Will it rain?", f"ROE: {LONG}", "BRANDT: And then?", "ROE: We mill."], "qaqa"),
    ("an answer of two paragraphs", ["VG: Will it rain?", f"Roe: {LONG}", LONG, "VG: And then?", "Roe: We mill."], "qaaqa"),
    ("what stands around", [LONG, "VG: Will it rain?", "Roe: No.", "VG: And then?", "Roe: We mill.", LONG], "pqaqap"),
    ("an opening statement", [f"ROE: {LONG}", "VG: Will it rain?", "ROE: No.", "VG: And then?", "ROE: We mill."], "pqaqa"),
    ("QUESTION and a name", ["QUESTION: Will it rain?", "MR ROE: No.", "QUESTION: I have another one.", "MR ROE: Go ahead."], "qaqa"),
    ("P. and R.", ["P. ¿Va a llover?", f"R. {LONG}", "P. ¿Y luego?", "R. Molemos."], "qaqa"),
    ("Pregunta. and Respuesta.", ["Pregunta. ¿Va a llover?", f"Respuesta. {LONG}", "Pregunta. ¿Y luego?", "Respuesta. Molemos."], "qaqa"),
    ("P.- and R.-", ["P.- ¿Va a llover?", "R.- No.", "P.- ¿Y luego?", "R.- Molemos."], "qaqa"),
    ("Q. and A.", ["Q. Will it rain?", f"A. {LONG}", "Q. And then?", "A. We mill."], "qaqa"),
    ("Q: and A:", ["Q: Will it rain?", f"A: {LONG}"], "qa"),
    ("questions alone, and a cue", ["We spoke with Ada Roe at the mill.", "Will it rain?", LONG, "And what will you do then?", LONG,
     "Why?", LONG],
     "pqaqaqa"),
    ("questions alone, and a closing cue", ["Will it rain?", LONG, "And then?", LONG, LONG, "Why?", LONG, "Edited for length."],
     "qaqaaqap"),
    ("a Spanish cue", ["Entrevista con la molinera.", "¿Va a llover?", LONG, "¿Y luego?", LONG, "¿Por qué?", LONG], "pqaqaqa"),
    # no interviews
    ("key points", [f"Key point: {LONG}", f"Fast fact: {LONG}", f"Key point: {LONG}", f"Fast fact: {LONG}"], "cccc"),
    ("labels that answer nobody", [f"Rivers: {LONG}", f"Mills: {LONG}", f"Rivers: {LONG}", f"Mills: {LONG}"], "pppp"),
    ("claims and verdicts", ["Claim: Did it rain?", "Verdict: No.", "Claim: Did the mill close?", "Verdict: Yes."], "pppp"),
    ("a panel", ["ROE: Will it rain?", "DOE: No.", "POE: Yes.", "ROE: Why?", "DOE: I say no.", "POE: I say yes."], "pppppp"),
    ("one question", ["BRANDT: Will it rain?", f"ROE: {LONG}"], "pp"),
    ("a list of letters", ["A. The river", "B. The mill", "A. The wheel", "B. The weir"], "pppp"),
    ("a name with initials", ["P. J. Roe came late.", "R. K. Doe came later.", "P. J. Roe left.", "R. K. Doe stayed."], "pppp"),
    ("questions of an essay", [LONG, "Will it rain?", LONG, "And then?", LONG, "Why?", LONG], "ppppppp"),
    ("times", ["Monday: Will it rain?", "Tuesday: It may.", LONG], "ppp"),
]  # fmt: skip
KINDS = {"q": "question", "a": "answer", "p": "paragraph", "c": "callout"}


@pytest.mark.parametrize(("paragraphs", "kinds"), [row[1:] for row in INTERVIEWS], ids=[row[0] for row in INTERVIEWS])
def test_questions_and_answers_are_told_by_who_asks(paragraphs, kinds):
    assert [block.kind for block in blocks_of("\n\n".join(paragraphs))] == [KINDS[kind] for kind in kinds]


@pytest.mark.parametrize("paragraphs", [row[1] for row in INTERVIEWS], ids=[row[0] for row in INTERVIEWS])
def test_an_interview_reads_back_as_it_was_built(paragraphs):
    body, blocks = build_body([Line(text, kind="paragraph") for text in paragraphs], "html")
    assert blocks_of(body) == blocks


def test_short_questions_of_an_interview_are_no_headings():
    lines = [Line(text) for text in ("We spoke with Ada Roe.", "Will it rain?", LONG, "And then?", LONG, "Why?", LONG)]
    _, blocks = build_body(lines)
    assert [block.kind for block in blocks] == ["paragraph", *TWO * 3]


def test_bold_names_of_a_web_page_are_labels():
    said = (("Gazette", "Will it rain?"), ("Ada Roe", LONG), ("Gazette", "And then?"), ("Ada Roe", f"{LONG} Nobody knows."))
    turns = "".join(f"<p><b>{who}:</b> {what}</p>" for who, what in said)
    title = "The miller of the weir speaks"
    page = f"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>{turns}</article></body></html>"
    assert [block.kind for block in read_page(page.encode()).blocks] == [*TWO * 2]


def test_no_text_is_no_interview():
    assert turns_of([]) == turns_of([None, None]) == turns_of(["It rained."]) == {}

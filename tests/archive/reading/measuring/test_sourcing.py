"""Which source a figure rests on."""

import pytest

from tests.archive.reading.made_up import body

IIW = "Imaginary Institute of Water"
DOJ = "Department of Justice"


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ("A report by the IIW counts 40 boats.", [f"{IIW} report"]),
        ("The port lost 40 boats and 12 sheds, according to the IIW.", [IIW, IIW]),
        ("The port lost 40 boats. Nobody knows why.", [None]),
        ("According to the IIW, it lost 40 boats; the Department of Justice counted 12 boats.", [IIW, DOJ]),
        ("The IIW counted 40 boats, while 12 boats were lost, according to the Department of Justice.", [IIW, DOJ]),
        ("The IIW counted 40 boats. The Department of Justice counted 12 boats.", [IIW, DOJ]),
        ("In a survey of 1,200 voters by Quill & Reed, 58% stayed home.", ["Quill & Reed survey", "Quill & Reed survey"]),
        ("According to 30 people with knowledge of the talks, 12 boats were lost.", [None, "30 people with knowledge of the talks"]),
    ],
)
def test_a_figure_rests_on_the_citation_nearest_in_its_sentence(words, sources):
    assert [figure.source for figure in body(words).figures] == sources


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ("The port lost 40 boats, the IIW said.", ["Imaginary Institute of Water"]),
        ("The port lost 40 boats, the IIW found.", ["Imaginary Institute of Water"]),
        ("The port lost 40 boats, Ada Roe says.", ["Ada Roe"]),
        ("The port lost 40 boats, economists say.", ["economists"]),
        ("The port lost 40 boats, aid groups said.", ["aid groups"]),
        ("Economists expect 40 boats to be lost.", ["Economists"]),
        ("Aid groups say 40 boats were lost.", ["Aid groups"]),
        ("Some 40% of respondents to a poll by Quill & Reed stayed home.", ["Quill & Reed poll"]),
        ("A report by the IIW warns of floods. It also found that 40 boats sank.", ["Imaginary Institute of Water report"]),
        ("A report by the IIW warns of floods. The report put the loss at 40 boats.", ["Imaginary Institute of Water report"]),
        ("The IIW estimates that it rained. It puts the loss at 40 boats.", ["Imaginary Institute of Water"]),
        ("A study by the IIW counts fish. It rained. The port lost 40 boats.", [None]),
        ("A study by the IIW counts fish. Some 40 boats sank.", [None]),
        ("The mayor opened the port, which has 40 boats.", [None]),
        ("In a poll by Quill & Reed, 58% stayed home. Another 12% had no view.", ["Quill & Reed poll", "Quill & Reed poll"]),
        ("The Department of Justice said 40 boats sank.", ["Department of Justice"]),
        ("Ada Roe said 40 boats sank.", [None]),
        ("Forty boats sank, officials said on Monday.", ["officials"]),
        ("The port lost 40 boats, the mayor said.", ["mayor"]),
        ("The port lost 40 boats, a police spokesman said.", ["police spokesman"]),
        ("The port lost 40 boats, said Ada Roe.", ["Ada Roe"]),
        ("The port lost 40 boats, the IIW said in a statement.", ["Imaginary Institute of Water statement"]),
        ("Officials said 40 boats sank.", ["Officials"]),
        ("Analysts at the IIW expect 40 floods.", ["Imaginary Institute of Water analysts"]),
        ("The port lost 40 boats, researchers found.", ["researchers"]),
        ("The port lost 40 boats, say economists.", ["economists"]),
        ("A study by the IIW counts fish. The study put the loss at 40 boats.", ["Imaginary Institute of Water study"]),
        ("The port lost 40 boats, the report said.", ["report"]),
    ],
)
def test_a_figure_rests_on_who_is_said_to_say_it_or_on_what_the_sentence_before_cites(words, sources):
    assert [figure.source for figure in body(words).figures] == sources

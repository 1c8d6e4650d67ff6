"""Evidence: each proposal of a person, an organisation or a known actor says what the rule saw."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.reading import Gazetteer
from archive.reading.naming.names import find_names
from tests.archive.reading.made_up import GAZETTEER, text_of


@pytest.mark.parametrize(
    ("text", "rule", "why"),
    [
        ("It fell, said Tove Halden.", "speaking-person", "speech verb “said” before the name"),
        ("Governor Tove Halden left.", "titled-person", "title “Governor” before the name"),
        ("Mr. Halden left.", "titled-person", "form of address “Mr” before the name"),
        ("Tove Halden, 47, left.", "described-person", "age “47” after the name"),
        ("the economist Tove Halden left", "described-person", "“economist” before the name"),
        ("Tove Halden, a nurse, left.", "described-person", "“nurse” after the name"),
        ("Tove B. Halden left.", "initialled-person", "initial “B” in the name"),
        ("Ada Vobore left.", "given-name", "given name “Ada”"),
        ("Brannoc Smith left.", "surname-ending", "surname “Smith” after another capital word"),
        ("Wang Zhelin left.", "family-name-first", "family name “Wang” first"),
        ("Tove Halden Jr. left.", "name-with-suffix", "“Jr” after the name"),
        ("the Great Rivers Institute left", "organisation-head", "“Institute” in the name"),
        ("the Zebra Quorn (ZQ) left", "organisation-acronym", "its acronym “ZQ” in brackets"),
        ("the consultancy Farrow Lane left", "introduced-organisation", "“consultancy” right before the name"),
        ("the Pentagon left", "known-body", "“Pentagon” is a body’s name"),
        ("the ZQRT said so", "acronym-alone", "acronym “ZQRT” between “the” and “said”"),
        ("Mexico left", "known-name", "the name of a known actor"),
        ("the IIW left", "known-acronym", "acronym “IIW” of a known actor"),
    ],
)
def test_a_proposal_says_what_the_rule_saw(text, rule, why):
    mention = find_names(text_of(text), GAZETTEER).actors[0].mentions[0]
    assert (mention.rule, mention.why) == (rule, why)


def test_a_back_reference_says_whom_it_names():
    (actor,) = find_names(text_of("“Yes,” said Tove Halden. Halden left."), GAZETTEER).actors
    assert actor.mentions[1].why == "surname of “Tove Halden”, named elsewhere"


_PIECES = st.sampled_from(
    "Ada Roe|Halden|said|Mr.|Sir|President|of|the|,|.|“|”|Institute|(ZRU)|Zebra River Unit|US|Mexico|’s|-|&|and|y|de la|al-|Jr.|Inc.|J.|"
    "U.S.|Committee to|FBI|\n\n|## |III|47|:|who|é́|\u00a0|Wang|–".split("|")
)


@given(st.lists(_PIECES, max_size=30).flatmap(lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])))
def test_whatever_stands_in_a_text_mentions_are_where_they_say_and_apart(words):
    for gazetteer in (GAZETTEER, Gazetteer()):
        mentions = sorted((m.start, m.end, m) for one in find_names(text_of(words), gazetteer).actors for m in one.mentions)
        assert all(words[start:end] == m.exact and m.exact.strip() == m.exact and m.why and len(m.why) <= 200 for start, end, m in mentions)
        assert all(left[1] <= right[0] for left, right in pairwise(mentions))


def test_time_grows_with_the_text_and_not_with_its_square(monkeypatch):
    steps = 0

    def count(real):
        def counted(*arguments):
            nonlocal steps
            steps += 1
            return real(*arguments)

        return counted

    for module, name in (("people", "_shaped"), ("organisations", "_divides"), ("bodies", "_at"), ("runs", "adjoining")):
        target = f"archive.reading.naming.{module}.{name}"
        monkeypatch.setattr(target, count(__import__(f"archive.reading.naming.{module}", fromlist=[name]).__dict__[name]))

    def steps_for(words: str) -> int:
        nonlocal steps
        steps = 0
        find_names(text_of(words), GAZETTEER)
        return steps

    for part in ("A-", "Ada Roe, ", "Mr. ", "Institute of ", "said Ada Roe and the Zebra River Unit (ZRU) of the FBI. "):
        assert steps_for(part * 800) <= 2.2 * steps_for(part * 400) + 50

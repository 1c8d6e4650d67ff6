"""Reasons in the language of the page."""

import inspect
import re
from decimal import Decimal

from django.utils.translation import gettext, override

from archive import comparing
from archive.comparing import Claim, Label, compare
from archive.printed_reasons import printed_reason


def test_a_reason_is_printed_in_the_pages_language_and_made_in_english() -> None:
    with override("es"):
        found = compare(Claim(head="rice", value=Decimal(1), unit="person"), Claim(head="rice", value=Decimal(2), unit="kilogram"))
        assert found is not None
        assert found.reason == "Their units differ: kilogram and person."
        assert printed_reason(found.reason, "person", "kilogram") == "Sus unidades son distintas: kilogramo y persona."
    assert printed_reason(found.reason, "person", "kilogram") == found.reason


def test_every_label_and_every_reason_has_its_spanish_words() -> None:
    sentences = re.findall(r'_\(\s*"([^"]+)"', inspect.getsource(comparing))
    assert {label.value for label in Label} < set(sentences)
    assert len(sentences) > len(Label) + 10
    with override("es"):
        assert [sentence for sentence in sentences if gettext(sentence) == sentence] == []


def test_a_stored_sentence_that_no_rule_says_any_more_stays() -> None:
    with override("es"):
        assert printed_reason("They are 50% alike.", "kilogram", "person") == "They are 50% alike."

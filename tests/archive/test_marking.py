import re
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parse

from archive.marking import Hit, MarkedBlock, describe_figure, linked, marked_blocks, marked_words, printed_hits
from archive.models import Actor, Citation, EventMention, Figure, Forecast, Mention, Passage, Quotation, Source

KINDS: list[type[Passage]] = [Mention, Quotation, Citation, Figure, Forecast, EventMention]
TAG = re.compile(r"<[^>]*>")
TO_LINE = '<a class="line" [^>]*></a>'


def passage(kind: type[Passage], body: str, start: int, end: int, pk: int, state: str = "accepted") -> Passage:
    """An unsaved passage of ``kind``; its actor or source is as hostile as can be."""
    fields: dict[type[Passage], dict[str, Any]] = {
        Mention: {"actor": Actor(pk=1, name="<b>", slug="b", kind='"><script>')},
        Citation: {"source": Source(pk=1, name="<i>", slug="i")},
        Figure: {"value": Decimal(3), "unit": '"><script>'},
    }
    return kind(pk=pk, start=start, end=end, exact=body[start:end], state=state, **fields.get(kind, {}))


def paragraphs(body: str) -> list[dict[str, Any]]:
    """Blocks of a body whose blocks a blank line separates."""
    found, start = [], 0
    for text in body.split("\n\n"):
        found.append({"kind": "paragraph", "start": start, "end": start + len(text)})
        start += len(text) + 2
    return found


def plain(html: str) -> str:
    """The text of marked HTML."""
    return unescape(TAG.sub("", html))


def marked(body: str, *passages: Passage) -> str:
    """One paragraph with its passages."""
    return str(marked_blocks(body, paragraphs(body), passages)[0].html)


BODIES = st.lists(st.text("ab<>&\"'é \n", min_size=1, max_size=30), min_size=1, max_size=3).map("\n\n".join)
SPANS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 60), st.integers(1, 30)), max_size=12)


def spans_of(body: str, spans: list[tuple[type[Passage], int, int]]) -> list[Passage]:
    """Passages at those ``(kind, start, length)`` that lie within ``body``."""
    inside = [(kind, start % len(body), length) for kind, start, length in spans]
    return [
        passage(kind, body, start, min(len(body), start + length), pk, "proposed" if pk % 2 else "accepted")
        for pk, (kind, start, length) in enumerate(inside, 1)
    ]


@given(BODIES, SPANS)
def test_without_its_tags_marked_text_is_the_text(body: str, spans: list[Any]) -> None:
    blocks = paragraphs(body)
    shown = marked_blocks(body, blocks, spans_of(body, spans))
    assert [plain(block.html) for block in shown] == [body[b["start"] : b["end"]] for b in blocks]


@given(BODIES, SPANS)
def test_marked_text_is_well_formed_and_every_anchor_stands_once(body: str, spans: list[Any]) -> None:
    passages = spans_of(body, spans)
    shown = "".join(block.html for block in marked_blocks(body, paragraphs(body), passages))
    opened: list[str] = []
    for closing, name in re.findall(r"<(/?)(\w+)[^>]*>", shown):
        if not closing:
            assert name in ("a", "span", "mark")
            assert name != "a" or "a" not in opened, "links never nest"
            opened.append(name)
        else:
            assert opened.pop() == name
    assert opened == []
    anchors = re.findall(r' id="([^"]+)"', shown)
    assert len(anchors) == len(set(anchors))


@given(BODIES, st.sampled_from(KINDS), st.integers(0, 60), st.integers(1, 30))
def test_a_passage_marks_exactly_its_words(body: str, kind: type[Passage], start: int, length: int) -> None:
    body = body.replace("\n", " ")
    made = spans_of(body, [(kind, start, length)])[0]
    before, _, rest = marked(body, made).partition("<")
    assert unescape(before) == body[: made.start]
    inside = re.match(rf"(\w+) id=[^>]*>([^<]*)(?:{TO_LINE})?</\1>([^<]*)$", rest)
    assert inside is not None
    assert (unescape(inside[2]), unescape(inside[3])) == (made.exact, body[made.end :])


def test_text_is_escaped_before_it_is_marked() -> None:
    body = "<script>alert('x')</script> & Mexico"
    shown = marked(body, passage(Mention, body, 30, 36, 1))
    assert "<script" not in shown
    assert shown.startswith("&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; <a ")
    assert ">Mexico</a>" in shown


def test_a_mention_leads_to_its_actor_and_a_merged_one_to_what_it_became() -> None:
    body = "Mexico acts."
    found = passage(Mention, body, 0, 6, 7)
    assert isinstance(found, Mention)
    found.actor = Actor(pk=1, slug="old", kind="state", merged_into=Actor(pk=2, slug="mexico", kind="state"))
    link = parse.fragment_fromstring(marked(body, found), create_parent="p").find("a")
    assert (link.get("href"), link.get("id"), link.text) == ("/actors/mexico/", "mention-7", "Mexico")


def test_what_no_editor_checked_says_so() -> None:
    body = "Rice is dear."
    for state, says in (("proposed", True), ("accepted", False)):
        shown = marked(body, passage(Quotation, body, 0, 4, 1, state))
        assert ("proposed" in shown) is says


def test_a_passage_across_two_blocks_is_marked_in_both_and_anchored_in_the_first() -> None:
    body = "One two.\n\nThree four."
    blocks = marked_blocks(body, paragraphs(body), [passage(Quotation, body, 4, 15, 9)])
    assert [plain(block.html) for block in blocks] == ["One two.", "Three four."]
    assert [block.html.count("<span") for block in blocks] == [1, 1]
    assert [block.html.count('id="quotation-9"') for block in blocks] == [1, 0]


def test_passages_nest_from_the_quotation_down_to_the_name() -> None:
    body = "Mexico pays 3 pesos."
    parts = [passage(Mention, body, 0, 6, 1), passage(Figure, body, 12, 13, 2), passage(Quotation, body, 0, 20, 3)]
    shown = marked(body, *parts)
    assert re.fullmatch(rf"<span [^>]*><a [^>]*>Mexico</a> pays <mark [^>]*>3{TO_LINE}</mark> pesos\.{TO_LINE}</span>", shown)


def test_words_lead_to_their_line_once_and_never_from_within_a_link() -> None:
    body = "Group of 7 pays 3.\n\nAnd more."
    places = ((Mention, 0, 10), (Figure, 9, 10), (Figure, 16, 17), (Quotation, 16, 24))
    parts = [passage(kind, body, start, end, pk) for pk, (kind, start, end) in enumerate(places, 1)]
    shown = "".join(block.html for block in marked_blocks(body, paragraphs(body), parts))
    assert re.findall('href="#line-([^"]*)"', shown) == ["figure-3", "quotation-4"]
    assert 'data-of="quotation-4"' in shown, "the rest of it names it"


def test_of_overlapping_mentions_the_longest_stays() -> None:
    body = "Bank of Mexico"
    root = parse.fragment_fromstring(marked(body, passage(Mention, body, 8, 14, 1), passage(Mention, body, 0, 14, 2)), create_parent="p")
    assert [link.text_content() for link in root.findall(".//a")] == ["Bank of Mexico"]


@pytest.mark.parametrize(
    ("body", "block", "label", "level", "words"),
    [
        ("## What fell", {"kind": "heading", "level": 2}, "", 2, "What fell"),
        ("Did you know? Rice fell.", {"kind": "callout"}, "Did you know?", 0, "Rice fell."),
        ("Pro Tip: buy rice.", {"kind": "callout"}, "Pro Tip", 0, "buy rice."),
        ("Q: What fell?", {"kind": "question"}, "Q", 0, "What fell?"),
        ("A: Rice: it fell.", {"kind": "answer"}, "A", 0, "Rice: it fell."),
        ("Note: rice fell.", {"kind": "paragraph"}, "", 0, "Note: rice fell."),
        ("# is a number sign", {"kind": "paragraph"}, "", 0, "# is a number sign"),
    ],
)
def test_lead_ins_stand_apart_from_the_words(body: str, block: dict, label: str, level: int, words: str) -> None:
    shown = marked_blocks(body, [block | {"start": 0, "end": len(body)}], [])
    assert shown == [MarkedBlock(block["kind"], level, shown[0].anchor, label, shown[0].html, words)]
    assert plain(shown[0].html) == words


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"value": Decimal(140000), "comparator": ">", "unit": "deaths", "period": "2022"}, "> 140,000 deaths · 2022"),
        ({"value": Decimal("5.90"), "unit": "%", "subject": "exports"}, "5.9% · exports"),
        ({"value": Decimal(20), "high": Decimal(30), "unit": "%"}, "20–30%"),
        ({"value": Decimal(1000), "high": Decimal(2000), "unit": "kg", "place": "Texas"}, "1,000–2,000 kg · Texas"),
        ({"value": Decimal(0), "unit": ""}, "0"),
        ({"value": Decimal("100.000000"), "unit": ""}, "100"),
        ({"value": Decimal("-0.5"), "unit": "points"}, "-0.5 points"),
    ],
)
def test_a_figure_reads_as_one_line(fields: dict, line: str) -> None:
    assert describe_figure(Figure(**fields)) == line


@pytest.mark.parametrize(
    ("text", "address", "after"),
    [
        ("See https://a.example/b.", "https://a.example/b", "."),
        ("(https://a.example/b_(c)), and", "https://a.example/b_(c)", "), and"),
        ("“HTTPS://A.example/?b=1&c=2#d”", "HTTPS://A.example/?b=1&c=2#d", "”"),
        ("http://a.example<br>", "http://a.example", "<br>"),
        ('http://a.example"onclick="x', "http://a.example", '"onclick="x'),
        ("http://a.example/'x'y", "http://a.example/'x'y", ""),
        ("javascript:http://a.example", "http://a.example", ""),
        ("http://a.example/…", "http://a.example/", "…"),
    ],
)
def test_an_address_in_a_strangers_text_is_a_link_up_to_its_own_end(text: str, address: str, after: str) -> None:
    root = parse.fragment_fromstring(linked(text), create_parent=True)
    [link] = root.xpath("a")
    assert (link.get("href"), link.text, link.tail or "") == (address, address, after)
    assert link.get("rel") == "nofollow ugc noopener"
    assert root.text_content() == text


@pytest.mark.parametrize(
    "text",
    ["http://", "https://.", "http:// a.example", "http://[a", "ftp://a.example", "http://bank.example@evil.example/", "xhttp://a.example",
     "mailto:a@b.example", "//a.example", "javascript:alert(1)", "data:text/html,x", "https:a.example"],
)  # fmt: skip
def test_what_is_no_web_address_or_hides_where_it_leads_is_no_link(text: str) -> None:
    assert "<a" not in linked(text)
    assert unescape(linked(text)) == text


@given(st.text(alphabet=st.sampled_from("http://s.a ()[]<>\"'&@\n;:javscript")))
def test_a_strangers_text_comes_out_as_its_own_characters_with_links_and_nothing_else(text: str) -> None:
    made = linked(text)
    assert unescape(TAG.sub("", made)) == text
    assert all(tag == "</a>" or tag.startswith(('<a href="http', '<a href="HTTP')) for tag in TAG.findall(made))


def test_a_long_hostile_text_takes_no_time() -> None:
    assert linked("http://a.example/" + ")" * 100_000).count("<a") == 1
    assert linked("http://a" * 20_000).count("<a") == 1


@given(BODIES, SPANS, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8))
def test_hits_are_marked_among_passages_each_with_one_anchor(body: str, spans: list[Any], places: list[tuple[int, int]]) -> None:
    blocks = paragraphs(body)
    apart: list[tuple[int, int]] = []
    for start, length in sorted(places):
        if start < len(body) and (not apart or start >= apart[-1][1]):
            apart.append((start, min(len(body), start + length)))
    hits = printed_hits(body, blocks, apart)
    shown = [block.html for block in marked_blocks(body, blocks, [*spans_of(body, spans), *hits])]
    assert [plain(html) for html in shown] == [body[b["start"] : b["end"]] for b in blocks]
    assert sorted(re.findall(r'id="hit-(\d+)"', "".join(shown)), key=int) == [str(number + 1) for number in range(len(hits))]


def test_a_hit_in_a_lead_in_is_not_counted_since_it_is_not_printed_as_text() -> None:
    body = "Pro Tip: keep the tip.\n\nA tip."
    blocks = [{"kind": "callout", "start": 0, "end": 22}, {"kind": "paragraph", "start": 24, "end": 30}]
    assert printed_hits(body, blocks, [(4, 7), (18, 21), (26, 29)]) == [Hit(1, 18, 21), Hit(2, 26, 29)]


def test_hits_of_a_line_are_marked_and_all_else_is_escaped() -> None:
    assert marked_words("<i> & rain", [(0, 3), (6, 10)]) == "<mark>&lt;i&gt;</mark> &amp; <mark>rain</mark>"

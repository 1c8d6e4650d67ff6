"""Documents as sources: *data released by X*, *X’s survey shows*, *a study found*, *court filings reveal*, *in a report published in May*.

The noun alone cites nothing: somebody's name as its maker, a verb by which it speaks, or words that lean on it must stand beside it.
"""

from collections.abc import Iterator

from archive.reading.citing.evidence import is_person_or_money, leaning_words, speaking_verb, told_within
from archive.reading.citing.makers import SPOKEN_NOUNS, Cited, goes_on, read_maker, read_owner, take_subject, take_teller
from archive.reading.citing.naming import cite, shown, title_beside
from archive.reading.citing.phrases import PREPOSITIONS, Page, phrase_start
from archive.reading.citing.wording import TOLD_OF, clause_end, source_of, stretch
from archive.reading.lexicon import words
from archive.reading.lexicon.documents import BLOCKING, DOCUMENTS, FINDING, FROM, ISSUED, LEAKED, SEEN, SHOWING
from archive.reading.mentions import Placed
from archive.reading.record import Citation
from archive.reading.tokens import Token

_HIS_OR_HERS = words("his her")
_SOME = words("most some many all one several both each none neither part mayoria")
_SPILLED = words("leaked filtrado filtrada filtrados filtradas")
_SPILLED_BEHIND = _SPILLED - {"leaked"}
_BEHIND_BRIEFS = SHOWING | PREPOSITIONS | ISSUED | {","}
_BEHIND_NOUNS = _SPILLED | TOLD_OF
_ACTIVITIES = words("""
briefing briefings note notes brief briefs investigation investigations inquiry review reviews count counts tables chapter account
accounts balance investigacion investigaciones
""")
"""Nouns that mean what somebody does as often as what somebody wrote."""
_BEFORE_VERBS = words("to not will would can could may must should they we i you who that it")
_OWN = words("my your our")


def by_documents(page: Page) -> Iterator[Citation]:
    """One citation for each noun of a document that something shows to be cited."""
    for index in page.marks:
        if page.lows[index] in DOCUMENTS and _is_noun(page, index) and (found := document_at(page, index)):
            yield found


def document_at(page: Page, index: int, leaning: str | None = None, first: int | None = None) -> Citation | None:
    """The citation of the document whose noun stands at ``index``; ``leaning`` are words that already show that it is cited."""
    first = phrase_start(page, index) if first is None else first
    if is_person_or_money(page, first, index) or not leaning and _is_part_of_another(page, index):
        return None
    cited = _read(page, index, first)
    rule, why = _evidence(page, cited, leaning)
    if not rule:
        return None
    source = source_of(page, cited)
    if source is None:
        return None
    stretch(page, cited, source)
    start, end = page.tokens[cited.first if cited.opening is None else cited.opening].start, page.tokens[cited.end - 1].end
    if cited.title and cited.title.end >= end:
        end = min(cited.title.end + 1, page.text.block_at(start).end)
    return cite(page, (start, end), source, rule, why)


def _is_noun(page: Page, index: int) -> bool:
    """*The Institute estimates …*, *they study rain* and *a data centre* hold no document."""
    token = page.tokens[index]
    if token.kind != "word":
        return False
    mention = page.mentions.at(token.start)
    if mention and not _is_mistaken(mention, token) or page.text.block_at(token.start).kind == "heading":
        return False
    following, before = page.low(index + 1), page.low(index - 1)
    adjoining = page.is_adjoining(index + 1)
    if adjoining and (following in DOCUMENTS and following not in SHOWING or token.is_capital and page.tokens[index + 1].is_capital):
        return False
    if _is_other_word(token, before, following):
        return False
    if before in _BEFORE_VERBS:
        return before == "that" and page.low(index - 2) not in DOCUMENTS and token.low not in FINDING
    if token.low in FINDING and page.body_at(index - 1) and page.is_adjoining(index):
        return following in SHOWING or page.low(index + 1) in FROM
    return True


def _is_other_word(token: Token, before: str, following: str) -> bool:
    """*Resolution 2254* is a law, *brief* mostly an adjective, and *we also note that* a verb."""
    if token.low == "resolution":
        return token.is_capital
    if token.low == "brief" and following not in _BEHIND_BRIEFS:
        return True
    return (
        token.low in ("note", "notes", "record", "report")
        and following in ("that", "the", "to", "on")
        and before in ("also", "only", "then")
    )


def _is_mistaken(mention: Placed, token: Token) -> bool:
    """*National Harbour Assessment says* was taken for somebody unknown: nobody is called like a document."""
    return mention.is_person and not mention.actor.known and mention.end == token.end and token.start > mention.start


def _is_part_of_another(page: Page, index: int) -> bool:
    """*report cards*: the noun belongs to the word behind it."""
    return goes_on(page, index + 1) and page.low(index + 1) not in _BEHIND_NOUNS


def _read(page: Page, index: int, first: int) -> Cited:
    cited = Cited(first, index, index + 1)
    cited.title = title_beside(page, index)
    cited.leaked = any(token.low in LEAKED for token in page.tokens[cited.first : index]) or page.low(index + 1) in _SPILLED_BEHIND
    read_owner(page, cited)
    read_maker(page, cited)
    if cited.title is None and cited.end > index + 1:
        cited.title = title_beside(page, cited.end - 1)
    return cited


def _evidence(page: Page, cited: Cited, leaning: str | None) -> tuple[str, str]:
    """The rule and what it saw; empty where nothing shows that the document is cited."""
    noun = page.tokens[cited.index].text
    if leaning:
        return "according-to", f"{shown(leaning)} before the document word {shown(noun)}"
    lean = leaning_words(page, cited.first, cited.index) if page.low(cited.first) not in _OWN else None
    if lean:
        take_teller(page, cited)
    if lean and _is_attribution(page, cited):
        return "", ""
    if lean and (cited.maker or cited.owner and page.low(cited.first) not in _HIS_OR_HERS or not _needs_maker(page, cited)):
        return "leaning-on", f"{shown(lean)} before the document word {shown(noun)}"
    if (
        page.low(cited.first) not in _OWN
        and DOCUMENTS[page.low(cited.index)] != "article"
        and (told := told_within(page, cited.first, cited.index, cited.end))
    ):
        take_subject(page, cited)
        if _is_attribution(page, cited):
            return "", ""
        return "told-in", f"{shown(told)} opens what the document word {shown(noun)} goes on to tell"
    closes = page.low(cited.first - 1) == "," and page.low(cited.first) in ("a", "an", "un", "una")
    verb = None if _is_object(page, cited.first) else speaking_verb(page, cited.index, closes)
    if verb is None and not _is_object(page, cited.first) and cited.end > cited.index + 1:
        verb = speaking_verb(page, cited.end - 1, closes)
    if verb:
        rule = "leaked" if cited.leaked else "issued-by" if cited.maker else "owned" if cited.owner else "showing"
        return rule, f"document word {shown(noun)} with the verb {shown(verb.text)}"
    if page.low(cited.first) in _OWN:
        return "", ""
    if cited.maker and page.low(cited.end) not in BLOCKING and _is_issued(page, cited):
        return "issued-by", f"document word {shown(noun)} with its maker {shown(cited.maker)}"
    if page.low(cited.index) == "figure" and cited.owner and page.low(cited.index + 1) in ("of", "for", "de"):
        return "owned", f"{shown(page.printed(cited.first, cited.index + 2))} before a number"
    if cited.leaked and any(
        page.low(position) in _SPILLED for position in (*range(cited.first, cited.index), cited.index + (page.text.language == "es"))
    ):
        return "leaked", f"“leaked” beside the document word {shown(noun)}"
    if page.low(cited.index) in ("statement", "comunicado") and page.low(cited.index + 1) in ("released", "issued", "published", "emitido"):
        cited.clause_end = clause_end(page, cited.index)
        return "issued", f"document word {shown(noun)} with the word {shown(page.tokens[cited.index + 1].text)}"
    return "", ""


def _is_object(page: Page, first: int) -> bool:
    """Behind a preposition stands no subject: *seen by two newspapers suggest*; *most of the reports say* is one."""
    return (
        page.low(first - 1) in PREPOSITIONS
        and page.is_adjoining(first)
        and not (page.low(first - 1) in ("of", "de") and page.low(first - 2) in _SOME)
    )


def _is_attribution(page: Page, cited: Cited) -> bool:
    """*said in a statement* beside quoted words tells where they were said; without a maker it tells nothing to follow up."""
    if page.low(cited.index) not in SPOKEN_NOUNS or page.low(cited.first - 1) not in ("in", "en"):
        return False
    start, end = page.text.sentence_at(page.tokens[cited.index].start)
    return not (cited.maker or cited.owner) or any(quoted.end >= start for quoted in page.text.quotes_within(start - 400, end))


def _needs_maker(page: Page, cited: Cited) -> bool:
    """*said in a statement*, *based on an assessment*: nothing to follow up unless somebody is named."""
    spoken = page.low(cited.index) in SPOKEN_NOUNS and page.low(cited.first - 1) == "in"
    if DOCUMENTS[page.low(cited.index)] == "article" or page.low(cited.first) in ("this", "these", "este", "esta"):
        return cited.title is None
    return spoken or page.low(cited.first - 1) == "on" and DOCUMENTS[page.low(cited.index)] not in ("dataset", "poll", "study")


def _is_issued(page: Page, cited: Cited) -> bool:
    """Data and reports that somebody issued are leaned on where they stand; letters and statements aren't."""
    kind = DOCUMENTS[page.low(cited.index)]
    return (
        page.low(cited.index) not in _ACTIVITIES
        and kind in ("dataset", "report", "study", "poll")
        and any(
            token.low in ISSUED and token.low not in SEEN or token.low in ("by", "from", "por")
            for token in page.tokens[cited.index + 1 : cited.end]
        )
    )

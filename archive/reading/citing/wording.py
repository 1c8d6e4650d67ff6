"""What a cited document is called: its title, its maker and kind, or the words as printed."""

from archive.reading.citing.evidence import speaking_verb
from archive.reading.citing.makers import Cited
from archive.reading.citing.naming import Source, is_title, issued_of, made_name, owned_name, without_article
from archive.reading.citing.phrases import PREPOSITIONS, RELATIVE, Page, date_within, is_participle, phrase_end
from archive.reading.lexicon import words
from archive.reading.lexicon.calendar import MONTHS, WEEKDAYS
from archive.reading.lexicon.documents import AUXILIARY, DETERMINERS, DOCUMENTS, ISSUED, MODIFIERS, SHOWING

_SPAN_WORDS = 8
_TELLING = SHOWING | ISSUED
_BEFORE_NOUNS = DETERMINERS | MODIFIERS | PREPOSITIONS
_ADJECTIVE_ENDINGS = (
    "al",
    "ales",
    "ico",
    "ica",
    "icos",
    "icas",
    "ado",
    "ada",
    "ados",
    "adas",
    "ivo",
    "iva",
    "ivos",
    "ivas",
    "ente",
    "entes",
)
_APPEARED = words("issued published released dated publicado publicados publicada publicadas difundidos fechado")
_BEFORE_DATES = words(", in on en")
TOLD_OF = words("most often widely commonly heard repeated quoted used cited")
_ENDS_OF = ISSUED | RELATIVE
COMPLEMENTS = words("against of by from with in on between to for about into de del por sobre entre para")
"""Prepositions by which a document's noun takes what belongs to it."""
_LONGEST_COMPLEMENT = 16
_TIMES = MONTHS.keys() | WEEKDAYS.keys() | words("last this next early late mid recent response ultimo pasado")


def source_of(page: Page, cited: Cited) -> Source | None:
    """Title, publisher, kind and date by the conventions of the archive."""
    index, publisher = cited.index, cited.maker or cited.owner
    kind = DOCUMENTS[page.low(index)]
    issued = issued_of(page, cited.first, index, cited.end)
    if cited.title:
        return Source(page.text.body[cited.title.start : cited.title.end].rstrip(",.;"), publisher, kind, issued)
    if cited.named:
        return Source(cited.named, publisher, kind, issued)
    if titled := _title_case(page, cited):
        return Source(titled, publisher, kind, issued)
    if before := _title_before(page, cited):
        name = " ".join(page.printed(*before).split())
        cited.first = before[0]
        return Source(name, publisher, kind, issued)
    if cited.clause_end:
        cited.end = cited.clause_end
        return Source(without_article(page, cited.first, cited.end), publisher, kind, issued)
    if cited.leaked or publisher is None:
        return _unnamed(page, cited, kind, issued)
    if cited.maker:
        name = made_name(page, cited.maker, cited.first, index, cited.end)
    else:
        name = owned_name(page, publisher, cited.owner_end, index)
    when = _printed_when(page, cited, kind)
    if when is None:
        return Source(name, publisher, kind, issued)
    dated_by = page.low(cited.end + 1) if page.low(cited.end) == "," else page.low(cited.end)
    return Source(f"{name}, {when}", publisher, kind, issued if dated_by in _APPEARED else None)


def _printed_when(page: Page, cited: Cited, kind: str) -> str | None:
    """*X data, December 2023*: data and polls of a month are told apart by it.

    The month then stands for what was measured as well, so that it counts as the date of issue only where the text says so: *X data,
    issued in January 2024*.
    """
    if kind not in ("dataset", "poll"):
        return None
    start = page.tokens[cited.end - 1].end
    dated = date_within(page, start, start + 30)
    if dated is None or dated.precision == "year":
        return None
    between = [token.low for token in page.text.between(start, dated.start)]
    if between[-1:] not in (["in"], ["en"], ["on"]) or any(word not in ISSUED and word not in _BEFORE_DATES for word in between):
        return None
    return page.text.body[dated.start : dated.end]


def _unnamed(page: Page, cited: Cited, kind: str, issued: str | None) -> Source:
    """The words as printed: *leaked IIW memo*, *court filings*, *analysis of trade data*."""
    end = cited.index + 1
    if page.low(cited.first - 1) == "by" and (page.low(end) in TOLD_OF or page.low(end) in RELATIVE):
        end = clause_end(page, cited.index)
    elif cited.leaked and page.text.language == "es":
        end = phrase_end(page, cited.first)
    elif page.low(end) in COMPLEMENTS and not cited.title and (not cited.leaked or page.low(end) == "of"):
        end = behind_complements(page, cited.index)
    elif not cited.leaked and not cited.title and (stated := speaking_verb(page, cited.index)):
        stop = page.text.index_at(stated.start)
        if (
            end < stop <= end + _SPAN_WORDS
            and not any(token.text in ',()“”"' for token in page.tokens[end:stop])
            and page.low(end) in ("of", "de")
        ):
            end = stop
    if page.text.language == "es" and end == cited.index + 1:
        end = _behind_adjectives(page, end)
        end = behind_complements(page, end - 1) if page.low(end) in COMPLEMENTS and not cited.title else end
    while end > cited.index + 1 and page.low(end - 1) in AUXILIARY:
        end -= 1
    cited.end = max(cited.index + 1, end)
    if end > cited.index + 1 and page.low(end - 1) in DOCUMENTS and DOCUMENTS[page.low(end - 1)] == "dataset":
        kind = "dataset"
    return Source(without_article(page, cited.first, cited.end), cited.owner if cited.leaked else None, kind, issued)


def clause_end(page: Page, index: int) -> int:
    """Up to the next mark, at most sixteen tokens on."""
    stop = page.limit(index, 16)
    return next((position for position in range(index + 1, stop) if page.tokens[position].text in ",.;:–—"), index + 1)


def _behind_adjectives(page: Page, position: int) -> int:
    """Spanish adjectives stand behind: *cifras oficiales*."""
    token = page.tokens[position] if position < len(page.tokens) else None
    plain = token is not None and token.kind == "word" and not token.is_capital and page.is_adjoining(position)
    if plain and token and token.low.endswith(_ADJECTIVE_ENDINGS) and token.low not in _TELLING:
        return position + 1
    return position


def behind_complements(page: Page, index: int) -> int:
    """*memo by the two lawyers*, *records from the county*: behind all that belongs to the noun, without when and where it was issued."""
    stop = phrase_end(page, index, _LONGEST_COMPLEMENT)
    for position in range(index + 1, stop):
        if page.mentions.at(page.tokens[position].start):
            continue
        if page.low(position) in _ENDS_OF or _is_told(page, position) or _is_dating(page, position):
            return position
    return stop


def _is_told(page: Page, position: int) -> bool:
    """*a memo by the port filed on Monday*, *a poll by the port missed it*, but not *by two retired clerks*."""
    before = page.tokens[position - 1]
    noun = before.kind == "word" and before.low not in _BEFORE_NOUNS
    return is_participle(page, position) or noun and page.low(position).endswith("ed") and not page.tokens[position].is_capital


def _is_dating(page: Page, position: int) -> bool:
    """*in May*, *on Monday*, *from last year*: when, not what of."""
    following = page.tokens[position + 1] if position + 1 < len(page.tokens) else None
    if following is None or page.low(position) not in PREPOSITIONS:
        return False
    return following.low in _TIMES or len(following.text) == 4 and following.text.isdigit()


def _title_case(page: Page, cited: Cited) -> str | None:
    """*the 2023 National Harbour Assessment*, *X’s Groundswell report*: capitals that are a title, without its year in front."""
    index = cited.index
    if not page.tokens[index].is_capital or index == cited.first:
        return None
    begin = index
    while (
        begin > cited.first
        and begin > cited.owner_end
        and (page.tokens[begin - 1].is_capital or page.low(begin - 1) in ("of", "on", "and", "the", "for"))
    ):
        begin -= 1
    while begin < index and (
        page.low(begin) in DETERMINERS or not page.tokens[begin].is_capital or page.low(begin) in MODIFIERS and begin == cited.first
    ):
        begin += 1
    if index - begin < 1:
        return None
    end = index + 1
    if page.tokens[end : end + 1] and page.tokens[end].kind == "number" and len(page.tokens[end].text) == 4:
        end += 1
    if cited.owner and cited.owner_end > begin:
        cited.owner = None
    cited.end = max(cited.end, end)
    return page.printed(begin, end)


def _title_before(page: Page, cited: Cited) -> tuple[int, int] | None:
    """*Wet and Wetter, a report by X*: the title stands before the comma."""
    comma = cited.first - 1
    if page.low(cited.first) not in ("a", "an", "un", "una") or page.low(comma) != "," or cited.maker is None:
        return None
    start = page.text.sentence_at(page.tokens[comma].start)[0]
    begin = page.text.index_at(start)
    for position in range(comma - 1, max(begin, comma - 24) - 1, -1):
        if page.low(position) == "to" and page.low(position - 1) == "according":
            begin = position + 1
            break
        if page.tokens[position].text in ",;":
            return None
    printed = page.printed(begin, comma) if begin < comma and comma - begin < 24 else ""
    capitals = sum(word[0].isupper() for word in printed.split())
    return (begin, comma) if capitals > 1 and is_title(printed) and not _is_one_name(page, begin, comma) else None


def _is_one_name(page: Page, begin: int, end: int) -> bool:
    mention = page.mentions.at(page.tokens[end - 1].start)
    return mention is not None and mention.start <= page.tokens[min(begin + 1, end - 1)].start


def stretch(page: Page, cited: Cited, source: Source) -> None:
    """A month named with data belongs to the span: *data released by X in May 2024*."""
    if ", " in source.name and (dated := date_within(page, page.tokens[cited.end - 1].end, page.tokens[cited.end - 1].end + 30)):
        printed = page.text.body[dated.start : dated.end]
        if source.name.endswith(printed):
            cited.end = max(page.text.index_at(dated.end), cited.end)

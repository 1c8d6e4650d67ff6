"""Speakers: whose words a quotation is, and what the text says of them there (role and affiliation).

The speaker is found from the verb nearest the quotation: after it (*… said X*, *X said*), before it (*X said: …*), by *according to*,
by a colon, or by a pronoun for the person named last. Without a verb near nobody is guessed.
"""

from typing import NamedTuple

from archive.reading.lexicon import words
from archive.reading.lexicon.people import ROLES
from archive.reading.lexicon.speech import PRONOUNS, SPEECH
from archive.reading.mentions import Mentions, Placed
from archive.reading.tokens import Quoted, Text, Token

_REACH = 320
_AFTER_WORDS = 28
_GROUP = 9
_NEAR = 14
_OF_PLACE = words("at of for with from in en de del para on by")
_PREPOSITIONS = words("in on at with during after before about over under by en con durante tras ante sobre against near")
_CLOSED = ".;!?"


class Speaker(NamedTuple):
    """A speaker with role and affiliation as printed; ``name`` is ``None`` where somebody speaks whom the text doesn't name."""

    name: str | None
    role: str | None
    affiliation: str | None
    rule: str


def speaker_of(text: Text, mentions: Mentions, quoted: Quoted, before: int, after: int) -> Speaker | None:
    """Who speaks ``quoted``: the words from ``before`` up to it and from it up to ``after`` may say so."""
    if _goes_on_behind(text, quoted):
        following = text.between(quoted.end, min(after, quoted.end + _REACH))[1:]
        if found := _in_following(text, mentions, _clause(following)):
            return found
    start = max(before, text.sentence_at(quoted.start - 1)[0], quoted.start - 2 * _REACH)
    preceding = text.between(start, quoted.start - 1)
    return _in_preceding(text, mentions, preceding) if preceding else None


def _goes_on_behind(text: Text, quoted: Quoted) -> bool:
    """Whether the sentence that holds a quotation goes on after it."""
    inside, behind = text.body[quoted.end - 1], text.body[quoted.end + 1 : quoted.end + 4].lstrip()
    return (
        inside in ",?!…—" or behind[:1] in (",", "—", "–") or behind[:1].islower() or inside.isalnum() and behind[:1] not in ("", ".", ";")
    )


def _clause(tokens: list[Token]) -> list[Token]:
    """The tokens up to the end of the clause; a comma right behind the quotation doesn't count."""
    clause: list[Token] = []
    for token in tokens[:_AFTER_WORDS]:
        if (
            token.text in _CLOSED
            and token.kind == "mark"
            and not (token.text == "." and clause and len(clause[-1].text) <= 3 and clause[-1].is_capital)
        ):
            break
        clause.append(token)
    return clause


def _in_following(text: Text, mentions: Mentions, clause: list[Token]) -> Speaker | None:
    if not clause:
        return None
    start, end = clause[0].start, clause[-1].end
    if _says_according_to(clause[:4]):
        return _described(text, mentions, _chosen(mentions.between(start, end)), "according-to", end)
    if clause[0].text in "—–" and (first := _chosen(mentions.between(start, min(end, start + 40)))) and first.is_person:
        return _described(text, mentions, first, "dash", end)
    verb = next((token for token in clause if _is_verb(token)), None)
    if verb is None:
        return None
    if named := _chosen(mentions.between(start, verb.start)):
        return _described(text, mentions, named, "after", end)
    if pronoun := next((token for token in clause if token.start < verb.start and token.low in PRONOUNS), None):
        return _by_pronoun(mentions, pronoun)
    group = _group(text.between(verb.end, end))
    if group and (named := _chosen(mentions.between(group[0].start, group[-1].end))):
        return _described(text, mentions, named, "inverted", end)
    if group and group[0].low in PRONOUNS or not group and text.language == "es":  # Spanish leaves its pronouns out
        return _by_pronoun(mentions, group[0] if group else verb)
    return Speaker(None, None, None, "unnamed")


def _in_preceding(text: Text, mentions: Mentions, tokens: list[Token]) -> Speaker | None:
    last = tokens[-1]
    start, end = tokens[0].start, last.end
    if last.text in _CLOSED and last.kind == "mark":
        return None
    persons = mentions.between(start, end)
    if _says_according_to(tokens[:3]):
        return _described(text, mentions, _chosen(persons), "according-to", end)
    verbs = [token for token in tokens[-_NEAR * 2 :] if _is_verb(token)]
    if not verbs:
        named = _chosen(persons)
        return _described(text, mentions, named, "colon", end) if named and last.text == ":" and len(tokens) <= _NEAR else None
    verb = verbs[-1]
    if named := _nearest(mentions.between(start, verb.start)):
        return _described(text, mentions, named, "before", end)
    if pronoun := next((token for token in tokens if token.low in PRONOUNS and token.start < verb.start), None):
        return _by_pronoun(mentions, pronoun)
    group = _group(text.between(verb.end, end))
    if group and (named := _chosen(mentions.between(group[0].start, group[-1].end))):
        return _described(text, mentions, named, "inverted-before", end)
    return Speaker(None, None, None, "unnamed")


def _is_verb(token: Token) -> bool:
    return token.kind == "word" and not token.is_capital and token.low in SPEECH


def _says_according_to(tokens: list[Token]) -> bool:
    low = [token.low for token in tokens]
    return "according" in low or "segun" in low


def _group(tokens: list[Token]) -> list[Token]:
    """The noun group right behind a verb: up to a mark or a preposition; *said in Rome X* names nobody."""
    group: list[Token] = []
    for token in tokens[:_GROUP]:
        if token.text in ",:;()" or token.low in _PREPOSITIONS:
            break
        group.append(token)
    return group


def _chosen(named: list[Placed]) -> Placed | None:
    """The first person, else the first body or state that is named and not only hinted at."""
    return next((one for one in named if one.is_person), None) or next((one for one in named if one.strength == "name"), None)


def _nearest(named: list[Placed]) -> Placed | None:
    return _chosen(named[::-1])


def _by_pronoun(mentions: Mentions, pronoun: Token) -> Speaker:
    person = mentions.last_person_before(pronoun.start) if pronoun.low not in ("they", "ellos") else None
    return Speaker(person.actor.name if person else None, None, None, "pronoun")


def _described(text: Text, mentions: Mentions, named: Placed | None, rule: str, end: int) -> Speaker | None:
    if named is None:
        return None
    role, affiliation = _apposition(text, mentions, named) if named.is_person else (None, None)
    if named.is_person and role is None and affiliation is None:
        role, affiliation = _office_before(text, mentions, named)
    return Speaker(named.actor.name, role, affiliation, rule)


def _apposition(text: Text, mentions: Mentions, named: Placed) -> tuple[str | None, str | None]:
    """*X, a role at Body,* or *X (Body)* or *X of Body*: role and affiliation as printed."""
    tokens = text.between(named.end, named.end + _REACH)
    if not tokens or tokens[0].start - named.end > 1:
        return None, None
    if tokens[0].low in ("of", "at", "from", "de", "del"):
        body = _body_at(mentions, tokens[1:3])
        return None, _as_printed(text, mentions, body) if body else None
    if tokens[0].text not in (",", "("):
        return None, None
    inside = _up_to_its_end(tokens[1:])
    while inside and inside[0].low in ("a", "an", "the", "el", "la", "un", "una"):
        inside = inside[1:]
    if not inside:
        return None, None
    start, end = inside[0].start, inside[-1].end
    body = next((one for one in mentions.between(start, end) if one.is_organised and _follows_preposition(text, one, start)), None)
    affiliation = _as_printed(text, mentions, body) if body else None
    role = _role(text, inside if body is None else [token for token in inside if token.start < body.start])
    return role, affiliation


def _up_to_its_end(tokens: list[Token]) -> list[Token]:
    inside: list[Token] = []
    for position, token in enumerate(tokens):
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        ends = (
            token.text in ',;:)“"«”—–' or token.text == "." and not (following and following.low[0].islower() and not following.is_capital)
        )
        if token.kind == "mark" and ends and not (token.text == "." and inside and len(inside[-1].text) <= 2) or _is_verb(token) and inside:
            break
        inside.append(token)
    return inside


def _follows_preposition(text: Text, body: Placed, start: int) -> bool:
    before = [token.low for token in text.between(max(start, body.start - 40), body.start)][-2:]
    return body.start == start or any(word in _OF_PLACE for word in before)


def _as_printed(text: Text, mentions: Mentions, body: Placed) -> str:
    """The body, and one that it owns: *Institute’s Security Programme*."""
    end = body.end
    owned = mentions.at(end + 2) or mentions.at(end + 3)
    if owned and owned.is_organised and text.body[end : owned.start].strip() in ("’", "'", "’s", "'s"):
        end = owned.end
    return text.body[body.start : end]


def _role(text: Text, tokens: list[Token]) -> str | None:
    while tokens and (tokens[-1].low in _OF_PLACE or tokens[-1].low in ("the", "la", "el", "a") or tokens[-1].kind == "mark"):
        tokens = tokens[:-1]
    if not tokens or tokens[0].low in ("who", "quien", "whose") or not any(token.low in ROLES for token in tokens):
        return None
    return text.body[tokens[0].start : tokens[-1].end]


def _office_before(text: Text, mentions: Mentions, named: Placed) -> tuple[str | None, str | None]:
    """*Body Administrator X*: the office that stands right before the name, and the body before the office."""
    tokens = text.between(max(named.start - 80, 0), named.start)
    offices: list[Token] = []
    for token in reversed(tokens):
        if token.low not in ROLES or offices and offices[0].start - token.end > 1:
            break
        offices.insert(0, token)
    if not offices or named.start - offices[-1].end > 1:
        return None, None
    body = mentions.at(offices[0].start - 2)
    affiliation = _as_printed(text, mentions, body) if body and body.is_organised else None
    return text.body[offices[0].start : offices[-1].end], affiliation


def _body_at(mentions: Mentions, tokens: list[Token]) -> Placed | None:
    return next((one for token in tokens if (one := mentions.at(token.start)) and one.is_organised), None)

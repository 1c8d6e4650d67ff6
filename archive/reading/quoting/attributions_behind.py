"""Attributions behind a quotation: *…,” said X*, *…,” X said*, *…” — X*, *… for millers, X said*."""

from archive.reading.lexicon import words
from archive.reading.lexicon.calendar import DAYS
from archive.reading.lexicon.grammar import CONJUNCTIONS, PREPOSITIONS
from archive.reading.lexicon.speech import PASSED_OVER, SPEECH, TO_SOMEBODY
from archive.reading.mentions import Mentions
from archive.reading.quoting.noun_groups import Subject
from archive.reading.quoting.referents import Referents
from archive.reading.quoting.speakers import Speaker, Speakers
from archive.reading.quoting.subjects import VERBS, Clause
from archive.reading.tokens import Text, Token

_ADJUNCTS = words("on in at during after before late early last this earlier") | DAYS.keys()
_BE = words("is was were are be been being being fue era eran son es")
_BEFORE_SUBJECT = PASSED_OVER | {"que"}
_BEHIND_VERBS = _ADJUNCTS | PREPOSITIONS
_QUOTING = words("quoted quotes cited cites quoting")
_FARTHEST_NAME = 8
_IS_HOW = (["is", "how"], ["was", "how"], ["is", "what"], ["was", "what"])
_LONGEST_LABEL = 16


class Behind:
    """Looks for the speaker of one quotation in the words behind it."""

    def __init__(self, text: Text, mentions: Mentions, referents: Referents) -> None:
        self.text = text
        self.mentions = mentions
        self.speakers = Speakers(text, mentions, referents)

    def after(self, near: list[Token], is_marked: bool) -> Speaker | None:
        """*…,” said X*, *…,” X said*, *…,” according to X*, *…” — X*."""
        first = 0
        while first < len(near) and near[first].text in ",—–-":
            first += 1
        tokens = near[first:]
        if not tokens:
            return None
        if first and near[0].text != "," and (found := self._signed(tokens)):
            return found
        if found := self.according(tokens, 0):
            return found
        clause = Clause(self.text, self.mentions, tokens)
        start = self._over_time(tokens)
        if start >= len(tokens) or tokens[start].low in CONJUNCTIONS and tokens[start].kind == "word" and tokens[start].low != "as":
            return None
        start += tokens[start].low == "as"
        if [token.low for token in tokens[start : start + 2]] in _IS_HOW:
            return self._finite(clause, start + 2, VERBS)
        while start < len(tokens) and tokens[start].low in PASSED_OVER and tokens[start].kind == "word":
            start += 1
        if start < len(tokens) and clause.is_verb(start, SPEECH):
            return self._inverted(clause, start, is_marked)
        return self._finite(clause, start)

    def _inverted(self, clause: Clause, verb: int, is_marked: bool) -> Speaker | None:
        """*said X*; without a mark between only where somebody follows: *“river” began in May* says nothing."""
        tokens = clause.tokens
        if tokens[verb].low.endswith("ing") and tokens[verb].text != "sing":
            return None
        why = f"speech verb “{tokens[verb].text}” right after the quotation"
        behind = verb + 1
        while behind < len(tokens) and tokens[behind].low in _BEFORE_SUBJECT and tokens[behind].kind == "word":
            behind += 1
        subject = None if tokens[verb].low in TO_SOMEBODY and tokens[verb].low != "asked" else clause.behind(behind)
        if subject:
            return self.speakers.of(subject, "inverted", why)
        if not is_marked and self.text.language != "es":
            return None
        if self.text.language == "es" or verb + 1 == len(tokens):
            return self.speakers.of_pronoun(tokens[verb], why)
        return Speaker(None, None, None, "nobody", why)

    def _finite(self, clause: Clause, start: int, verbs: frozenset[str] = SPEECH) -> Speaker | None:
        """*X said*, *X, a miller, told visitors*; *is how X described it*."""
        tokens = clause.tokens
        for verb in range(start + 1, len(tokens)):
            if not clause.is_verb(verb, verbs) or tokens[verb].low.endswith("ing"):
                continue
            subject = quoted_person(clause, verb) or clause.before(verb)
            if subject and subject.first <= start + _FARTHEST_NAME:
                return self.speakers.of(subject, "after", f"speech verb “{tokens[verb].text}” right after the quotation")
            if subject is None or verb - start > 6:
                return None
        return None

    def behind_a_comma(self, near: list[Token]) -> Speaker | None:
        """*“…,” she shrugs.*: a name or pronoun right behind the comma speaks, whatever the verb."""
        clause = Clause(self.text, self.mentions, near)
        first = next((k for k, token in enumerate(near) if token.text not in ",—–-"), len(near))
        names = (one for k in range(first, min(first + 10, len(near))) if (one := clause.name_opening(k)))
        named = next((one for one in names if clause.is_subject(one)), None)
        if named is None or named.first > first and named.kind == "pronoun":
            return None
        if named.kind == "named" and not (named.placed and named.placed.is_person):
            return None
        return self.speakers.of(named, "comma", "a comma and a name right after the quotation")

    def _signed(self, tokens: list[Token]) -> Speaker | None:
        """*“…” — Ada Roe, miller*."""
        clause = Clause(self.text, self.mentions, tokens[:24])
        named = clause.behind(0) if tokens[0].is_capital else None
        if named is None or named.kind != "named" or named.first > 4 or any(clause.is_verb(k) for k in range(len(clause.tokens))):
            return None
        return self.speakers.of(named, "dash", "a dash and a name right after the quotation")

    def after_a_stop(self, tail: list[Token], is_said: bool) -> Speaker | None:
        """*“Why?” X asked.*, *“… .” — X*: the next sentence is nothing but who said it."""
        if tail[0].text in "—–-":
            return self.after(tail, True)
        clause = Clause(self.text, self.mentions, tail)
        for verb in range(min(len(tail), 24)):
            if clause.is_verb(verb, SPEECH):
                subject = clause.behind(verb + 1) if not verb else clause.before(verb)
                rest = tail[verb + 1 :]
                ends = (
                    not rest or rest[0].text in ".,:" or rest[0].low in _ADJUNCTS or tail[verb].low in TO_SOMEBODY and is_said or not verb
                )
                if subject and subject.first <= 3 and ends and (is_said or len(tail) <= _LONGEST_LABEL or not verb):
                    return self.speakers.of(subject, "after", f"speech verb “{tail[verb].text}” after the quotation")
                return None
        return None

    def at_the_end(self, far: list[Token]) -> Speaker | None:
        """*“…” for millers, Ada Roe said.*: the attribution closes the sentence."""
        clause = Clause(self.text, self.mentions, far)
        for index in range(len(far) - 1, -1, -1):
            if far[index].low in ("according", "segun") and (found := self.according(far, index)):
                return found._replace(is_direct=False)
            if not clause.is_verb(index, SPEECH) or far[index].low.endswith("ing"):
                continue
            rest = far[index + 1 :]
            subject = clause.before(index)
            opens = subject and (not subject.first or far[subject.first - 1].text == "," or self._is_titled_after_comma(far, subject.first))
            if subject and opens and (not rest or rest[0].text in ".,;" or rest[0].low in _BEHIND_VERBS or far[index].low in TO_SOMEBODY):
                why = f"“{far[index].text}” at the end of the sentence"
                return self.speakers.of(subject, "sentence-end", why, False)
            if not subject and (index and far[index - 1].text == ",") and (subject := clause.behind(index + 1)):
                return self.speakers.of(subject, "sentence-end", f"“{far[index].text}” at the end of the sentence", False)
        return None

    def _is_titled_after_comma(self, far: list[Token], first: int) -> bool:
        index = first - 1
        while index >= 0 and first - index < 8 and far[index].kind != "mark":
            index -= 1
        return index >= 0 and far[index].text == ","

    def according(self, tokens: list[Token], index: int) -> Speaker | None:
        """*according to X*, *según X*, *de acuerdo con X*, *in the words of X*, with the cue at ``index``."""
        low = [token.low for token in tokens[index : index + 2]]
        if not index and low[:1] == ["para"] and len(tokens) > 1 and tokens[1].is_capital:
            low = ["segun", *low[1:]]
        if low[:1] == ["segun"] or low in (["according", "to"], ["acuerdo", "con"], ["words", "of"], ["palabras", "de"]):
            first = index + len(low) - (low[0] == "segun" and len(low) > 1)
            clause = Clause(self.text, self.mentions, tokens)
            subject = clause.behind(first)
            why = f"“{' '.join(token.text for token in tokens[index:first])}” before the name"
            return self.speakers.of(subject, "according-to", why) if subject else None
        return None

    def _over_time(self, tokens: list[Token]) -> int:
        """*“…,” on Monday said X*: where the words of time end."""
        if tokens[0].low in ("on", "in", "at", "late", "earlier", "el", "en") and tokens[0].kind == "word":
            following = next((k for k in range(1, min(len(tokens), 4)) if tokens[k].low in SPEECH), None)
            return following or 0
        return 0


def quoted_person(clause: Clause, verb: int) -> Subject | None:
    """*The agency quoted Roe as saying “…”*: who is quoted speaks, not who quotes."""
    tokens = clause.tokens
    low = tokens[verb].low
    if low == "saying" and verb > 2 and tokens[verb - 1].low == "as":
        verb = next((k for k in range(verb - 2, max(verb - 12, -1), -1) if tokens[k].low in _QUOTING), -1)
    elif low not in _QUOTING or not any(token.low == "as" for token in tokens[verb + 1 : verb + 9]):
        return None
    if verb < 1:
        return None
    return clause.before(verb) if tokens[verb - 1].low in _BE else clause.behind(verb + 1)

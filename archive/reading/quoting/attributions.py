"""Attributions: the words by which a text says whose a quotation is.

Right after it (*…,” said X*), before it (*X called it “…”*), at its sentence's end (*… for millers, X said*), by *according to*, a colon
or a dash. Who goes with a verb is found in ``subjects``, whom a pronoun means in ``referents``. Without one of these nobody is guessed;
``quotations`` then asks who spoke before.
"""

from collections.abc import Sequence

from archive.reading.lexicon import words
from archive.reading.lexicon.grammar import DETERMINERS
from archive.reading.lexicon.speech import CALLING, NAMING, PASSED_OVER, PRONOUNS, SAYINGS, SPEECH, TO_SOMEBODY
from archive.reading.mentions import Mentions
from archive.reading.quoting.attributions_behind import Behind, quoted_person
from archive.reading.quoting.clauses import Around
from archive.reading.quoting.referents import Referents
from archive.reading.quoting.speakers import Speaker
from archive.reading.quoting.subjects import Clause
from archive.reading.tokens import Text, Token

_BE = words("is was were are be been being being fue era eran son es")
_ASKED = words("asked pressed questioned quizzed preguntado preguntada")
"""*Asked about “…”, X said*: the words are the asker's, or nobody's."""
_OF_WORDS = words("as that to of about on in : , que de como sobre")
"""What joins a noun of speech to the words: *his claim that “…”*."""
_ACCORDING = words("according segun acuerdo words palabras para")
_INVERTING = SPEECH - CALLING
_ADVERBS = PASSED_OVER - _BE
_NEAR_END = 7
_LONGEST_LABEL = 16


def speaker_of(text: Text, mentions: Mentions, referents: Referents, words_around: Around) -> Speaker | None:
    """Who speaks a quotation with these words around it."""
    finder = _Finder(text, mentions, referents)
    is_topic = _is_topic(words_around.before)
    if _is_parenthesis(words_around) and (found := finder.preceding(words_around.before, words_around.far)):
        return found
    if words_around.is_said and not is_topic and (found := finder.after(words_around.near, words_around.is_marked)):
        return found
    if words_around.is_marked and not words_around.before and (found := finder.behind_a_comma(words_around.near)):
        return found
    if words_around.tail and (found := finder.after_a_stop(words_around.tail, words_around.is_said)):
        return found
    if words_around.near and words_around.near[0].low in SAYINGS and (found := finder.owner_of_words(words_around.before)):
        return found
    if words_around.before and not is_topic and (found := finder.preceding(words_around.before, words_around.far)):
        return found
    return None if is_topic else finder.at_the_end(words_around.far)


def introducing(text: Text, mentions: Mentions, referents: Referents, sentence: list[Token]) -> Speaker | None:
    """Who acts in the sentence before a quotation with a sentence of its own: *Ada Roe was blunt. “…”*."""
    finder = _Finder(text, mentions, referents)
    clause = Clause(text, mentions, sentence)
    verbs = [k for k in range(len(sentence)) if clause.is_verb(k, SPEECH)]
    for verb in reversed(verbs):
        subject = clause.before(verb) or clause.behind(verb + 1)
        if subject and (found := finder.speakers.of(subject, "introduced", f"“{sentence[verb].text}” in the sentence before")):
            return found if found.name else None
    subject = clause.main(len(sentence))
    if subject is None or subject.first > 8 or subject.placed and not subject.placed.is_person:
        return None
    found = finder.speakers.of(subject, "introduced", "the sentence before is about who speaks")
    return found if found and (found.name or found.role and len(sentence) <= _LONGEST_LABEL) else None


def _is_topic(before: list[Token]) -> bool:
    """*Asked about “the leak,” X said no*: what somebody was asked about."""
    return bool(before) and before[0].low in _ASKED and not any(token.text == "," for token in before)


def _is_parenthesis(words_around: Around) -> bool:
    """*— who once called her “a friend” — said*: the dash closes what opened before the quotation."""
    return bool(words_around.before and words_around.near) and words_around.near[0].text in "—–-)"


class _Finder(Behind):
    """Looks for the speaker of one quotation in the words before it as well."""

    def preceding(self, tokens: list[Token], far: list[Token]) -> Speaker | None:
        """*X said: “…”*, *X called it “…”*, *X’s description of it as “…”*, *X: “…”*: the cue that is nearest."""
        clause = Clause(self.text, self.mentions, tokens)
        last = tokens[-1]
        if last.text in ";.!?" and last.kind == "mark":
            return None
        for index in range(len(tokens) - 1, -1, -1):
            token = tokens[index]
            if token.kind != "word":
                continue
            if token.low in _ACCORDING and (found := self.according(tokens, index)):
                return found
            if clause.is_verb(index):
                return self._of_verb(clause, index, far)
            if token.low in SAYINGS and (found := self._of_noun(clause, index)):
                return found
        return self._labelled(clause) if last.text == ":" and len(tokens) <= _LONGEST_LABEL else None

    def _of_verb(self, clause: Clause, verb: int, far: list[Token]) -> Speaker | None:
        tokens = clause.tokens
        token = tokens[verb]
        gap = tokens[verb + 1 :]
        is_direct = not gap or gap[-1].text in ",:" or len(gap) <= _NEAR_END and not _is_broken(gap)
        why = f"“{token.text}” before the quotation"
        by = next((k for k in range(verb + 1, len(tokens) - 1) if tokens[k].low in ("by", "por")), None)
        passive = _is_passive(tokens, verb)
        if passive or token.low in CALLING:
            agent = clause.behind(by + 1) if by is not None and passive else self._agent_behind(far) if passive else None
            if isinstance(agent, Speaker):
                return agent
            if agent:
                return self.speakers.of(agent, "by-agent", f"“{token.text} … by” before the quotation", is_direct)
            if passive:
                return None if token.low in NAMING else Speaker(None, None, None, "nobody", why, False)
        if _is_broken(gap) and gap[-1].text not in ",:":
            return None
        subject = quoted_person(clause, verb) or clause.before(verb)
        if subject is None or subject.kind == "described" and token.low in SPEECH and verb <= 1:
            inverted = clause.behind(verb + 1) if token.low in _INVERTING and token.low not in TO_SOMEBODY else None
            subject = inverted if inverted and inverted.kind == "named" else subject
        if subject is None:
            if self.text.language == "es":
                return self.speakers.of_pronoun(token, why, is_direct)
            return Speaker(None, None, None, "nobody", why, False)
        return self.speakers.of(subject, "before", why, is_direct)

    def _agent_behind(self, far: list[Token]) -> Speaker | None:
        """*was described as “…” by X*."""
        if not far or far[0].low not in ("by", "por"):
            return None
        subject = Clause(self.text, self.mentions, far).behind(1)
        return self.speakers.of(subject, "by-agent", f"“{far[0].text}” right after the quotation") if subject else None

    def _of_noun(self, clause: Clause, noun: int) -> Speaker | None:
        """*Roe’s description of it as “…”*, *his claim that “…”*: the possessor of the words."""
        tokens = clause.tokens
        behind = tokens[noun + 1 : noun + 2]
        if not behind or behind[0].low not in _OF_WORDS or len(tokens) - noun > 14 or _is_broken(tokens[noun + 1 :]):
            return None
        owner = noun - 1
        while owner >= 0 and noun - owner < 4 and tokens[owner].kind == "word" and not tokens[owner].is_capital:
            if tokens[owner].low in ("his", "her", "su"):
                return self.speakers.of_pronoun(tokens[owner], f"“{tokens[owner].text} {tokens[noun].text}” before the quotation")
            owner -= 1
        if owner < 1 or tokens[owner].kind != "possessive":
            return None
        named = clause.name_at_end(owner - 1)
        why = f"“{tokens[noun].text}” of the person before the quotation"
        return self.speakers.of(named, "saying", why) if named else None

    def owner_of_words(self, before: list[Token]) -> Speaker | None:
        """*Roe’s “dry river” remark*: the possessor right before the quotation."""
        if not before or before[-1].kind != "possessive":
            return None
        named = Clause(self.text, self.mentions, before).name_at_end(len(before) - 2)
        return self.speakers.of(named, "saying", "a noun of speech right after the quotation") if named else None

    def _labelled(self, clause: Clause) -> Speaker | None:
        """*Ada Roe: “…”*, *Ada Roe’s message was plain: “…”*."""
        for index in range(min(len(clause.tokens), 8)):
            named = clause.name_opening(index)
            if named and clause.governing(named.first) is None:
                return self.speakers.of(named, "colon", "a colon between the name and the quotation")
        return None


def _is_passive(tokens: Sequence[Token], verb: int) -> bool:
    """*was called “…”*, *a plan, dubbed “…”*: whose words they are stands elsewhere."""
    index = verb - 1
    while index >= 0 and tokens[index].kind == "word" and (tokens[index].low in _ADVERBS or tokens[index].low.endswith("ly")):
        index -= 1
    low = tokens[verb].low
    if low not in CALLING or not low.endswith(("ed", "en", "ada", "ado", "known", "adas", "ados")):
        return False
    return index >= 0 and (tokens[index].low in _BE or low in NAMING and tokens[index].text == "," and verb + 1 == len(tokens))


def _is_broken(gap: Sequence[Token]) -> bool:
    """Whether another clause stands between a verb and the quotation: *…, and the House passed the bill with “…”*."""
    for index, token in enumerate(gap[:-1]):
        following = gap[index + 1]
        if token.text == ";":
            return True
        if token.text == "," and following.low in ("and", "but", "while", "although", "though", "y", "pero", "mientras"):
            rest = gap[index + 2 : index + 3]
            if rest and (rest[0].is_capital or rest[0].low in DETERMINERS or rest[0].low in PRONOUNS):
                return True
    return False

"""Subjects: who goes with a verb of speech, by the words before or behind the verb.

*Ada Roe, a miller and author, told visitors*: back over the apposition to the name. *A spokesman for Ada Roe said*: a name that a
preposition governs isn't the one who speaks. *Roe shook her head and said*: the verb takes the clause's own subject.
"""

from archive.reading.lexicon import words
from archive.reading.lexicon.grammar import CONJUNCTIONS, COPULAS, DETERMINERS, PREPOSITIONS, RELATIVES
from archive.reading.lexicon.speech import CALLING, NOBODYS, PASSED_OVER, PRONOUNS, SPEECH
from archive.reading.quoting.noun_groups import OPENING_VERBS, ROLES, NounGroups, Subject, says_what

VERBS = SPEECH | CALLING
_BEFORE_VERBS = PRONOUNS | PASSED_OVER | RELATIVES
_JOINING = CONJUNCTIONS | PREPOSITIONS
_AMBIGUOUS = words("""
claims reports notes states comments remarks calls points questions answers demands promises pledges posts tweets attacks fears hopes
views rules uses claim report note comment call promise pledge post tweet attack fear hope view rule question answer demand state
point use fault hit cast read reads threats blame voice signal signals praise want wants ask tell cuenta nota denuncia critica
pregunta respuesta busca reclamo acusa informe objects cites refers quotes jokes protests teases press matters
""")
"""Verbs that are nouns as well."""


class Clause(NounGroups):
    """A list of tokens with the verbs in it and who goes with them."""

    def is_verb(self, index: int, verbs: frozenset[str] = VERBS) -> bool:
        """Whether a verb of speech stands at ``index``, and not a noun that looks like it: *his claims*."""
        token = self.tokens[index]
        if token.low not in verbs or token.kind != "word":
            return False
        if token.is_capital:
            return index == 0 and token.low in OPENING_VERBS
        if not index:
            return True
        before = self.tokens[index - 1]
        if token.low in ("asked", "told") and before.low in COPULAS:
            return False
        if before.kind == "possessive" or before.low in DETERMINERS and before.low not in ("this", "that"):
            return False
        if before.low in PREPOSITIONS and before.low not in ("to", "para") and not token.low.endswith(("ing", "ndo", "ir")):
            return False
        if token.low not in _AMBIGUOUS:
            return True
        return before.is_capital or before.low in _BEFORE_VERBS or before.text in ",)" or (
            before.low in ("and", "but", "to", "y") or before.low[-1:] == "s" and before.low not in CONJUNCTIONS
        )  # fmt: skip

    def before(self, verb: int) -> Subject | None:
        """The subject before the verb at ``verb``."""
        tokens = self.tokens
        last = self._over_adverbs(verb - 1)
        if last < 0:
            return None
        token = tokens[last]
        if token.low in RELATIVES:
            is_aside = last > 1 and tokens[last - 1].kind == "mark"
            last -= 1 + is_aside
            antecedent = self.name_at_end(last) if is_aside else None
            return antecedent if antecedent and antecedent.may_be_person else self._ending_at(last, nearest=True)
        if token.low in CONJUNCTIONS or token.low in ("to", "of", "by", "for", "as", "in", "after") or token.low.endswith("ing"):
            return self.main(verb)
        if tokens[verb].low.endswith(("ing", "ndo")) and token.text == ",":
            return self.main(verb)
        if token.text in ",)—–-":
            return self._over_apposition(last) or self.main(verb)
        return self._ending_at(last)

    def _over_adverbs(self, last: int) -> int:
        while (
            last >= 0
            and self.tokens[last].kind == "word"
            and (self.tokens[last].low in PASSED_OVER or self.tokens[last].low.endswith("ly") and not self.tokens[last].is_capital)
        ):
            last -= 1  # fmt: skip
        return last

    def _ending_at(self, last: int, nearest: bool = False) -> Subject | None:
        """The name, pronoun or noun group whose last word is at ``last``; ``nearest`` takes the shortest noun group."""
        if last < 0:
            return None
        token = self.tokens[last]
        if token.low in PRONOUNS and not (
            token.low in ("el", "it") and token.is_capital and last + 1 < len(self.tokens) and token.low == "el"
        ):
            return Subject("pronoun", last, last + 1, None, token.start, token.end)
        if token.low in NOBODYS:
            return Subject("described", last, last + 1, None, token.start, token.end)
        if token.text == ")":
            opening = next((k for k in range(last - 1, max(last - 10, -1), -1) if self.tokens[k].text == "("), None)
            return self._ending_at(opening - 1) if opening else None
        named = self._named_at_end(last)
        if named:
            return named
        if token.kind == "word" or token.kind in ("dotted", "possessive") or token.text == ".":
            return self.described(last, nearest)
        return None

    def _named_at_end(self, last: int) -> Subject | None:
        """The name that ends at ``last`` where no preposition governs it, else the name before that: *Roe of Ohio*."""
        found = self.name_at_end(last)
        if found is None:
            return None
        governing = self.governing(found.first)
        if governing is None:
            return found
        if governing and self.tokens[governing].low in ("of", "from", "at", "in", "de", "with"):
            owner = self.name_at_end(governing - 1)
            if owner and (owner.placed is None or owner.placed.is_person) and self.governing(owner.first) is None:
                return owner
        return None

    def _over_apposition(self, last: int) -> Subject | None:
        """*Ada Roe, a friend of Bo Lund, said*: the nearest name before a comma that nothing governs; a person rather than a place."""
        if self.tokens[last].text in "—–-":
            dash = next((k for k in range(last - 1, max(last - 45, 0), -1) if self.tokens[k].text in "—–-"), 0)
            return self._ending_at(dash - 1) if dash else None
        unsure: Subject | None = None
        for index in range(last, max(last - 45, 0), -1):
            token = self.tokens[index]
            if token.text in ";:":
                break
            if token.text not in ",(—–":
                continue
            named = self._named_at_end(index - 1)
            if named and (named.placed and named.placed.is_person or named.placed is None and named.end - named.first > 1):
                return named
            if named and not (named.placed and named.placed.strength == "weak"):
                unsure = named
        if unsure:
            return unsure
        opening = next((k for k in range(last - 1, -1, -1) if self.tokens[k].text in ",("), None)
        return self._ending_at(opening - 1) if opening else None

    def main(self, verb: int) -> Subject | None:
        """The subject of the clause around a verb that has none of its own: *Roe shook her head and said*."""
        names: list[Subject] = []
        index = 0
        while index < verb:
            found = self.name_opening(index)
            if found and self.is_subject(found):
                names.append(found)
            index = found.end if found else index + 1
        acting = [name for name in names if self._acts(name, verb)]
        if acting:
            return acting[-1]
        if names:
            return names[0]
        return next((found for index in range(verb) if (found := self._role_opening(index))), None)

    def _role_opening(self, index: int) -> Subject | None:
        """*A farmer* at a clause's beginning."""
        tokens = self.tokens
        opens = not index or tokens[index - 1].text == "," or tokens[index - 1].low in CONJUNCTIONS
        if not opens or tokens[index].low not in DETERMINERS:
            return None
        head = next((k for k in range(index + 1, min(len(tokens), index + 5)) if tokens[k].low in ROLES), None)
        return Subject("described", index, head + 1, None, tokens[index].start, tokens[head].end) if head else None

    def is_subject(self, name: Subject) -> bool:
        """Whether a name stands where a subject stands: at the beginning, behind a mark or a conjunction, or behind its title."""
        if name.end < len(self.tokens) and self.tokens[name.end].kind == "possessive":
            return False
        index = name.first - 1
        while index >= 0 and (says_what(self.tokens[index]) or self.tokens[index].low in DETERMINERS or self.tokens[index].text == "."):
            index -= 1
        if index >= 0 and self.tokens[index].low in SPEECH and (not index or self.tokens[index - 1].kind == "mark"):
            return True
        return index < 0 or self.tokens[index].kind == "mark" or self.tokens[index].low in CONJUNCTIONS or self.tokens[index].low == "as"

    def _acts(self, name: Subject, verb: int) -> bool:
        if name.end > verb or name.end >= len(self.tokens):
            return False
        following = self.tokens[name.end]
        return following.kind == "word" and not following.is_capital and following.low not in _JOINING

    def behind(self, first: int) -> Subject | None:
        """The subject behind a verb, from ``first`` on: *said Ada Roe*, *says the youth judge Ada Roe*, *jokes an analyst, Colm Ray,*."""
        tokens = self.tokens
        if first >= len(tokens):
            return None
        token = tokens[first]
        if token.low in PRONOUNS and token.low != "el":
            return Subject("pronoun", first, first + 1, None, token.start, token.end)
        if token.low in PREPOSITIONS or token.kind == "mark" or token.low in CONJUNCTIONS:
            return None
        end, preposition = self.noun_group(first)
        stop = end if preposition is None else preposition
        named = self.name_within(first, stop)
        if named and named.may_be_person:
            return named
        following = self.name_opening(end + 1) if end < len(tokens) and tokens[end].text == "," else None
        if following and following.may_be_person and self.has_role(first, stop):
            return following
        if named and named.end >= stop and not (named.placed and named.placed.strength == "weak"):
            return named
        return Subject("described", first, end, None, tokens[first].start, tokens[end - 1].end) if end > first else None

"""Measures: what a figure is a figure of, and of what whole or unit it is told.

The conventions, for the reader and for gold alike. A measure of the claims ledger is a subject's head noun and its place, so two articles
that count the same thing must give the same subject.

* **Subject**: the noun phrase that is counted or measured, as printed, without number, unit, comparator, article and owner. What was done
  to it follows as a participle, whoever did it (*seized 18 tonnes of wet sand*: *wet sand seized*), what it does as a clause up to its
  first mark or conjunction (*40 people left their homes*: *people who left their homes*); verbs that only count add nothing. Time and place
  stand in their own fields and are cut, as are words of mere quantity (*the number of*, *a stream of*).
* A **change** is the change *in* something: *thefts fell by 5%* is *fall in thefts*, *40% more boats* is *more boats*.
* A **share** is of those that it is true of: *60% of drivers said no* is *drivers who said no*, of the denominator *drivers*. Where one
  thing makes up a share of another, it is the subject: *sand accounts for 60% of the load* is *sand*, of *load*.
* A verb that measures gives its noun: *a press costs $40* is *cost of a press*, *spent $4 on water* is *spending on water*.
* **Denominator**: the whole of a share, without article and owner, with what restricts it but the time; *five households*; *100,000
  people*; *barrel* of a price; of a change what it is compared with, if that is said. *Eleven of them* are
  of the number before: *40 boats*; a share *of them* is of its subject.
* **Place**: where it is counted; see ``whereabouts.py``. **Period** and **source**: see ``periods.py`` and ``sourcing.py``.

Unknown stays ``None``.
"""

from typing import NamedTuple

from archive.reading.lexicon import words
from archive.reading.lexicon.calendar import NUMBERS
from archive.reading.lexicon.informants import TELLING
from archive.reading.lexicon.quantities import ENDS_OF_PHRASE, MULTIPLIERS
from archive.reading.lexicon.units import CODES, PERCENT
from archive.reading.lexicon.verbs import NAMING_VERBS, SPENDING, SURVEYED
from archive.reading.measuring.befores import CHANGE_WORDS, before
from archive.reading.measuring.changes import change_of, compared_with
from archive.reading.measuring.denominators import denominator_of
from archive.reading.measuring.phrases import ARTICLES, is_verb, is_verbal, noun_end, opening, restricted
from archive.reading.measuring.predicates import complement_end, done, done_before, predicate
from archive.reading.measuring.ranges import Amount
from archive.reading.measuring.scenes import Scene
from archive.reading.measuring.shared import Whole, share_before, share_of
from archive.reading.measuring.units import is_plural, joins_adjectives

_PEOPLE = words("person death child woman man firearm")

_OF = words("of de del")
_OUT = words("in of out de")
_GOING_ON = words("and y e , to from against versus or o frente")
_THEM = words("them those these which whom ellos ellas cuales")
_MULTIPLIED = frozenset(MULTIPLIERS["en"])
_SKIPPED = _OF | PERCENT | _MULTIPLIED | words("more such other another")


class Measure(NamedTuple):
    """What a figure is of. ``noun`` is what is counted, without what is done; ``number`` with its number, as *eleven of them* are of it.

    ``goes_on`` says that it was told with the figure before: *89 boats in 2024 and 96 in 2025*.
    """

    subject: str | None
    denominator: str | None = None
    noun: str | None = None
    number: str | None = None
    goes_on: bool = False


def measure_of(scene: Scene, amount: Amount, last: Measure | None = None, told: Amount | None = None, near: bool = False) -> Measure:
    """The measure of an amount.

    ``last`` is that of the figure before it in the paragraph, ``told`` that figure’s amount, ``near`` that they share a sentence.
    """
    alike = told is not None and told.unit == amount.unit and amount.unit is not None

    if amount.kind in ("percent", "fold"):
        return _share(scene, amount, last, near)
    antecedent = _antecedent(scene, amount)
    if antecedent is not None and (last is None or last.noun is None):
        return Measure(None, denominator_of(scene, amount))
    if antecedent is not None and last is not None and last.noun:
        said = _said(scene, last.noun, antecedent)
        verb = done_before(scene, amount)
        made = done(scene, verb, last.noun) if verb is not None else None
        subject = said or (f"{last.noun} {made}" if made else last.noun)
        return Measure(subject, denominator_of(scene, amount) or last.number, last.noun, None, True)
    measure = _counted(scene, amount)
    if (
        measure.subject is None
        and last is not None
        and (alike and (near or amount.kind in ("bare", "rate")) or near and _is_joined(scene, amount))
    ):
        rated = measure.denominator or (last.denominator if alike and near else None)
        changed = last.noun is not None and amount.kind != "percent" and _is_change(last.subject)
        return Measure(last.noun if changed else last.subject, rated, last.noun, last.number, True)
    return measure


def _share(scene: Scene, amount: Amount, last: Measure | None, near: bool) -> Measure:
    changed = change_of(scene, amount, last.subject if last else None)
    compared = compared_with(scene, amount)
    if changed:
        named, changing = changed
        of = share_before(scene, amount) if "share of" in named or "proporción de" in named else None
        return Measure(named, of[1] if of else compared, changing)
    whole = Whole(last.noun, last.subject, last.denominator) if last else Whole(None, None, None)
    subject, denominator, noun = share_of(scene, amount, whole)
    if subject is None:
        subject = before(scene, amount)
        denominator = denominator or denominator_of(scene, amount)
    goes_on = subject is None and last is not None and near and (_is_joined(scene, amount) or _is_listed(scene, amount))
    if goes_on and last is not None:
        whole_behind = amount.end < scene.stop and scene.tokens[amount.end].low in ARTICLES  # *half the 1.5% that others spend*
        return Measure(last.subject, denominator or (None if whole_behind else last.denominator), last.noun, None, True)
    of_last = last is not None and noun is not None and noun == last.noun
    return Measure(subject, denominator or compared, noun or subject, None, of_last)


def _said(scene: Scene, noun: str, index: int) -> str | None:
    """*eleven of them held sand*, *eight of them nuclear*, *four in five want it*."""
    if index >= scene.stop:
        return None
    if is_verbal(scene, index):
        return predicate(scene, noun, index)
    closed = index + 1 >= scene.stop or scene.tokens[index + 1].kind == "mark"
    plain = scene.tokens[index].kind == "word" and scene.tokens[index].low not in ENDS_OF_PHRASE
    return f"{scene.tokens[index].text} {noun}" if closed and plain else None


def _is_change(subject: str | None) -> bool:
    return subject is not None and (" in " in subject or " de " in subject) and subject.split()[0] in CHANGE_WORDS


def _antecedent(scene: Scene, amount: Amount) -> int | None:
    """The token behind *of them* or *of whom* where a number counts some of those that were counted before."""
    tokens, end = scene.tokens, amount.end
    if amount.kind in ("bare", "ratio") and end + 1 < scene.stop and tokens[end].low in _OF and tokens[end + 1].low in _THEM:
        return end + 2
    if (
        amount.kind == "ratio"
        and amount.out_of
        and amount.out_of[0] - amount.number.end <= 2
        and (tokens[end - 1].kind == "number" or tokens[end - 1].low in NUMBERS)
    ):
        return end if tokens[amount.number.end].low in _OUT else None
    return None


def _counted(scene: Scene, amount: Amount) -> Measure:
    """What a number counts or measures that stands behind it, else before it."""
    tokens, end = scene.tokens, amount.end
    denominator = denominator_of(scene, amount)
    if amount.kind in ("noun", "part", "ratio") or amount.kind == "measure" and amount.unit in _PEOPLE and not _is_of(scene, end):
        return _things(scene, amount, denominator)
    if amount.kind != "rate" and _is_of(scene, end):
        start = end - 1 if amount.kind == "time" else opening(scene, end + 1, scene.stop)
        stop = end if amount.kind == "time" else noun_end(scene, start, scene.stop)
        if stop > start:
            return _thing(scene, amount, start, stop, denominator)
    if amount.kind == "money" and (spent := _money(scene, amount, end)):
        return Measure(spent, denominator, spent)
    if amount.kind == "bare" and end < scene.stop and tokens[end].kind == "word" and not is_verb(scene, end):
        stop = noun_end(scene, end, scene.stop)
        if stop > end and is_plural(tokens[stop - 1]):
            return _thing(scene, amount, end, stop, denominator)
    named = before(scene, amount)
    verb = done_before(scene, amount) if named is None and amount.kind == "measure" else None
    if verb is not None:
        unit = scene.printed(end - 1, end) or ""
        named = f"{unit} {done(scene, verb, unit)}"
    return Measure(named, denominator, named)


def _things(scene: Scene, amount: Amount, denominator: str | None) -> Measure:
    """The noun phrase that the number stands before."""
    tokens, start = scene.tokens, amount.number.end
    if amount.kind in ("ratio", "part") and amount.out_of:
        start = amount.out_of[0] + (amount.kind == "ratio")
        if amount.kind == "ratio" and amount.out_of[0] - amount.number.end > 1 and tokens[amount.number.end].low not in _OUT:
            start = amount.number.end
    while start < amount.end and (
        tokens[start].low in _SKIPPED or tokens[start].kind in ("mark", "number") or tokens[start].low in ARTICLES
    ):
        start += 1
    if start >= amount.end or tokens[start].low in _THEM:
        return Measure(None, denominator)
    stop = noun_end(scene, start, scene.stop) if scene.text.language == "es" or amount.kind == "noun" else amount.end
    if start < stop < amount.end and tokens[stop].low in ("and", "or") and joins_adjectives(tokens, stop):
        stop = noun_end(scene, stop + 1, scene.stop)
    if amount.kind == "ratio" and amount.out_of and start < amount.out_of[0]:
        stop = amount.out_of[0]
        while stop > start and tokens[stop - 1].low in ("in", "out", "of", "a", "every", "for", "de"):
            stop -= 1
    return _thing(scene, amount, start, max(stop, min(amount.end, start + 1)), denominator)


def _thing(scene: Scene, amount: Amount, start: int, stop: int, denominator: str | None) -> Measure:
    """A counted noun phrase with what restricts it, what was done to it or what it does."""
    noun = scene.printed(start, stop) or ""
    number = scene.printed(amount.number.first, stop) if amount.kind == "noun" else None
    behind = max(stop, amount.end)
    if amount.unit in CODES and (spent := _spent(scene, amount, behind)):
        return Measure(spent, denominator, spent)
    surveyed = _surveyed(scene, amount)
    if surveyed:
        return Measure(f"{noun} {surveyed}", denominator, noun, number)
    verb = done_before(scene, amount)
    full = restricted(scene, behind, scene.stop, scene.cuts)
    if verb is not None and (made := done(scene, verb, noun)):
        return Measure(_done_to(scene, noun, behind, full, made), denominator, noun, number)
    named = noun + (f" {scene.printed(behind, full)}" if full > behind else "")
    verb = scene.behind(full)
    if verb < scene.stop and is_verb(scene, verb) and _is_subject(scene, amount):
        head = noun if full == behind or amount.kind in ("ratio", "part") else named
        return Measure(predicate(scene, head, verb) or named, denominator, noun, number)
    if amount.first > scene.start and (made := _spanish_passive(scene, amount, noun)):
        return Measure(f"{named} {made}", denominator, noun, number)
    return Measure(named, denominator, noun, number)


def _done_to(scene: Scene, noun: str, behind: int, full: int, made: str) -> str:
    """*survivors of violence treated*, *prisoners put on aircraft*."""
    end = complement_end(scene, behind, made)
    if end > behind:
        return f"{noun} {made} {scene.printed(behind, end)}"
    further = scene.printed(behind, full)
    return f"{noun} {further} {made}" if further else f"{noun} {made}"


def _is_subject(scene: Scene, amount: Amount) -> bool:
    """Whether a counted noun phrase may be the subject of the verb behind it: nothing governs it."""
    before_it = scene.tokens[amount.first - 1] if amount.first > scene.start else None
    if before_it is None or before_it.kind == "mark" or before_it.low in TELLING:
        return True
    return before_it.low in words(
        "that and but if because since when where while as why how y que pero si cuando porque only which the all solo"
    )


def _spanish_passive(scene: Scene, amount: Amount, noun: str) -> str | None:
    """*Fueron detenidas 300 personas*."""
    tokens, at = scene.tokens, amount.first - 1
    passive = (
        at > scene.start and tokens[at - 1].low in ("fueron", "fue", "resultaron") and tokens[at].low.endswith(("dos", "das", "do", "da"))
    )
    return tokens[at].text if passive and noun else None


def _surveyed(scene: Scene, amount: Amount) -> str | None:
    """*a survey of 1,100 farmers*."""
    tokens, at = scene.tokens, amount.first - 2
    return SURVEYED.get(tokens[at].low) if at >= scene.start and tokens[at + 1].low in ("of", "de", "with", "a") else None


def _spent(scene: Scene, amount: Amount, end: int) -> str | None:
    """*spends 3 of every 10 pesos on water*."""
    near = range(amount.first - 1, max(scene.start, amount.first - 3) - 1, -1)
    named = any(NAMING_VERBS.get(scene.tokens[i].low) in SPENDING for i in near)
    return _money(scene, amount, end) if named else None


def _money(scene: Scene, amount: Amount, end: int) -> str | None:
    """*spent $4 on water*: spending on water; *earned $35 in revenue*: revenue earned; *$42 for defence*: defence."""
    tokens = scene.tokens
    if (
        end >= scene.stop
        or tokens[end].low not in ("in", "for", "on", "en", "para")
        or end in scene.cuts
        or scene.tokens[amount.first - 1].low == "at"
    ):
        return None
    start = opening(scene, end + 1, scene.stop)
    stop = noun_end(scene, start, scene.stop)
    if stop <= start or tokens[end].low == "in" and start > end + 1:
        return None
    near = range(amount.first - 1, max(scene.start, amount.first - 3) - 1, -1)
    named = next((NAMING_VERBS[tokens[i].low] for i in near if tokens[i].low in NAMING_VERBS), None)
    phrase = scene.printed(start, restricted(scene, stop, scene.stop, scene.cuts))
    if named in SPENDING:
        return f"{named} {tokens[end].text} {phrase}"
    if named:
        return None
    verb = done_before(scene, amount) if tokens[end].low == "in" else None
    made = done(scene, verb, phrase or "") if verb is not None else None
    return f"{phrase} {made}" if made else phrase


def _is_joined(scene: Scene, amount: Amount) -> bool:
    """Whether a figure without a noun of its own is joined to the one before: *to*, *and*, *against*."""
    first = amount.first - 1
    near = scene.tokens[max(first - 2, scene.start) : first + 1]
    return first > scene.start and any(token.low in _GOING_ON for token in near)


def _is_listed(scene: Scene, amount: Amount) -> bool:
    """*would cost Mexico 2.1% of output and the United States 0.4%*: no verb stands between."""
    between = range(scene.floor, amount.first)
    joined = any(scene.tokens[index].low in ("and", "y") for index in between)
    return joined and not any(is_verbal(scene, index) for index in between)


def _is_of(scene: Scene, position: int) -> bool:
    return position < scene.stop and scene.tokens[position].low in _OF and position not in scene.times

"""Figures: numbers that measure something, with unit, comparator, range, subject, place, period and source.

``numbers.py`` and ``shares.py`` read what is printed, ``labels.py`` leaves out what only names something, ``units.py`` and
``comparators.py`` tell what is counted and how it is meant, ``counting.py`` which numbers measure, ``measures.py`` what they are of. Years,
dates, ordinals, ages, durations (*the past six months*) and *Article 5* are no figures.
"""

from collections.abc import Sequence
from datetime import date

from archive.reading.dating.date import Published
from archive.reading.dating.timespans import Period
from archive.reading.lexicon import words
from archive.reading.lexicon.whereabouts import NATIONAL
from archive.reading.measuring.amounts import amounts
from archive.reading.measuring.counting import counted
from archive.reading.measuring.measures import Measure, measure_of
from archive.reading.measuring.periods import Periods
from archive.reading.measuring.ranges import Amount
from archive.reading.measuring.scenes import Scene, scene_of
from archive.reading.measuring.sourcing import Sources
from archive.reading.measuring.whereabouts import Whereabouts, place_of
from archive.reading.mentions import Mentions
from archive.reading.record import Citation, Figure
from archive.reading.tokens import Text

_LONGEST_SUBJECT = 200
_LONGEST_QUOTE = 1_000
_COMPARED = words("from than against versus de frente")
_STILL_THERE = words("it its they their there each su sus")
_LONGEST_WORDS = 60


def find_figures(text: Text, mentions: Mentions, citations: Sequence[Citation], published: Published) -> tuple[Figure, ...]:
    """The figures of a text in order: *over 40 tonnes of sand in 2022* is ``> 40 tonne``, subject *sand*, period *2022*."""
    found = counted(text, mentions, amounts(text, mentions))
    return _Figures(text, mentions, citations, published, found).all()


class _Figures:
    """Makes the figures of one text, sentence by sentence."""

    def __init__(
        self, text: Text, mentions: Mentions, citations: Sequence[Citation], published: Published, found: Sequence[Amount]
    ) -> None:
        self._text = text
        self._mentions = mentions
        self._found = found
        self._periods = Periods(text, published, [(text.tokens[one.first].start, text.tokens[one.end - 1].end) for one in found])
        self._sources = Sources(text, citations, mentions)
        self._whereabouts = Whereabouts(text, mentions, [(one.start, one.end) for one in citations])
        self._scene: Scene | None = None
        self._sentence = (-1, -1)
        self._nation: str | None = None
        self._measures: list[Measure] = []
        self._figures: list[Figure] = []

    def all(self) -> tuple[Figure, ...]:
        """Every amount as a figure."""
        for position, amount in enumerate(self._found):
            following = self._found[position + 1].first if position + 1 < len(self._found) else len(self._text.tokens)
            self._figures.append(self._figure(amount, following))
        return tuple(self._figures)

    def _figure(self, amount: Amount, following: int) -> Figure:
        text, tokens = self._text, self._text.tokens
        start, end = tokens[amount.first].start, tokens[amount.end - 1].end
        period = self._periods.of(start, end)
        scene = self._scene_at(start)
        last = self._last(start)
        told = self._told(scene, amount)
        before = self._found[len(self._figures) - 1] if last is not None else None
        measure = measure_of(scene._replace(floor=told.end) if told else scene, amount, last, before, told is not None)
        self._measures.append(measure)
        source = self._sources.of(start)
        if measure.goes_on and self._figures and self._found[len(self._figures) - 1].first >= self._before(scene):
            source = source or self._figures[-1].source
            near = amount.kind == "rate" or amount.kind == "percent" and told is not None and tokens[amount.first - 1].low not in _COMPARED
            period = Period(*_period(self._figures[-1])) if near and not period.printed else period
        return Figure(
            start=start,
            end=end,
            exact=text.body[start:end],
            rule="number",
            why=_why(text, amount),
            value=amount.value,
            high=amount.high,
            comparator=amount.comparator,
            unit=amount.unit[:_LONGEST_WORDS] if amount.unit else None,
            subject=measure.subject[:_LONGEST_SUBJECT] if measure.subject else None,
            place=self._place(scene, amount, following, measure),
            denominator=measure.denominator[:_LONGEST_SUBJECT] if measure.denominator else None,
            period=period.printed,
            period_start=period.starts_on,
            period_end=period.ends_on,
            source=source,
        )

    def _scene_at(self, start: int) -> Scene:
        """The scene of the figure's sentence, made once; periods must have been asked for it."""
        sentence = self._text.sentence_at(start)
        if self._scene is None or sentence != self._sentence:
            self._sentence = sentence
            named = (NATIONAL.get(mention.actor.name) for mention in self._mentions.between(*sentence))
            self._nation = next((nation for nation in named if nation), None)
            self._scene = scene_of(self._text, sentence, self._periods.covered, self._whereabouts.within(sentence))
        return self._scene

    def _before(self, scene: Scene) -> int:
        """The token at which the sentence before opens."""
        if not scene.start:
            return 0
        return self._text.index_at(self._text.sentence_at(scene.tokens[scene.start - 1].start)[0])

    def _last(self, start: int) -> Measure | None:
        """The measure before, if it stands in the same paragraph."""
        near = self._figures and self._text.block_at(self._figures[-1].start) is self._text.block_at(start)
        return self._measures[-1] if near else None

    def _told(self, scene: Scene, amount: Amount) -> Amount | None:
        """The amount told before this one in its sentence."""
        at = len(self._figures) - 1
        return self._found[at] if at >= 0 and self._found[at].first >= scene.start else None

    def _place(self, scene: Scene, amount: Amount, following: int, measure: Measure) -> str | None:
        """The place of a figure: that of the figure it was told with, else one that its sentence names."""
        tokens, start = scene.tokens, scene.tokens[amount.first].start
        told = self._told(scene, amount)
        if (
            measure.goes_on
            and told
            and not any(place.how in ("in", "into") and place.first >= told.end for place in scene.places_near(told.end, amount.end))
        ):
            return self._figures[-1].place
        if not scene.places:
            return self._unnamed(scene, measure, start)
        quoted = next((one for one in self._text.quotes_within(start - _LONGEST_QUOTE, start) if one.end > start), None)
        near = scene.places_near(amount.first, amount.end)
        places = [one for one in near if quoted is None or quoted.start <= tokens[one.first].start < quoted.end]
        return place_of(places, amount.first, amount.end, following, scene) or self._unnamed(scene, measure, start)

    def _unnamed(self, scene: Scene, measure: Measure, start: int) -> str | None:
        """Where no place is named: the nation of the sentence’s national body, else the place of what it goes on with."""
        if self._nation:
            return self._nation
        if measure.goes_on and self._figures:
            return self._figures[-1].place
        return self._told_before(scene, start) if _goes_on(scene) else None

    def _told_before(self, scene: Scene, start: int) -> str | None:
        """The place that the sentence before speaks of, in the same paragraph: *it*, *its* and *the port* are there."""
        before = self._text.sentence_at(scene.tokens[scene.start - 1].start) if scene.start else None
        if before is None or self._text.block_at(before[0]) is not self._text.block_at(start):
            return None
        if self._figures and self._figures[-1].start >= before[0]:
            return self._figures[-1].place
        return next((place.name for place in reversed(self._whereabouts.within(before)) if place.name and place.how != "of"), None)


def _period(figure: Figure) -> tuple[str | None, date | None, date | None]:
    return figure.period, figure.period_start, figure.period_end


def _goes_on(scene: Scene) -> bool:
    """Whether a sentence speaks of the place of the one before: *it*, *its inspectors*, *in the port*."""
    opening = scene.tokens[scene.start : scene.start + 3]
    return any(token.low in _STILL_THERE for token in opening) or any(place.how == "there" for place in scene.places)


def _why(text: Text, amount: Amount) -> str:
    """*number “3.4” before the unit “million barrels”*."""
    tokens, number = text.tokens, amount.number
    printed = text.body[tokens[number.first].start : tokens[number.end - 1].end][:_LONGEST_WORDS]
    if amount.shared:
        return f"share “{printed}” of a whole"
    if amount.high is not None:
        return f"two ends of a range: “{_words(text, number.first, amount.end)}”"
    if amount.kind == "money" and amount.first < number.first and tokens[number.first - 1].kind != "word":
        return f"number “{printed}” behind the sign “{tokens[number.first - 1].text}”"
    if amount.kind == "ratio":
        return f"number “{printed}” out of “{_words(text, *(amount.out_of or (number.first, number.end)))}”"
    if amount.kind == "rate":
        return f"number “{printed}” per “{_words(text, *(amount.out_of or (number.first, number.end)))}”"
    if amount.end > number.end:
        return f"number “{printed}” before the unit “{_words(text, number.end, amount.end)}”"
    if amount.unit:
        return f"number “{printed}”, of what is counted near it: “{amount.unit}”"[:200]
    return f"number “{printed}” that measures, its unit not printed"


def _words(text: Text, first: int, end: int) -> str:
    printed = text.body[text.tokens[first].start : text.tokens[end - 1].end].strip("- ")
    return printed if len(printed) <= _LONGEST_WORDS else printed[: _LONGEST_WORDS - 1] + "…"

"""What an invented article states: figures, quotations, forecasts, dated events, each with the fields that the reader would find.

Figures are of a few thousand subjects, most of them seldom met; a subject has its unit, its size and its growth, so that articles agree
where none of them errs. A few err, a few put the same words into another mouth, a few date an event otherwise.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from random import Random
from typing import Any, NamedTuple

from archive.synthetic.words import invent_name, rank, seeded, words_of

SUBJECTS, PLACES, EVENTS, BODIES, SAYINGS = 3_000, 12, 600, 200, 60
"""How many different ones there are to be drawn."""
ERRORS = 0.05
"""How many of the figures, and of the dates of events, differ from what the other articles say."""
LAST_DAY = date(2025, 12, 31)
"""What ends before may have a verdict."""
UNNAMED = ("officials", "analysts", "leaked documents", "people familiar with the matter", "a former official", "two diplomats")
"""Sources without a name."""


class Named(NamedTuple):
    """A name to be placed in a text: ``which`` of the list ``kind``."""

    kind: str
    which: int
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of the text that is a passage of a kind."""

    kind: str
    fields: dict[str, Any]
    pieces: "Sequence[Piece]"


Piece = str | Named | Said


@dataclass(frozen=True, slots=True)
class Statement:
    """A ``figure``, ``quotation``, ``forecast`` or ``eventmention`` in the body.

    ``fields`` are named as the reader's record names them; ``source`` and ``speaker`` are numbers of the lists that names are drawn from,
    ``unnamed`` one of ``UNNAMED``.
    """

    kind: str
    start: int
    end: int
    fields: dict[str, Any]


class Setting(NamedTuple):
    """The article that something is stated in."""

    number: int
    language: str
    published_on: date | None
    actors: tuple[Named, ...]
    sources: tuple[Named, ...]

    @property
    def year(self) -> int:
        """When it speaks; undated ones speak in the middle of the time."""
        return self.published_on.year if self.published_on else 2018


def statements(setting: Setting) -> Iterator[list[Piece]]:
    """The sentences of an article's statements, in the order in which they stand."""
    random = seeded(f"statements {setting.number}")
    for _ in range(random.randint(0, 6)):
        yield _figure(random, setting)
    for _ in range(random.randint(0, 3)):
        yield _quotation(random, setting)
    for _ in range(random.choices((0, 1, 2), (4, 4, 2))[0]):
        yield _forecast(random, setting)
    for _ in range(random.randint(0, 3)):
        yield _event(random, setting)


# figures ---------------------------------------------------------------------------------------------------------------------------------

_UNITS = {
    "": {"en": "", "es": ""},
    "kilogram": {"en": "kilograms", "es": "kilogramos"},
    "tonne": {"en": "tonnes", "es": "toneladas"},
    "hectare": {"en": "hectares", "es": "hectáreas"},
    "USD": {"en": "dollars", "es": "dólares"},
    "%": {"en": "per cent", "es": "por ciento"},
    "person": {"en": "people", "es": "personas"},
    "firearm": {"en": "firearms", "es": "armas"},
}
_SIGNS = {
    "=": {"en": "", "es": ""},
    ">": {"en": "over ", "es": "más de "},
    "≥": {"en": "at least ", "es": "al menos "},
    "<": {"en": "under ", "es": "menos de "},
    "~": {"en": "about ", "es": "unos "},
}
_OFTEN = (70, 10, 5, 5, 10)
_CAME_TO = {"en": "came to", "es": "sumaban"}
_IN, _OF, _LEAD = {"en": "in", "es": "en"}, {"en": "of the", "es": "del total de"}, {"en": "According to", "es": "Según"}


class _Subject(NamedTuple):
    """What is counted: in which unit, how much of it there was in the first year, how it grows a year, and of what a share is."""

    name: str
    unit: str
    size: float
    growth: float
    whole: str


@lru_cache(maxsize=SUBJECTS)
def _subject(number: int) -> _Subject:
    random = seeded(f"subject {number}")
    unit = random.choices(list(_UNITS), (15, 20, 10, 5, 20, 10, 15, 5))[0]
    size = random.uniform(5, 60) if unit == "%" else 10 ** random.uniform(1.5, 7)
    growth = random.uniform(0.97, 1.03) if unit == "%" else random.uniform(0.85, 1.2)
    whole = invent_name("whole", number, 1).lower() if random.random() < 0.8 else ""
    return _Subject(invent_name("subject", number).lower(), unit, size, growth, whole if unit == "%" else "")


def _figure(random: Random, setting: Setting) -> list[Piece]:
    """*According to X, brano drells in Laro came to over 140,000 kilograms in 2019.*"""
    subject = _subject(rank(random, SUBJECTS))
    place = rank(random, PLACES) if random.random() < 0.65 else None
    year = setting.year - rank(random, 8)
    value = subject.size * subject.growth ** (year - 2011) * (1 if place is None else 1 + place / 8)
    if random.random() < ERRORS:
        value *= random.choice((0.6, 1.3, 1.8))
    sign = random.choices(list(_SIGNS), _OFTEN)[0]
    number = _rounded(value * {">": 0.97, "≥": 0.98, "<": 1.03}.get(sign, 1))
    high = _rounded(value * 1.2) if sign == "=" and random.random() < 0.07 else None
    fields: dict[str, Any] = {"value": number, "high": high, "comparator": sign, "unit": subject.unit, "subject": subject.name}
    fields |= {"place": "" if place is None else invent_name("place", place, 1), "denominator": subject.whole}
    when = random.choices(("year", "month", "none"), (60, 10, 30))[0]
    fields |= _period(random, year, when)
    lead, fields["source"], fields["unnamed"] = _lead(random, setting)
    return [*lead, *_told(subject, fields, setting.language), ". "]


def _lead(random: Random, setting: Setting) -> tuple[list[Piece], int | None, int | None]:
    """Whom the sentence leans on: a source that the article cites, an unnamed one, or nobody."""
    chance = random.random()
    if chance < 0.5 and setting.sources:
        source = random.choice(setting.sources)
        return [f"{_LEAD[setting.language]} ", source, ", "], source.which, None
    if chance < 0.65:
        which = rank(random, len(UNNAMED))
        return [f"{_LEAD[setting.language]} ", Named("unnamed", which, UNNAMED[which]), ", "], None, which
    return [], None, None


def _told(subject: _Subject, fields: dict[str, Any], language: str) -> list[Piece]:
    printed = f"{_SIGNS[fields['comparator']][language]}{_printed(fields['value'])}"
    if fields["high"] is not None:
        printed += f"–{_printed(fields['high'])}"
    words = f"{printed} {_UNITS[subject.unit][language]}".strip()
    here, there = _IN[language], f" {_IN[language]} {fields['place']}" if fields["place"] else ""
    whole = f" {_OF[language]} {subject.whole}" if subject.whole else ""
    when = f" {here} {fields['period']}" if fields["period"] else ""
    return [f"{subject.name}{there} {_CAME_TO[language]} ", Said("figure", fields, [words]), f"{whole}{when}"]


def _rounded(value: float) -> Decimal:
    """Three digits, as texts print them."""
    return Decimal(f"{value:.3g}").quantize(Decimal(1) if value >= 100 else Decimal("0.1"))


def _printed(number: Decimal) -> str:
    return f"{number:,f}"


def _period(random: Random, year: int, when: str) -> dict[str, Any]:
    if when == "none":
        return {"period": "", "period_start": None, "period_end": None}
    if when == "year":
        return {"period": f"{year}", "period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    month = random.randint(1, 12)
    return {"period": f"{year}-{month:02}", "period_start": date(year, month, 1), "period_end": _month_end(year, month)}


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


# quotations ------------------------------------------------------------------------------------------------------------------------------

_ROLES = {
    "en": ("minister", "former minister", "director", "analyst", "spokesperson", "professor", "deputy director", "senator"),
    "es": ("ministra", "ex ministra", "directora", "analista", "portavoz", "profesora", "subdirectora", "senadora"),
}
_SAYS, _BARE = {"en": "said", "es": "dijo"}, {"en": "was the word", "es": "fue la palabra"}


def _quotation(random: Random, setting: Setting) -> list[Piece]:
    """*“Words of somebody,” said X, minister of Y.* One in seven is nobody's; a few are sayings that many use."""
    saying = seeded(f"saying {setting.language} {rank(random, SAYINGS)}") if random.random() < 0.04 else random
    words = " ".join(words_of(saying, setting.language, saying.randint(6, 16))).capitalize()
    fields: dict[str, Any] = {"speaker": None, "speaker_name": "", "role": "", "affiliation": ""}
    if not setting.actors or random.random() < 0.15:
        return ["“", Said("quotation", fields, [words]), f",” {_BARE[setting.language]}. "]
    speaker = random.choice(setting.actors)
    fields |= {"speaker": speaker.which, "speaker_name": speaker.name}
    said: list[Piece] = ["“", Said("quotation", fields, [words]), f",” {_SAYS[setting.language]} ", speaker]
    if random.random() < 0.6:
        fields |= {"role": random.choice(_ROLES[setting.language]), "affiliation": invent_name("body", rank(random, BODIES))}
        said.append(f", {fields['role']}, {fields['affiliation']}")
    return [*said, ". "]


# forecasts -------------------------------------------------------------------------------------------------------------------------------

_HORIZONS = {
    "in the next six months": (0, 6),
    "within the next 30 days": (0, 1),
    "next year": (0, 12),
    "over the next two years": (0, 24),
    "in the next 5-10 years": (60, 120),
    "in the next decade": (0, 120),
}
"""From how many months on, and until how many, after the article's date."""
_VERDICTS = ("came true", "partly", "did not", "can't be judged")
_WILL, _IF = {"en": "will", "es": "va a"}, {"en": "if", "es": "si"}


def _forecast(random: Random, setting: Setting) -> list[Piece]:
    """*Words will do words in the next six months if words.* What ended may have been judged."""
    horizon = random.choice(list(_HORIZONS))
    condition = " ".join([_IF[setting.language], *words_of(random, setting.language, 5)]) if random.random() < 0.3 else ""
    first, last = (_later(setting.published_on, months) for months in _HORIZONS[horizon])
    fields: dict[str, Any] = {"horizon": horizon, "condition": condition, "starts_on": first, "ends_on": last}
    if last and last < LAST_DAY and random.random() < 0.3:
        verdict, evidence = random.choice(_VERDICTS), f"https://synthetic.example/evidence/{setting.number}"
        fields |= {"verdict": verdict, "evidence": evidence, "judged_on": last + timedelta(days=30)}
    subject, verb = (" ".join(words_of(random, setting.language, number)) for number in (3, 5))
    words = f"{subject.capitalize()} {_WILL[setting.language]} {verb} {horizon}"
    return [Said("forecast", fields, [f"{words} {condition}".strip()]), ". "]


def _later(day: date | None, months: int) -> date | None:
    """So many months after; a day that the month lacks is its 28th."""
    if day is None or months == 0:
        return day
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, 28))


# events ----------------------------------------------------------------------------------------------------------------------------------

_KINDS = ("Accord", "Treaty", "Initiative", "Summit", "Charter")
_WAS, _ON = {"en": "was told of in", "es": "se supo en"}, {"en": "In", "es": "En"}


def _event(random: Random, setting: Setting) -> list[Piece]:
    """*The Brano Treaty was told of in 2014.* Two of five have no name; a few dates can't be told, a few lie after the article."""
    which = rank(random, EVENTS)
    true = seeded(f"event day {which}")
    day = date(true.randint(1990, 2024), true.randint(1, 12), true.randint(1, 28))
    if random.random() < ERRORS:
        day = day.replace(year=day.year + random.choice((-3, 1, 5)))
    if setting.published_on and random.random() < ERRORS:
        day = min(setting.published_on + timedelta(days=7), LAST_DAY)
    named = random.random() < 0.6
    name = f"{invent_name('event', which)} {_KINDS[which % len(_KINDS)]}" if named else ""
    fields = {"name": name, "told_as_past": True} | _when(random, day)
    if named:
        article = "The" if setting.language == "en" else "El"
        return [Said("eventmention", fields, [f"{article} {name} {_WAS[setting.language]} {fields['date']}"]), ". "]
    words = " ".join(words_of(random, setting.language, 8))
    return [Said("eventmention", fields, [f"{_ON[setting.language]} {fields['date']}"]), f" {words}. "]


def _when(random: Random, day: date) -> dict[str, Any]:
    """A day's date to some precision; one in thirty tells no date."""
    precision = random.choices(("day", "month", "year", "decade", "none"), (35, 20, 35, 7, 3))[0]
    if precision == "none":
        return {"date": "last month", "precision": "month", "starts_on": None, "ends_on": None}
    decade = day.year // 10 * 10
    first, last, printed = {
        "day": (day, day, day.isoformat()),
        "month": (day.replace(day=1), _month_end(day.year, day.month), day.isoformat()[:7]),
        "year": (date(day.year, 1, 1), date(day.year, 12, 31), f"{day.year}"),
        "decade": (date(decade, 1, 1), date(decade + 9, 12, 31), f"{decade}s"),
    }[precision]
    return {"date": printed, "precision": precision, "starts_on": first, "ends_on": last}

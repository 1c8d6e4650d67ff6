"""The shapes of the archive's JSON."""

from typing import Any

from ninja import Field, Schema


class Error(Schema):
    """What every refusal says."""

    error: str = Field(description="One clear sentence.")


class ListParams(Schema):
    """What every list takes."""

    q: str = Field("", max_length=200, description="Name or title contains these characters, accents and case aside.")
    page: int = Field(1, ge=1, le=1_000_000_000)
    page_size: int = Field(20, ge=1, le=100)
    cursor: str | None = Field(
        None,
        max_length=500,
        pattern=r"^[A-Za-z0-9_:-]*$",
        description="Instead of `page`: empty for the first page, else from `next` or `previous`.",
    )
    fields: str = Field("", max_length=300, description="Only these fields of each result, by commas.")


class NoParams(Schema):
    """An address without parameters."""


class OneParams(Schema):
    """What the address of one thing takes."""

    fields: str = Field("", max_length=300, description="Only these fields, by commas.")


class AnnotationParams(Schema):
    """What an article's annotations take."""

    page: int | None = Field(None, ge=1, le=1_000_000_000, description="An AnnotationPage, from 1 on; else the AnnotationCollection.")


class Linked(Schema):
    """A short link to an actor, topic or source."""

    slug: str
    name: str


class ArticleTopicOut(Linked):
    """A topic of an article, and how it came there."""

    origin: str
    state: str
    keyword: str | None = Field(description="The keyword that proposed it. Null for what an editor wrote.")


class LinkedActor(Linked):
    """An actor in short."""

    kind: str


class ArticleRow(Schema):
    """An article as lists show it."""

    slug: str
    title: str | None = Field(description="Null for an untitled page.")
    published_on: str | None = Field(description="ISO 8601, printed to its precision.")
    date_precision: str
    date_basis: str
    outlet: str
    language: str
    url: str
    actors: list[LinkedActor]
    topics: list[Linked]
    sources: list[Linked]


class PassageOut(Schema):
    """A passage of the article's body: ``body[start:end] == exact``, offsets in characters."""

    start: int
    end: int
    exact: str
    origin: str
    state: str
    rule: str | None = Field(description="Null for what an editor wrote.")
    why: str | None = Field(description="What the rule saw, with the words it saw. Null for what an editor wrote.")


class MentionOut(PassageOut):
    """A place where an actor is named; ``weak`` for demonyms and metonyms."""

    actor: str = Field(description="The actor's slug.")
    strength: str


class QuotationOut(PassageOut):
    """Quoted words; without a speaker they are unattributed."""

    speaker: str | None = Field(description="The speaker's slug.")
    speaker_name: str | None = Field(description="The speaker as printed.")
    role: str | None
    affiliation: str | None


class CitationOut(PassageOut):
    """A use of a source."""

    source: str = Field(description="The source's slug.")


class FigureOut(PassageOut):
    """A number with its meaning; ``high`` closes a range."""

    value: int | float
    high: int | float | None
    comparator: str = Field(description="One of = > ≥ < ≤ ~.")
    unit: str | None
    subject: str | None
    place: str | None
    denominator: str | None
    period: str | None
    period_start: str | None
    period_end: str | None
    source: str | None


class ForecastOut(PassageOut):
    """A statement on the future; its window is null where it can't be known."""

    horizon: str
    condition: str | None
    starts_on: str | None
    ends_on: str | None


class EventMentionOut(PassageOut):
    """A dated event; ``date`` is printed to its precision."""

    name: str | None
    date: str
    precision: str
    starts_on: str | None
    ends_on: str | None


class PassagesOut(Schema):
    """The passages of an article in reading order."""

    mentions: list[MentionOut]
    quotations: list[QuotationOut]
    citations: list[CitationOut]
    figures: list[FigureOut]
    forecasts: list[ForecastOut]
    events: list[EventMentionOut]


class CorrectionOut(Schema):
    """What was corrected in an article."""

    day: str
    note: str
    version: int = Field(description="The first version without the mistake.")


class ArticleWhole(ArticleRow):
    """An article with its text and all its passages by kind."""

    topics: list[ArticleTopicOut]  # type: ignore[assignment]
    version: int
    title_basis: str
    authors: list[str]
    rights: str
    source_url: str = Field(description="Where the page came from.")
    warnings: list[str]
    corrections: list[CorrectionOut] = Field(description="The latest first.")
    body: str
    blocks: list[dict[str, Any]]
    passages: PassagesOut


class ActorRow(LinkedActor):
    """An actor as lists show it."""

    state: str
    url: str
    article_count: int | None = None


class NameOut(Schema):
    """One way to print an actor."""

    name: str
    kind: str
    case_sensitive: bool


class PlaceOut(Schema):
    """A role and affiliation that articles print beside a person's name."""

    role: str | None = Field(description="As printed.")
    affiliation: str | None = Field(description="As printed.")
    article_count: int
    first_on: str | None = Field(description="The earliest date of these articles; null where none is dated.")
    last_on: str | None


class ActorWhole(ActorRow):
    """An actor with its names."""

    names: list[NameOut]
    merged_into: str | None
    affiliations: list[PlaceOut] = Field(description="The commonest first, 100 at most; those of actors merged into it are its own.")


class TopicRow(Linked):
    """A topic."""

    parent: str | None
    url: str


class TopicWhole(TopicRow):
    """A topic with those around it."""

    children: list[Linked]
    article_count: int = Field(description="Published articles under it or a topic below it.")
    merged_into: str | None = Field(description="The slug of the topic that it became.")


class SourceRow(Linked):
    """A source that can be met again."""

    kind: str
    publisher: LinkedActor | None
    issued: str | None
    grade: str = Field(description="Traceability: A title with date or URL, B organisation with date or title, C organisation alone.")
    article_count: int
    url: str


class SourceWhole(SourceRow):
    """A source as far as it can be traced. An unnamed one (grade D) belongs to one article."""

    title: str | None
    address: str | None = Field(description="Where it can be read.")
    doi: str | None
    article: str | None = Field(description="The slug of the one article that leans on it, where it is unnamed.")
    merged_into: str | None = Field(description="The slug of the source that it became.")


class AnnotationCollection(Schema):
    """A W3C AnnotationCollection, or with `page` an AnnotationPage: JSON-LD of http://www.w3.org/ns/anno.jsonld."""

    id: str
    type: str = Field(description="`AnnotationCollection` or `AnnotationPage`.")


def list_of(row: type[Schema], name: str) -> type[Schema]:
    """The schema of a page of a list of ``row``, under a name of its own in the API's description."""
    fields = {"count": int, "next": str | None, "previous": str | None, "results": list[row]}  # type: ignore[valid-type]
    return type(name, (Schema,), {"__annotations__": fields, "__doc__": "A page of a list."})


ArticleList, ActorList = list_of(ArticleRow, "ArticleList"), list_of(ActorRow, "ActorList")
TopicList, SourceList = list_of(TopicRow, "TopicList"), list_of(SourceRow, "SourceList")

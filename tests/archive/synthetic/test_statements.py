"""What invented articles state: true to their offsets, of subjects that many speak of, and wrong now and then."""

from collections import Counter, defaultdict
from datetime import timedelta
from typing import Any

from archive.synthetic import UNNAMED, Invented, Statement, invent

ACTORS = [f"Actor {number}" for number in range(30)]
SOURCES = [f"Report {number}" for number in range(20)]


def some(number: int = 300) -> list[Invented]:
    return [invent(n, ACTORS, SOURCES, 12) for n in range(1, number + 1)]


def said(kind: str, number: int = 300) -> list[tuple[Invented, Statement]]:
    return [(article, statement) for article in some(number) for statement in article.statements if statement.kind == kind]


def test_an_archive_has_figures_quotations_forecasts_and_events() -> None:
    counts = Counter(statement.kind for article in some() for statement in article.statements)
    assert set(counts) == {"figure", "quotation", "forecast", "eventmention"}
    assert min(counts.values()) > 150


def test_a_figure_stands_in_the_words_of_its_number_and_its_place_and_period_beside_it() -> None:
    for article, figure in said("figure"):
        printed = article.body[figure.start : figure.end]
        assert f"{figure.fields['value']:,f}" in printed
        around = article.body[max(0, figure.start - 120) : figure.end + 80]
        assert figure.fields["subject"] in around
        assert figure.fields["place"] in around
        assert figure.fields["period"] in around


def test_what_a_figure_leans_on_stands_in_the_article() -> None:
    for article, figure in said("figure"):
        source, unnamed = figure.fields["source"], figure.fields["unnamed"]
        assert source is None or source in {place.which for place in article.sources}
        assert unnamed is None or unnamed in {place.which for place in article.unnamed}
    for article in some():
        assert all(article.body[place.start : place.end] == UNNAMED[place.which] for place in article.unnamed)


def test_a_few_subjects_are_met_often_and_most_seldom() -> None:
    subjects = Counter(figure.fields["subject"] for _, figure in said("figure"))
    commonest = subjects.most_common()
    assert commonest[0][1] > 20
    assert sum(1 for _, times in commonest if times == 1) > 100


def test_plain_figures_of_one_subject_place_and_year_mostly_agree_and_sometimes_do_not() -> None:
    values: dict[Any, set[Any]] = defaultdict(set)
    times: Counter[Any] = Counter()
    for _, figure in said("figure", 1000):
        fields = figure.fields
        if fields["comparator"] == "=" and fields["high"] is None and len(fields["period"]) == 4:
            key = fields["subject"], fields["place"], fields["period"]
            values[key].add(fields["value"])
            times[key] += 1
    met = [key for key in times if times[key] > 1]
    apart = [key for key in met if len(values[key]) > 1]
    assert 0 < len(apart) < len(met) / 3


def test_a_quotation_has_at_least_five_words_and_a_speaker_who_stands_beside_it_or_none() -> None:
    nobodys = 0
    for article, quotation in said("quotation"):
        assert article.body[quotation.start - 1] == "“"
        assert len(article.body[quotation.start : quotation.end].split()) >= 5
        speaker = quotation.fields["speaker"]
        nobodys += speaker is None
        if speaker is not None:
            assert ACTORS[speaker] in article.body[quotation.end : quotation.end + 40]
    assert nobodys


def test_a_few_sayings_stand_under_several_speakers() -> None:
    speakers: dict[str, set[Any]] = defaultdict(set)
    for article, quotation in said("quotation", 1000):
        if quotation.fields["speaker"] is not None:
            speakers[article.body[quotation.start : quotation.end]].add(quotation.fields["speaker"])
    assert any(len(who) > 1 for who in speakers.values())


def test_a_forecast_counts_from_its_article_and_what_ended_may_be_judged() -> None:
    verdicts = 0
    for article, forecast in said("forecast"):
        fields = forecast.fields
        assert (fields["ends_on"] is None) == (article.published_on is None)
        if fields["ends_on"]:
            assert article.published_on <= fields["starts_on"] < fields["ends_on"]  # type: ignore[operator]
        if fields.get("verdict"):
            verdicts += 1
            assert fields["evidence"]
            assert fields["ends_on"] < fields["judged_on"]
    assert verdicts


def test_events_have_windows_of_their_precision_and_a_few_none_or_one_after_their_article() -> None:
    unresolved = later = 0
    for article, mention in said("eventmention", 1000):
        fields = mention.fields
        unresolved += fields["starts_on"] is None
        if fields["starts_on"] is None:
            assert fields["ends_on"] is None
            continue
        days = (fields["ends_on"] - fields["starts_on"]).days + 1
        assert {"day": days == 1, "month": 28 <= days <= 31, "year": days in (365, 366), "decade": days > 3600}[fields["precision"]]
        later += article.published_on is not None and fields["precision"] == "day" and fields["starts_on"] > article.published_on
    assert unresolved
    assert later


def test_months_end_on_their_last_day() -> None:
    ends = {(fields["period_start"], fields["period_end"]) for _, s in said("figure", 1000) if len((fields := s.fields)["period"]) == 7}
    assert ends
    assert all(start.day == 1 and end + timedelta(days=1) == (start + timedelta(days=31)).replace(day=1) for start, end in ends)


def test_without_names_nobody_is_quoted_and_nothing_named_is_leaned_on() -> None:
    for number in range(1, 50):
        article = invent(number, [], [], 0)
        assert all(statement.fields.get("speaker") is None and statement.fields.get("source") is None for statement in article.statements)

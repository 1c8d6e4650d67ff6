"""The sample pages of fixtures/articles: the figures, forecasts, speakers, events and topics that the archive needs of them."""

import pytest

from archive.reading import propose_topics
from tests.archive.reading.places import SAMPLES, full_gazetteer
from tests.archive.reading.samples import plain, sample_with_all_known_names

FILES = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md", ".html")) if SAMPLES.exists() else []


@pytest.mark.parametrize(
    ("name", "value", "unit", "period"),
    [
        ("rio-grande-seizures.txt", 18_000, "kilogram", "past year"),
        ("rio-grande-seizures.txt", 35_000_000_000, "USD", "a year"),
        ("rio-grande-seizures.txt", 93, "%", None),
        ("cartel-balance-sheets.html", 35_000_000_000, "USD", "a year"),
        ("precursor-chain.txt", 140_000, "death", "2022"),
        ("antwerp-fewer-tonnes.txt", 107_000, "death", "2023"),
        ("overdose-ledger.html", 12_600, "death", "2015"),
        ("tracing-the-iron-river.md", 74, "%", "2024"),
        ("tracing-the-iron-river.md", 1_740, "laboratory", "2024"),
        ("merida-promises.md", 60, "%", None),
    ],
)
def test_a_sample_page_gives_the_figures_that_its_ledger_needs(name, value, unit, period):
    assert (value, unit, period) in {(one.value, one.unit, one.period) for one in sample_with_all_known_names(name).figures}


@pytest.mark.parametrize(
    ("name", "windows"),
    [
        ("rio-grande-seizures.txt", [("2025-11-10", "2026-05-10"), (None, None)]),
        ("january-reckoning.txt", [("2026-01-16", "2026-07-16"), ("2026-01-16", "2036-01-16")]),
        ("darien-after-the-crowds.txt", [("2025-11-01", "2026-11-30"), ("2030-11-01", "2035-11-30")]),
        ("frontera-y-agua.txt", [("2026-02-14", "2026-08-14"), ("2026-02-14", "2036-02-14")]),
        ("precursor-chain.txt", [(None, None), (None, None)]),
    ],
)
def test_a_sample_page_gives_its_forecasts_with_their_windows(name, windows):
    assert [(one["starts_on"], one["ends_on"]) for one in sample_with_all_known_names(name).as_json()["forecasts"]] == windows


@pytest.mark.parametrize(
    ("name", "person", "affiliation"),
    [
        ("rio-grande-seizures.txt", "Isabella Ramirez", "Center for Strategic Studies"),
        ("merida-promises.md", "Elena Ramirez", "Instituto de Estudios Estratégicos"),
        (
            "january-reckoning.txt",
            "Elena Ramirez",
            "Hemispheric Security Initiative of the Center for Strategic and International Studies",
        ),
        ("precursor-chain.txt", "Sofia Ramirez", "RAND"),
        ("coca-arithmetic.txt", "Felipe Arango", "Ideas for Peace Foundation"),
        ("extradition-docket.txt", "Regina Solo\u0301rzano", "Universidad Iberoamericana"),
    ],
)
def test_a_sample_page_quotes_its_people_with_their_affiliation(name, person, affiliation):
    found = {(plain(one.speaker or ""), one.affiliation) for one in sample_with_all_known_names(name).quotations}
    assert (plain(person), affiliation) in found


@pytest.mark.parametrize(
    ("name", "event", "printed"),
    [
        ("merida-promises.md", "Mérida Initiative", "2009"),
        ("january-reckoning.txt", "Merida Initiative", "2014"),
        ("tracing-the-iron-river.md", "Bicentennial Framework", "2021-10-08"),
    ],
)
def test_a_sample_page_dates_its_events(name, event, printed):
    assert (event, printed) in {(one.name, one.date) for one in sample_with_all_known_names(name).events}


def test_a_meeting_later_than_its_sample_page_is_flagged():
    assert any("later than the article's date" in warning for warning in sample_with_all_known_names("january-reckoning.txt").warnings)


def test_places_that_hold_a_states_name_are_not_the_state():
    record = sample_with_all_known_names("january-reckoning.txt")
    mentions = [mention for actor in record.actors if actor.slug == "mexico" for mention in actor.mentions]
    assert [one for one in mentions if record.body[: one.start].endswith(("New ", "State of "))] == []


@pytest.mark.parametrize("name", FILES)
def test_a_sample_page_gets_no_more_than_eight_topics(name):
    record = sample_with_all_known_names(name)
    assert len(propose_topics(record.title, record.body, full_gazetteer().keywords)) <= 8

"""What the ledgers make of the sample pages that tell of one thing twice."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

pytestmark = pytest.mark.django_db

ARTICLES = Path(__file__).resolve().parents[3] / "fixtures" / "articles"
PAGES = ("january-reckoning.txt", "merida-promises.md", "rio-grande-seizures.txt", "cartel-balance-sheets.html", "overdose-ledger.html")


@pytest.fixture
def archive() -> None:
    """The gazetteer and the sample pages, published."""
    call_command("loaddata", "gazetteer", verbosity=0)
    call_command("import_articles", *[str(ARTICLES / page) for page in PAGES], publish=True, processes=0)


def test_the_facts_that_two_samples_tell_get_their_labels(archive: None, client: Client) -> None:
    pairs = client.get("/api/v1/disagreements?page_size=100").json()["results"]
    conflicts = [pair for pair in pairs if pair["label"] == "conflict"]
    assert [(pair["subject"].split()[1:], sorted(claim["value"] for claim in pair["claims"])) for pair in conflicts] == [
        (["Initiative,", "start"], [2009, 2014])
    ]
    deaths = [sorted(claim["value"] for claim in pair["claims"]) for pair in pairs if pair["label"] == "different period"]
    assert [12_600, 107_000] in deaths
    same = [pair["claims"] for pair in pairs if pair["label"] == "same number, different meaning"]
    assert [[claim["value"] for claim in claims] for claims in same] == [[35_000_000_000, 35_000_000_000]]


def test_the_real_pages_get_their_labels_and_one_conflict(seeds: Path, client: Client) -> None:
    call_command("loaddata", "gazetteer", verbosity=0)
    call_command("import_articles", str(seeds), publish=True, processes=0)
    found = client.get("/api/v1/disagreements?page_size=100").json()["results"]
    pairs = {(pair["label"], *sorted(claim["value"] for claim in pair["claims"])) for pair in found}
    assert [pair for pair in sorted(pairs) if pair[0] == "conflict"] == [("conflict", 2009, 2014)]
    assert pairs >= {
        ("different period", 107_000, 140_000),
        ("not comparable", 18_000, 13_000_000),
        ("same number, different meaning", 35_000_000_000, 35_000_000_000),
    }

"""What the ledgers make of the sample pages that tell of one thing twice."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

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

"""The archive that browsers are shown: the sample pages, and what people left there. Run as a module, it fills an empty DATA_DIR."""

from datetime import timedelta
from pathlib import Path

import django
from django.core.management import call_command
from django.utils import timezone

PROJECT = Path(__file__).resolve().parents[2]
EDITOR, COLLEAGUE, PASSWORD = "editor", "colleague", "an-editor's-password"
KEPT = "a-search-that-a-reader-kept"
"""The key of a kept search."""


def fill(processes: int | None = None) -> None:
    """Imports, publishes and indexes the sample pages into an empty archive, and adds editors, readings, a reply and a kept search."""
    call_command("loaddata", "gazetteer", verbosity=0)
    call_command("import_articles", str(PROJECT / "fixtures" / "articles"), publish=True, processes=processes)
    call_command("rebuild_index", verbosity=0)
    add_what_people_leave()


def add_what_people_leave() -> None:
    """Two editors who may log in, articles that were read this week, an approved reply and a kept search."""
    from django.contrib.auth import get_user_model

    from archive.models import Article, Readings, Reply
    from search.contract import SearchRequest
    from search.models import Receipt
    from search.receipts import keep

    for name in (EDITOR, COLLEAGUE):
        get_user_model().objects.create_superuser(name, f"{name}@example.org", PASSWORD)
    today = timezone.localdate()
    Readings.objects.add({(article.pk, today - timedelta(days=1)): 5 for article in Article.objects.published()[:6]})
    Reply.objects.create(
        article=Article.objects.get(slug="the-informers-price"),
        name="Vera Visitor",
        affiliation="Harbour Policy Institute",
        text="The fair price is the one that nobody asks for: see https://reply.example/prices.",
        status=Reply.Status.APPROVED,
        decided_at=timezone.now(),
    )
    receipt = keep(SearchRequest(q="fentanyl"))
    Receipt.objects.filter(pk=receipt.pk).update(key=KEPT)


if __name__ == "__main__":
    django.setup()
    call_command("migrate", verbosity=0)
    fill()

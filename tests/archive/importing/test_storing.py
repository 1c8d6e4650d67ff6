from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.gazetteer import current_gazetteer
from archive.importing.storing import Outcome, find_article, first_day, import_page, reread, store, take_over
from archive.models import Actor, Article, Citation, Figure, Mention, Page, Quotation, Stakeholder
from archive.proposing import passages_of
from archive.reading import Gazetteer, RawPage
from archive.reading.page.decoding import MAX_BYTES
from archive.reading.record import Unreadable
from tests.factories import found_actor, make_actor, make_article, make_record, make_topic

PAGE = """Rain in May

By Ann Poe
May 3, 2025

The World Bank said on Monday that drought came early. “Drought is the enemy of every farmer here,” said Ann Poe, an economist.

Nobody tends the fields of Sonora any longer, and the World Bank knows of no way to tend them.
"""
LONGER = PAGE + "\nNobody knows when the farmers of Sonora will come back to them, nor whether they ever will.\n"
NOTHING = Gazetteer()


def page(text: str = PAGE, name: str = "rain.txt") -> RawPage:
    """A raw page of ``text``."""
    return RawPage(name, text.encode())


def counts() -> dict[str, int]:
    """How much the archive holds."""
    return {model.__name__: model._default_manager.count() for model in (Article, Page, Actor, Mention, Quotation, Stakeholder)}


def test_a_page_becomes_a_draft_with_its_proposals(db) -> None:
    bank = make_actor("World Bank")
    make_topic("Drought", keywords=("drought",))
    imported = import_page(page(), current_gazetteer(), path="/pages/rain.txt")
    article = Article.objects.get()
    assert (imported.article, imported.outcome) == (article, Outcome.CREATED)
    assert (article.title, article.title_basis, article.slug) == ("Rain in May", "text", "rain-in-may")
    assert (article.printed_date, article.date_precision, article.date_basis) == ("2025-05-03", "day", "byline")
    assert (article.status, article.version, article.authors, article.language) == ("draft", 1, ["Ann Poe"], "en")
    assert article.body.startswith("The World Bank said")
    assert [article.body[b["start"] : b["end"]] for b in article.blocks] == article.body.split("\n\n")
    assert Stakeholder.objects.get(actor=bank).role == "subject"
    assert Quotation.objects.get().speaker == Actor.objects.get(name="Ann Poe", state="proposed")
    assert [row.topic.name for row in article.article_topics.all()] == ["Drought"]


def test_the_raw_page_is_kept_byte_for_byte(db) -> None:
    raw = RawPage("café.txt", b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())
    article = import_page(raw, NOTHING, path="/pages/café.txt").article
    kept = article.pages.get()
    assert bytes(kept.data) == raw.data
    assert (kept.sha256, kept.file_name, kept.path) == (sha256(raw.data).hexdigest(), "café.txt", "/pages/café.txt")
    assert kept.state == "current"


@pytest.mark.parametrize("path", ["/pages/rain.txt", ""])
def test_the_same_page_twice_is_one_article_and_changes_nothing(db, path: str) -> None:
    import_page(page(), NOTHING, path=path)
    before = counts(), Article.objects.get().updated_at
    assert import_page(page(), NOTHING, path=path).outcome == Outcome.SAME
    assert (counts(), Article.objects.get().updated_at) == before


def test_a_changed_page_is_a_new_version_of_its_article(db) -> None:
    import_page(page(), NOTHING, path="/pages/rain.txt", publish=True)
    imported = import_page(page(LONGER), NOTHING, path="/pages/rain.txt")
    article = Article.objects.get()
    assert (imported.outcome, article.version, article.status) == (Outcome.CHANGED, 2, "published")
    assert "come back" in article.body
    assert article.slug == "rain-in-may"
    assert list(article.pages.order_by("pk").values_list("state", flat=True)) == ["superseded", "current"]


def test_a_page_that_goes_back_to_its_former_text_is_a_new_version_too(db) -> None:
    outcomes = [import_page(page(text), NOTHING, path="/pages/rain.txt").outcome for text in (PAGE, LONGER, PAGE)]
    assert outcomes == [Outcome.CREATED, Outcome.CHANGED, Outcome.CHANGED]
    assert Article.objects.get().version == 3


def test_other_furniture_around_the_same_text_is_no_new_version(db) -> None:
    import_page(page(), NOTHING, path="/pages/rain.txt")
    imported = import_page(
        page(PAGE + "\n\nRelated Posts\n\nLEAVE A REPLY\n\nPlease enter your comment!\n"), NOTHING, path="/pages/rain.txt"
    )
    assert (imported.outcome, Article.objects.get().version) == (Outcome.SAME, 1)


def test_two_files_of_one_text_are_one_article_however_often_they_are_imported(db) -> None:
    two = page(PAGE + "\n\nRelated Posts\n\nLEAVE A REPLY\n\nPlease enter your comment!\n", "two.txt")
    for _ in range(2):
        import_page(page(), NOTHING, path="/pages/one.txt")
        import_page(two, NOTHING, path="/pages/two.txt")
    before = counts()
    assert [import_page(page(), NOTHING, path="/pages/one.txt").outcome, import_page(two, NOTHING, path="/pages/two.txt").outcome] == [
        Outcome.SAME,
        Outcome.SAME,
    ]
    assert counts() == before
    assert before["Article"] == 1
    assert Article.objects.get().version == 1


def test_a_changed_page_over_a_hand_edited_text_waits_for_judgement(db) -> None:
    article = import_page(page(), NOTHING, path="/pages/rain.txt").article
    Article.objects.filter(pk=article.pk).update(body="By hand.", edited=True)
    imported = import_page(page(LONGER), NOTHING, path="/pages/rain.txt")
    article.refresh_from_db()
    assert (imported.outcome, article.body, article.version) == (Outcome.WAITING, "By hand.", 1)
    assert list(article.pages.order_by("pk").values_list("state", flat=True)) == ["current", "waiting"]
    assert import_page(page(LONGER), NOTHING, path="/pages/rain.txt").outcome == Outcome.SAME
    assert article.pages.count() == 2


def test_what_an_editor_saved_since_the_article_was_found_is_not_written_over(db, monkeypatch) -> None:
    article = import_page(page(), NOTHING, path="/pages/rain.txt").article

    def found_before_it_is_saved(*asked):
        found = find_article(*asked)
        Article.objects.filter(pk=article.pk).update(body="By hand.", edited=True)
        return found

    monkeypatch.setattr("archive.importing.storing.find_article", found_before_it_is_saved)
    assert import_page(page(LONGER), NOTHING, path="/pages/rain.txt").outcome == Outcome.WAITING
    article.refresh_from_db()
    assert (article.body, article.edited) == ("By hand.", True)


def test_a_waiting_page_that_is_taken_over_replaces_the_hand_edited_text(db) -> None:
    article = import_page(page(), NOTHING, path="/pages/rain.txt").article
    Article.objects.filter(pk=article.pk).update(body="By hand.", edited=True)
    import_page(page(LONGER), NOTHING, path="/pages/rain.txt")
    take_over(Page.objects.get(state="waiting"), NOTHING)
    article.refresh_from_db()
    assert "come back" in article.body
    assert (article.edited, article.version) == (False, 2)
    current = article.pages.get(state="current")
    assert (bytes(current.data), current.path) == (LONGER.encode(), "/pages/rain.txt")
    assert not article.pages.filter(state="waiting").exists()


def test_a_refused_page_is_never_asked_about_again(db) -> None:
    article = import_page(page(), NOTHING, path="/pages/rain.txt").article
    Article.objects.filter(pk=article.pk).update(body="By hand.", edited=True)
    import_page(page(LONGER), NOTHING, path="/pages/rain.txt")
    Page.objects.filter(state="waiting").update(state="refused")
    assert import_page(page(LONGER), NOTHING, path="/pages/rain.txt").outcome == Outcome.SAME
    article.refresh_from_db()
    assert article.body == "By hand."


@pytest.mark.slow
def test_a_title_and_a_date_that_an_editor_set_stay(db) -> None:
    article = import_page(page(), NOTHING, path="/pages/rain.txt").article
    article.title, article.title_basis = "My title", "editor"
    article.published_on, article.date_precision, article.date_basis = date(2024, 1, 1), "year", "editor"
    article.outlet, article.authors = "The Rice Times", ["Ben Roe"]
    article.save()
    import_page(page(LONGER), NOTHING, path="/pages/rain.txt")
    article.refresh_from_db()
    assert (article.title, article.printed_date, article.date_basis) == ("My title", "2024", "editor")
    assert (article.outlet, article.authors) == ("The Rice Times", ["Ben Roe"])
    assert "come back" in article.body


def test_decisions_outlive_a_changed_page(db) -> None:
    make_actor("World Bank")
    gazetteer = current_gazetteer()
    article = import_page(page(), gazetteer, path="/pages/rain.txt").article
    first, second = Mention.objects.filter(actor__name="World Bank").order_by("start")
    Mention.objects.filter(pk=first.pk).update(state="accepted")
    Mention.objects.filter(pk=second.pk).update(state="rejected")
    import_page(page(PAGE.replace("The World Bank said", "In Lima, the World Bank said")), gazetteer, path="/pages/rain.txt")
    article.refresh_from_db()
    rows = list(Mention.objects.filter(actor__name="World Bank").order_by("start"))
    assert [(row.pk, row.state) for row in rows] == [(first.pk, "accepted"), (second.pk, "rejected")]
    assert [article.body[row.start : row.end] for row in rows] == ["World Bank", "World Bank"]
    assert [m.pk for m in passages_of(article)["mention"] if m.actor.name == "World Bank"] == [first.pk]


def test_an_article_is_the_same_by_url_before_path_before_text(db) -> None:
    by_url = make_article("A", "Text a.", url="https://example.org/a")
    by_path, by_text = make_article("B", "Text b."), make_article("C", "Text c.")
    Page.objects.create(article=by_path, data=b"", sha256="0", file_name="b.txt", path="/b.txt")
    record = make_record("Text c.")
    assert find_article(replace(record, url="https://example.org/a"), "/b.txt") == by_url
    assert find_article(record, "/b.txt") == by_path
    assert find_article(record, "/c.txt") == by_text
    assert find_article(replace(record, body="TEXT   C."), "") == by_text
    assert find_article(replace(record, body="Text d."), "") is None


def test_one_text_at_two_addresses_is_two_articles(db) -> None:
    for url in ("https://example.org/a", "https://example.org/b"):
        assert import_page(page(), NOTHING, url=url).outcome == Outcome.CREATED
    assert Article.objects.count() == 2


def test_a_page_whose_url_becomes_known_stays_one_article(db) -> None:
    import_page(page(), NOTHING, path="/rain.txt")
    import_page(page(LONGER), NOTHING, path="/rain.txt", url="https://example.org/rain")
    assert Article.objects.get().url == "https://example.org/rain"


def test_the_url_that_an_editor_gives_counts_more_than_the_pages_own(db) -> None:
    html = f'<html><head><link rel="canonical" href="https://example.org/own"></head><body><p>{PAGE}</p></body></html>'
    import_page(page(html, "rain.html"), NOTHING, url="https://example.org/given")
    assert Article.objects.get().url == "https://example.org/given"


def test_an_address_longer_than_the_archive_keeps_is_left_out(db) -> None:
    record = make_record(url="https://example.org/" + "a" * 3000)
    article = store(record, page(), NOTHING).article
    assert (article.url, article.pages.get().url) == ("", "")


def test_long_texts_of_a_page_are_cut_to_what_the_columns_hold(db) -> None:
    record = make_record(title="t" * 900, outlet="o" * 900)
    article = store(record, RawPage("n" * 400, b"x"), NOTHING, path="/p").article
    for row in (article, article.pages.get()):
        row.full_clean()


def test_publishing_makes_drafts_public_and_leaves_the_withdrawn_alone(db) -> None:
    article = import_page(page(), NOTHING, path="/rain.txt").article
    import_page(page(), NOTHING, path="/rain.txt", publish=True)
    article.refresh_from_db()
    assert article.status == "published"
    Article.objects.filter(pk=article.pk).update(status="withdrawn")
    import_page(page(LONGER), NOTHING, path="/rain.txt", publish=True)
    article.refresh_from_db()
    assert article.status == "withdrawn"


BAD_PAGES = {
    "empty": b"",
    "blank": b" \n\t\n ",
    "NUL bytes": b"Rain\x00in\x00May",
    "not text": bytes(range(1, 32)) * 50,
    "a PDF": b"%PDF-1.7 \n" + PAGE.encode(),
    "a picture": b"\x89PNG\r\n\x1a\n",
    "a word processor's file": b"PK\x03\x04" + b"x" * 100,
    "larger than the reader takes": b"Rain. " * (MAX_BYTES // 6 + 1),
    "10 MB": b"Rain in May.\n" * 800_000,
}


@pytest.mark.parametrize("data", BAD_PAGES.values(), ids=BAD_PAGES.keys())
def test_a_page_that_is_none_is_refused_in_one_sentence_and_writes_nothing(db, data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        import_page(RawPage("bad.txt", data), NOTHING)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert set(counts().values()) == {0}


def test_an_impossible_date_is_no_date(db) -> None:
    article = import_page(page(PAGE.replace("May 3, 2025", "February 30, 2025")), NOTHING).article
    assert (article.printed_date, article.date_precision, article.date_basis) == (None, "none", "none")


def test_html_never_smuggles_characters_that_a_database_refuses(db) -> None:
    html = f"<html><head><title>Rain&#0; in May</title></head><body><p>{PAGE}&#0; &#xD800; &#x1F33D;</p></body></html>"
    article = import_page(page(html, "rain.html"), NOTHING).article
    assert "\0" not in article.title + article.body
    (article.title + article.body).encode()


def test_what_fails_halfway_leaves_nothing_behind(db, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("halfway")

    monkeypatch.setattr("archive.importing.storing.propose", fail)
    with pytest.raises(RuntimeError):
        import_page(page(), NOTHING)
    assert set(counts().values()) == {0}


def test_reading_an_edited_text_anew_proposes_for_the_new_text(db) -> None:
    make_actor("World Bank")
    article = make_article("Rain", "Old words.")
    article.body = "## Rain\r\n\r\nThe World Bank came.\r\n"
    reread(article, current_gazetteer())
    article.refresh_from_db()
    assert article.body == "## Rain\n\nThe World Bank came."
    assert [block["kind"] for block in article.blocks] == ["heading", "paragraph"]
    mention = Mention.objects.get()
    assert article.body[mention.start : mention.end] == "World Bank"


@pytest.mark.slow
def test_the_sample_pages_are_all_read_and_every_passage_stands_on_its_words(db) -> None:
    folder = Path(__file__).parents[3] / "fixtures" / "articles"
    make_actor("United States", "state", (("US", "acronym"), ("American", "demonym")))
    gazetteer = current_gazetteer()
    files = sorted(folder.iterdir())
    for file in files:
        article = import_page(RawPage(file.name, file.read_bytes()), gazetteer, path=str(file)).article
        for rows in passages_of(article).values():
            for row in rows:
                assert article.body[row.start : row.end] == row.exact
    assert Article.objects.count() == len(files)
    assert Figure.objects.exists()
    assert Citation.objects.exists()


@pytest.mark.parametrize(
    ("printed", "day"), [("2025", date(2025, 1, 1)), ("2025-11", date(2025, 11, 1)), ("2025-11-10", date(2025, 11, 10))]
)
def test_the_first_day_of_a_printed_date(printed: str, day: date) -> None:
    assert first_day(printed) == day
    assert first_day(None) is None


def test_one_record_stored_under_two_paths_keeps_one_actor(db) -> None:
    body = "José Ruiz sings."
    record = make_record(body, actors=(found_actor(body, "José Ruiz"),))
    store(record, page("a"), NOTHING, path="/a")
    store(record, page("b"), NOTHING, path="/b")
    assert Actor.objects.count() == Article.objects.count() == 1


def test_a_page_costs_the_same_statements_for_two_of_everything_as_for_twelve(db) -> None:
    def wide(many: int) -> RawPage:
        told = [
            f"In {2000 + n}, Ada Roe{letter} of the Larch{letter} Institute counted {n + 1},{n}00 dry wells in Fir{letter}. "
            f"According to the Fir{letter} Board’s 2019 report, the Fir{letter} Accord was signed in March {2001 + n}."
            for n, letter in enumerate("abcdefghijkl"[:many])
        ]
        return RawPage("wells.txt", "\n\n".join(["Dry Wells", "3 March 2026", *told]).encode())

    import_page(wide(1), NOTHING, path="/warm", publish=True)  # what is asked once a process
    counts = []
    for many in (2, 12):
        with CaptureQueriesContext(connection) as caught:
            found = import_page(wide(many), NOTHING, path=f"/{many}", publish=True).article
        counts.append(len(caught))
        assert found.figures.count() >= many
        assert found.citations.count() >= many
    assert counts[1] <= counts[0] + 2

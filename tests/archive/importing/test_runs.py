import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.importing.incoming import Incoming, files_at, incoming
from archive.importing.runs import WORTH_A_PROCESS, Imported, Run, processes_for
from archive.models import Article, Mention, Page, Quotation, Sketch
from archive.reading import RawPage
from archive.signals import articles_changed
from tests.archive.importing.test_readers import Deadly
from tests.archive.importing.test_records import line
from tests.factories import make_article

SENTENCES = [f"On day {n} of that year the river {n}x rose by {n} feet and took {n} boats out to the sea." for n in range(40)]


def text(first: int, last: int, title: str = "Rain in May") -> str:
    """A page of some of the sentences."""
    return f"{title}\n\nMay 3, 2025\n\n" + "\n\n".join(SENTENCES[first:last]) + "\n"


def written(folder: Path, **pages: str | bytes) -> Path:
    """A folder with those pages."""
    folder.mkdir(exist_ok=True)
    for name, page in pages.items():
        (folder / f"{name}.txt").write_bytes(page if isinstance(page, bytes) else page.encode())
    return folder


def done(path: Path, **options: Any) -> list[Imported]:
    """What a run made of the files at ``path``."""
    return list(Run(**options).of(incoming(files_at(str(path)))))


def outcomes(imported: list[Imported]) -> list[str]:
    """What became of each page."""
    return [one.outcome for one in imported]


def test_every_page_has_an_outcome_in_order_and_none_stops_another(db, tmp_path: Path) -> None:
    folder = written(tmp_path, a=text(0, 10), b=b"", c=text(10, 20), d=text(0, 10) + "\n\nRelated Posts\n")
    assert outcomes(done(folder)) == ["created", "refused", "created", "same"]
    (folder / "a.txt").write_text(text(0, 11))
    assert outcomes(done(folder)) == ["changed", "refused", "same", "same"]


def test_what_is_held_is_not_read_again(db, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path, a=text(0, 10), b=text(10, 20))
    slugs = [one.slug for one in done(folder)]

    def fail(*args: object) -> None:
        raise AssertionError("it was read")

    monkeypatch.setattr("archive.importing.readers.record_of", fail)
    heard: list[object] = []
    articles_changed.connect(lambda ids, **kwargs: heard.append(ids), weak=False, dispatch_uid="test")
    try:
        again = done(folder)
    finally:
        articles_changed.disconnect(dispatch_uid="test")
    assert (outcomes(again), [one.slug for one in again], heard) == (["same", "same"], slugs, [])
    assert Article.objects.count() == Page.objects.count() == 2


def test_a_page_that_is_held_as_a_draft_is_published_when_that_is_asked(db, tmp_path: Path) -> None:
    folder = written(tmp_path, a=text(0, 10))
    done(folder)
    done(folder, publish=True)
    assert Article.objects.get().status == "published"


def test_a_run_that_was_stopped_goes_on_and_loses_and_doubles_nothing(db, tmp_path: Path) -> None:
    folder = written(tmp_path, **{f"p{n}": text(n, n + 10, f"Rain {n}") for n in range(8)})
    started = Run().of(incoming(files_at(str(folder))))
    first = [next(started).outcome for _ in range(3)]
    started.close()
    assert Article.objects.count() == Sketch.objects.count() == 3
    assert [*first, *outcomes(done(folder))] == ["created"] * 3 + ["same"] * 3 + ["created"] * 5
    assert Article.objects.count() == Page.objects.count() == Sketch.objects.count() == 8


def test_near_duplicates_are_said_and_never_joined(db, tmp_path: Path) -> None:
    held = make_article("Old rain", "\n\n".join(SENTENCES[20:40]))
    folder = written(
        tmp_path, a=text(0, 20), b=text(0, 19, "Rain, again"), c=text(19, 39), d="Snow\n\nSnow fell, and then it went away again.\n"
    )
    imported = done(folder)
    assert outcomes(imported) == ["created"] * 4
    assert [[slug for slug, _ in one.like] for one in imported] == [[], ["rain-in-may"], [held.slug], []]
    assert all(0.6 <= resemblance <= 1 for one in imported for _, resemblance in one.like)
    assert Article.objects.count() == 5


def test_a_new_version_is_not_a_near_duplicate_of_the_one_before(db, tmp_path: Path) -> None:
    folder = written(tmp_path, a=text(0, 20))
    done(folder)
    (folder / "a.txt").write_text(text(0, 21))
    (again,) = done(folder)
    assert (again.outcome, again.like) == ("changed", ())


def test_a_dry_run_writes_nothing_and_compares_all_the_same(db, tmp_path: Path) -> None:
    done(written(tmp_path, a=text(0, 20)))
    folder = written(tmp_path, b=text(0, 19), c=text(0, 18))
    before = {model: list(model._default_manager.values()) for model in (Article, Page, Sketch)}
    imported = done(folder, dry=True)
    assert outcomes(imported) == ["read"] * 3
    assert all(one.record for one in imported)
    alike = [sorted(slug for slug, _ in one.like) for one in imported]
    assert alike == [[], ["rain-in-may"], [str(folder / "b.txt"), "rain-in-may"]]  # the first is the article that is held
    assert {model: list(model._default_manager.values()) for model in before} == before


def test_records_come_in_like_pages(db, tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    file.write_bytes(line() + b"\n" + b"{broken\n" + line(url="https://example.org/b", file="b.txt") + b"\n" + line(optional={}) + b"\n")
    imported = done(file)
    assert outcomes(imported) == ["created", "refused", "created", "refused"]
    assert [one.incoming.name.split()[-2:] for one in imported if one.reason] == [["line", "2"], ["line", "4"]]
    first = Article.objects.get(url="https://example.org/rice")
    page = first.pages.get()
    assert (bytes(page.data), page.file_name, page.path) == (line(), "records.jsonl", f"{file}#page.txt")
    quotation = Quotation.objects.get(article=first)
    assert (quotation.exact, quotation.rule, quotation.why, quotation.state) == ("rice is dear", "test", "between marks", "proposed")
    assert outcomes(done(file)) == ["same", "refused", "same", "refused"]


def test_a_changed_record_is_a_new_version_of_its_article(db, tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    file.write_bytes(line(url=None))
    done(file)
    file.write_bytes(line(url=None, title="Another title", actors=[]))
    (again,) = done(file)
    assert (again.outcome, Article.objects.get().title, Mention.objects.count()) == ("changed", "Another title", 0)


def test_what_a_dry_run_prints_can_be_imported(db, tmp_path: Path) -> None:
    folder = written(tmp_path / "pages", a=text(0, 10), b=text(10, 20))
    records = [one.record.as_json() for one in done(folder, dry=True) if one.record]
    file = tmp_path / "records.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records))
    assert outcomes(done(file)) == ["created", "created"]
    assert sorted(Article.objects.values_list("body", flat=True)) == sorted(record["body"] for record in records)


def test_processes_are_started_where_they_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    assert [processes_for(pages) for pages in (0, WORTH_A_PROCESS - 1, 2 * WORTH_A_PROCESS, 10_000)] == [0, 0, 2, 4]


@pytest.mark.slow
def test_a_page_that_kills_its_reader_is_refused_and_the_others_are_imported(db) -> None:
    def pages() -> Iterator[Incoming]:
        for number in range(6):
            name = Deadly("bad.txt") if number == 2 else "good.txt"
            yield Incoming(f"page {number}", f"/page-{number}", RawPage(name, text(number, number + 10, f"Rain {number}").encode()))

    imported = list(Run(processes=2).of(pages()))
    assert outcomes(imported) == ["created", "created", "refused", "created", "created", "created"]
    assert imported[2].reason == "The process that read this page was killed by signal 9."
    assert Article.objects.count() == 5

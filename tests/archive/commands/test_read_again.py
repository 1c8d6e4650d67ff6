import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from archive.importing import rereading
from archive.importing.storing import import_page
from archive.models import Article, Mention, Page
from tests.archive.commands.test_import_articles import PAGE, other
from tests.archive.importing.test_storing import NOTHING, page
from tests.factories import make_actor


def make_archive() -> list[str]:
    """Three articles, read before anybody knew of the World Bank; their slugs."""
    slugs = [import_page(page(text), NOTHING).article.slug for text in (PAGE, other("June"), other("July"))]
    make_actor("World Bank")
    return slugs


def run(*arguments: str) -> tuple[list[Any], str]:
    """The lines of JSON that the command printed, and what it reported."""
    printed, reported = io.StringIO(), io.StringIO()
    call_command("read_again", *arguments, "--json", stdout=printed, stderr=reported)
    return [json.loads(line) for line in printed.getvalue().splitlines()], reported.getvalue()


def refused(*arguments: str) -> tuple[str, CommandError]:
    """What was reported of a run that ends with an error."""
    reported = io.StringIO()
    with pytest.raises(CommandError) as error:
        call_command("read_again", *arguments, stdout=io.StringIO(), stderr=reported)
    return reported.getvalue(), error.value


def cells(reported: str) -> list[list[str]]:
    """The rows of the tables."""
    return [[cell.strip() for cell in row.strip("│").split("│")] for row in reported.splitlines() if row.startswith("│")]


def test_all_articles_are_read_again_with_a_summary_by_rule(db) -> None:
    slugs = make_archive()
    lines, reported = run("--all")
    assert [(line["slug"], line["outcome"], line["new"]) for line in lines] == [(slug, "changed", 1) for slug in slugs]
    assert ["changed", "3"] in cells(reported)
    rule = Mention.objects.filter(actor__state="accepted").values_list("rule", flat=True)[0]
    assert ["mention", rule, "3", "0", "0"] in cells(reported)
    lines, reported = run("--all")
    assert [line["outcome"] for line in lines] == ["same"] * 3
    assert ["mention", rule, "0", "0", "3"] in cells(reported)


def test_only_the_named_articles_are_read_again(db) -> None:
    slugs = make_archive()
    lines, _ = run(slugs[1])
    assert [line["slug"] for line in lines] == [slugs[1]]
    assert set(Mention.objects.filter(actor__state="accepted").values_list("article__slug", flat=True)) == {slugs[1]}


def test_a_former_slug_leads_to_its_article(db) -> None:
    slugs = make_archive()
    article = Article.objects.get(slug=slugs[0])
    article.slug = "another"
    article.save()
    assert run(slugs[0])[0][0]["slug"] == "another"


def test_it_goes_on_after_an_article_however_small_the_batches(db, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.management.commands.read_again.BATCH", 1)
    slugs = make_archive()
    assert [line["slug"] for line in run("--all", "--after", slugs[0])[0]] == slugs[1:]


def test_an_article_that_cannot_be_read_stops_no_other(db) -> None:
    slugs = make_archive()
    Page.objects.filter(article__slug=slugs[0]).update(data=b"")
    reported, error = refused("--all")
    assert str(error) == "1 of 3 articles could not be read; the others were."
    assert f"refused {slugs[0]}: The page is empty." in reported
    assert Mention.objects.filter(actor__state="accepted").count() == 2
    reported, error = refused("nobody", slugs[1])
    assert error.returncode == 1
    assert "refused nobody: There is no article “nobody”." in reported


def test_ctrl_c_says_where_to_go_on(db, monkeypatch: pytest.MonkeyPatch) -> None:
    slugs = make_archive()
    read = iter([rereading.read_again, KeyboardInterrupt()])

    def stopping(*args: Any) -> Any:
        step = next(read)
        if isinstance(step, KeyboardInterrupt):
            raise step
        return step(*args)

    monkeypatch.setattr("archive.management.commands.read_again.read_again", stopping)
    reported, error = refused("--all")
    assert (str(error), error.returncode) == (f"Stopped after 1 articles; --all --after {slugs[0]} goes on from there.", 130)
    assert ["changed", "1"] in cells(reported)


@pytest.mark.parametrize("arguments", [[], ["--all", "rain"], ["rain", "--after", "rain"], ["--all", "--after", "nobody"]])
def test_what_to_read_must_be_said_in_one_way(db, arguments: list[str]) -> None:
    make_archive()
    reported, error = refused(*arguments)
    assert str(error).endswith(".")
    assert reported == ""

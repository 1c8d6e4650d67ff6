"""The documentation tells the truth: what it names exists, and what exists is named."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from search.exports import CSV_COLUMNS
from search.forms import PARAMETERS
from search.kept import KEPT_COLUMNS
from tests.factories import index_all, make_article

PROJECT = Path(__file__).resolve().parent.parent
DOCS = sorted([PROJECT / "README.md", PROJECT / "CHANGELOG.md", *(PROJECT / "docs").glob("*.md")])


def text(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def own_commands() -> set[str]:
    return {name for name, app in get_commands().items() if app in ("archive", "search", "operating")}


def test_operating_names_every_setting_and_no_other() -> None:
    read = set(re.findall(r'(?:env\.str|env\.db_url|_flag|_list|_origin|_rate)\(\s*"([A-Z_]+)"', text("config/settings.py")))
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", text("docs/operating.md"), re.MULTILINE))
    assert documented == read


def test_operating_names_every_command_of_ours() -> None:
    documented = set(re.findall(r"^\| `([a-z_]+)[ `]", text("docs/operating.md"), re.MULTILINE))
    assert documented == own_commands()


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_every_command_that_a_document_names_exists(doc: Path) -> None:
    named = set(re.findall(r"manage\.py ([a-z_]+)", doc.read_text(encoding="utf-8")))
    assert named <= set(get_commands())


def test_every_command_of_a_block_takes_the_arguments_that_stand_there() -> None:
    given = re.findall(r"manage\.py ([a-z_]+)([^\n`|;&#]*)", "\n".join(_blocks(PROJECT / "docs" / "operating.md")))
    assert {"backup", "restore", "doctor", "index_articles"} <= {name for name, _ in given}
    for name, arguments in given:
        load_command_class(get_commands()[name], name).create_parser("manage.py", name).parse_args(
            re.sub(r"\$\(.*?\)", "today", arguments).split()
        )


def test_every_setting_of_the_services_is_one() -> None:
    operating = text("docs/operating.md")
    given = set(re.findall(r"^([A-Z_]+)=\S", operating.split("## With systemd and nginx")[1].split("`/etc/systemd")[0], re.MULTILINE))
    assert given >= {"DATA_DIR", "SECRET_KEY", "HTTPS"}
    assert given <= set(re.findall(r"^\| `([A-Z_]+)` \|", operating, re.MULTILINE))


def test_operating_names_every_figure_that_is_measured() -> None:
    named = set(re.findall(r"`(archive_[a-z_]+)`", text("docs/operating.md").split("## Metrics")[1].split("\n## ")[0]))
    measured = {
        f"{name}_total" if name == "archive_requests" else name for name in re.findall(r'"(archive_[a-z_]+)"', text("operating/metrics.py"))
    }
    assert named == measured


def test_operating_names_every_make_target_and_no_other() -> None:
    targets = set(re.findall(r"^\.PHONY: (.+)$", text("Makefile"), re.MULTILINE)[0].split())
    assert set(re.findall(r"`make ([a-z-]+)`", text("docs/operating.md"))) == targets


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_every_make_target_that_a_document_names_exists(doc: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z-]+)\b(?=[`\s])", "\n".join(_code(doc)))) <= targets


def test_the_api_document_names_every_search_parameter_and_no_other() -> None:
    table = text("docs/api.md").split("## Search")[1].split("## Lists")[0]
    documented = {
        name for row in re.findall(r"^\| ((?:`[a-z_]+`(?:, )?)+) \|", table, re.MULTILINE) for name in re.findall(r"`([a-z_]+)`", row)
    }
    assert documented == set(PARAMETERS)


def test_the_api_document_names_every_column_of_an_export_and_no_other() -> None:
    table = text("docs/api.md").split("Columns of `/search/export.csv`")[1].split("Rows of ledgers")[0]
    documented = [name for row in re.findall(r"^\| (`[^|]+) \|", table, re.MULTILINE) for name in re.findall(r"`([a-z_]+)`", row)]
    assert documented == list(CSV_COLUMNS)


def test_the_architecture_names_every_address_and_no_other() -> None:
    table = text("docs/architecture.md").split("## Addresses")[1].split("## ")[0]
    documented = {re.sub(r"<\w+>", "<>", address) for address in re.findall(r"`(/[^`]*)`", table)}
    assert documented == set(_addresses(get_resolver().url_patterns))


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_every_link_and_picture_of_a_document_leads_somewhere(doc: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", doc.read_text(encoding="utf-8")):
        assert target.startswith("http") or (doc.parent / target).exists(), target


def test_every_folder_of_the_map_exists() -> None:
    for folder in re.findall(r"^\| `([a-z/]+/)` \|", text("README.md"), re.MULTILINE):
        assert (PROJECT / folder).is_dir(), folder


def _addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> set[str]:
    """Our own addresses; those of the admin and the API are counted as one each."""
    found: set[str] = set()
    for pattern in patterns:
        address = before + re.sub(r"<(?:\w+:)?\w+>", "<>", str(pattern.pattern))
        if isinstance(pattern, URLPattern) or address in ("/admin/", "/api/v1/"):
            found.add(address)
        else:
            found |= _addresses(pattern.url_patterns, address)
    return found


def _code(doc: Path) -> list[str]:
    return _blocks(doc) + [f"{code}`" for code in re.findall(r"`([^`\n]+)`", doc.read_text(encoding="utf-8"))]


def _blocks(doc: Path) -> list[str]:
    return [block + "\n" for block in re.findall(r"```\n(.*?)```", doc.read_text(encoding="utf-8"), re.DOTALL)]


@pytest.mark.django_db
def test_every_example_of_the_api_document_is_answered(client: Client) -> None:
    slug = make_article().slug
    index_all()
    examples = re.findall(r"^curl (?:-OJ )?'?http://127\.0\.0\.1:8000([^'\s]+)'?$", text("docs/api.md"), re.MULTILINE)
    assert len(examples) >= 3
    for example in examples:
        assert client.get(example.replace("{slug}", slug)).status_code == 200, example


@pytest.mark.django_db
def test_the_api_document_names_every_address_of_the_api(client: Client) -> None:
    described = {path.replace("{slug}", "{}") for path in client.get("/api/v1/openapi.json").json()["paths"]}
    named = set(re.findall(r"`(?:GET )?(/api/v1/[a-z/{}]+)`", text("docs/api.md").replace("{slug}", "{}")))
    assert described <= named


def test_the_api_document_names_every_column_that_a_receipts_tables_add() -> None:
    table = text("docs/api.md").split("## Kept searches")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ((?:`[a-z_]+`(?:, )?)+) \|", table, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`([a-z_]+)`", row)} == set(KEPT_COLUMNS)

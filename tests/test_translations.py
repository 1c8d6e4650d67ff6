"""What pages say can be said in Spanish: the catalogue holds every sentence, and no template keeps one for itself."""

import ast
import gettext
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.conf import settings
from django.template.base import DebugLexer, Token, TokenType

ROOT = settings.BASE_DIR
CATALOGUE = ROOT / "locale/es/LC_MESSAGES/django.po"
SOURCES = ("archive", "config", "operating", "search", "templates", "manage.py")

FORMS = 3
"""Of a Spanish plural: one, millions, others."""
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}|<[^<>]*>")
"""What a translation keeps as it is: values, a script's values, and elements."""
TAKEN = re.compile(r"<em lang=\"en\">|</?em>|traffick\*|narco\*")
"""Where a translation may differ in that: another example, and words that are foreign in one language alone."""


def messages(path: Path) -> list[Message]:
    """The entries of a catalogue but its header."""
    with path.open("rb") as file:
        return [message for message in read_po(file, locale="es") if message.id]


def texts(value: str | tuple[str, ...] | list[str]) -> list[str]:
    """A text, or the forms of a plural, as a list."""
    return [value] if isinstance(value, str) else list(value)


def named(message: Message) -> str:
    """An entry, as the report of a test calls it."""
    return f"{message.context or ''} {texts(message.id)[0]}"[:60]


ENTRIES = messages(CATALOGUE)


def test_every_sentence_has_a_translation_that_somebody_looked_at() -> None:
    assert [named(entry) for entry in ENTRIES if entry.fuzzy or not all(texts(entry.string))] == []
    assert [named(entry) for entry in ENTRIES if entry.pluralizable and len(entry.string) != FORMS] == []


def test_a_translation_keeps_the_values_and_elements_of_its_sentence() -> None:
    def kept(text: str) -> list[str]:
        return sorted(PLACEHOLDER.findall(TAKEN.sub("", text)))

    wrong = [(named(entry), form) for entry in ENTRIES for form in texts(entry.string) if kept(form) != kept(texts(entry.id)[-1])]
    assert wrong == []


def test_what_is_compiled_is_what_the_catalogue_says() -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in ENTRIES:
        if entry.pluralizable:
            key = f"{entry.context}\x04{entry.id[0]}" if entry.context else entry.id[0]
            assert [compiled._catalog[key, form] for form in range(FORMS)] == list(entry.string)  # type: ignore[attr-defined]
        else:
            assert (compiled.pgettext(entry.context, entry.id) if entry.context else compiled.gettext(entry.id)) == entry.string
    count = len(ENTRIES) + (FORMS - 1) * sum(entry.pluralizable for entry in ENTRIES) + 1
    assert len(compiled._catalog) == count  # type: ignore[attr-defined]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("xgettext"), reason="there is no xgettext on this machine (Debian's package gettext)")
def test_the_catalogue_holds_the_sentences_that_there_are_and_no_others(tmp_path: Path) -> None:
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    (tmp_path / "locale").mkdir()
    made = [sys.executable, "manage.py", "makemessages", "-l", "es", "--no-location", "--no-wrap"]
    environment = {"PATH": "/usr/bin:/bin", "SECRET_KEY": "x" * 40, "DATA_DIR": str(tmp_path / "data")}
    subprocess.run(made, cwd=tmp_path, env=environment, check=True, capture_output=True)
    found = {(entry.context, *texts(entry.id)) for entry in messages(tmp_path / "locale/es/LC_MESSAGES/django.po")}
    assert {(entry.context, *texts(entry.id)) for entry in ENTRIES} == found, "run `make messages` and translate what is new"


def test_no_sentence_stands_in_an_f_string_where_it_would_not_be_found() -> None:
    gathered = {"_", "gettext", "ngettext", "pgettext", "npgettext", "gettext_lazy", "pgettext_lazy", "gettext_noop"}
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for name in SOURCES[:3]
        for path in (ROOT / name).rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in gathered
    ]
    assert hidden == []


_PLAIN = "plain HTML that asks nothing of anybody, not even for the language"
LEFT_OUT = {"500.html": _PLAIN, "unavailable.html": _PLAIN}
TEMPLATES = sorted(
    path
    for path in (ROOT / "templates").rglob("*.html")
    if "admin" not in path.relative_to(ROOT / "templates").parts and path.name not in LEFT_OUT
)
SAME = re.compile(r'Policy Archive|JSON(?: lines)?|CSV|RSS|Atom|RIS|API|UTC|doi|unAPI|curl|[ABCD]|&\w+;|[\w-]+="[^"]*"')
"""Words that are the same in both languages: names, formats and grades; and what is no word: entities, attributes in a block."""
SPOKEN = ("alt", "aria-label", "placeholder", "title")
"""Attributes that somebody reads or hears."""
WORDED = re.compile(r"""\b(?:label|title|caption|heading|name|what|words|otherwise)=(["'])(?=[^"']*[A-Za-z]{2})""")
"""Arguments of partials that are words."""
DEFAULTED = re.compile(r"""\|(?:default|default_if_none|yesno):["']([^"']*)["']|\|(pluralize)""")
"""Filters that say something in English, wherever their value stands."""


class _Words(HTMLParser):
    """Gathers what HTML says: its text, and attributes that are spoken."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style", "code")
        self.found += [value for name, value in attrs if name in SPOKEN and value]
        if tag == "meta" and ("name", "description") in attrs:
            self.found += [value for name, value in attrs if name == "content" and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style", "code")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)


def untranslated(source: str) -> list[str]:
    """The words that a template says in one language: its texts, the arguments of its partials, and its filters."""
    html, tags = _skeleton(list(DebugLexer(source).tokenize()))
    words = _Words()
    words.feed(html)
    said = [text for text in words.found if re.search(r"[^\W\d_]", SAME.sub("", text))]
    return [" ".join(text.split()) for text in (*said, *tags)]


def _skeleton(tokens: list[Token]) -> tuple[str, list[str]]:
    """The template without its tags and what is translated; and the tags that say something themselves."""
    html, tags, inside = "", [], ""
    for token in tokens:
        name = token.split_contents()[0] if token.token_type == TokenType.BLOCK else ""
        if inside:
            inside = "" if name in (f"end{inside}", "endblocktrans") else inside
        elif name in ("blocktranslate", "comment"):
            inside = name
        elif token.token_type == TokenType.TEXT:
            html += token.contents
        elif token.token_type == TokenType.VAR and (said := DEFAULTED.search(token.contents)):
            html += said[1] or said[2] or ""
        elif name == "include" and WORDED.search(token.contents):
            tags.append(token.contents)
    return html, tags


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_a_template_leaves_nothing_untranslated(path: Path) -> None:
    assert untranslated(path.read_text()) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Some words</p>", ["Some words"]),
        ("<p>{% if a %}some{% endif %} 12</p>", ["some 12"]),
        ('<img alt="A picture">', ["A picture"]),
        ('<a title="{% translate "Words" %}" href="/words/">{{ word }}</a>', []),
        ("<p>{% blocktranslate %}Some {{ words }}{% endblocktranslate %}{# a remark #}</p>", []),
        ('{% include "x.html" with id="words" title=_("Words") %}', []),
        ('{% include "x.html" with title="Words" %}', ['include "x.html" with title="Words"']),
        ("{{ n }}{{ n|pluralize }}", ["pluralize"]),
        ('{{ label|default:"Answer" }}{{ count|default:100 }}', ["Answer"]),
        ("<p id=\"{{ year|default:'unknown' }}\"></p>", []),
        ("<code>curl</code> JSON · CSV", []),
    ],
)
def test_what_is_untranslated_is_found(template: str, found: list[str]) -> None:
    assert untranslated(template) == found


def test_no_template_is_left_out_that_there_is_not() -> None:
    assert all((ROOT / "templates" / name).is_file() for name in LEFT_OUT)
    assert len(TEMPLATES) > len(LEFT_OUT)


def test_a_page_of_a_language_asks_for_a_translation_that_is_there() -> None:
    languages = {code for code, _ in settings.LANGUAGES} - {settings.LANGUAGE_CODE}
    assert {path.name for path in (ROOT / "locale").iterdir()} == languages

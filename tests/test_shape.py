"""The house's shape: small modules, short functions, documented faces, one place that vouches for HTML."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
DRAWERS = {"utils", "common", "core", "helpers", "services", "managers"}
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
HOOKS = {
    "save",
    "__str__",
    "get_absolute_url",
    "handle",
    "add_arguments",
    "loaddata",
    "__enter__",
    "__exit__",
    "__init__",
    "__call__",
    "to_python",
    "to_url",
}
"""Methods whose meaning Django or Python gives."""


def modules(*folders: str) -> list[Path]:
    """Our Python files, without migrations."""
    files = (file for folder in folders for file in sorted((PROJECT / folder).rglob("*.py")))
    return [file.relative_to(PROJECT) for file in files if "migrations" not in file.parts]


OURS = modules("archive", "search", "operating", "config")


def tree(module: Path) -> ast.Module:
    """The module's syntax tree."""
    return ast.parse((PROJECT / module).read_text(encoding="utf-8"))


def public(node: ast.Module | ast.ClassDef, prefix: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Public functions, classes and methods with their dotted names; what Django reads from inside a class is none."""
    for child in node.body:
        if isinstance(child, (*FUNCTION, ast.ClassDef)) and not child.name.startswith("_"):
            yield prefix + child.name, child
            if isinstance(child, ast.ClassDef):
                yield from public(child, f"{prefix}{child.name}.")


@pytest.mark.parametrize("module", [m for m in OURS if "lexicon" not in m.parts], ids=str)
def test_a_module_has_at_most_400_lines(module: Path) -> None:
    assert len((PROJECT / module).read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("module", OURS, ids=str)
def test_a_function_has_at_most_50_lines(module: Path) -> None:
    functions = [node for node in ast.walk(tree(module)) if isinstance(node, FUNCTION)]
    assert [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno + 1 > 50] == []


@pytest.mark.parametrize("module", OURS, ids=str)
def test_everything_public_says_what_it_is(module: Path) -> None:
    parsed = tree(module)
    if not parsed.body:
        return
    assert ast.get_docstring(parsed), "the module"
    undocumented = [
        name
        for name, node in public(parsed)
        if isinstance(node, (*FUNCTION, ast.ClassDef)) and not ast.get_docstring(node) and node.name not in HOOKS | {"Meta"}
    ]
    choices = {name for name in undocumented if name.count(".") == 1 and name[0].isupper() and name.split(".")[1][0].isupper()}
    assert sorted(set(undocumented) - choices) == []


def test_no_module_is_a_drawer() -> None:
    names = {part for module in OURS for part in (*module.parent.parts, module.stem)}
    assert names & DRAWERS == set()


def test_one_module_alone_vouches_for_html() -> None:
    vouching = [
        str(module)
        for module in OURS
        for node in ast.walk(tree(module))
        if isinstance(node, (ast.Name, ast.Attribute))
        and (node.id if isinstance(node, ast.Name) else node.attr) in ("mark_safe", "SafeText")
    ]
    assert set(vouching) == {"archive/marking.py"}
    templates = sorted((PROJECT / "templates").rglob("*.html"))
    assert [
        str(t) for t in templates if any(word in t.read_text(encoding="utf-8") for word in ("|safe", "autoescape off", "safeseq"))
    ] == []


@pytest.mark.parametrize("module", [*OURS, *(m for m in modules("tests") if m.name != "test_shape.py")], ids=str)
def test_nothing_is_left_to_do_later(module: Path) -> None:
    text = (PROJECT / module).read_text(encoding="utf-8")
    assert [word for word in ("TODO", "FIXME", "XXX", "HACK") if word in text] == []

"""The engine as a whole: what it may know, and its public face."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import search.engine

ENGINE = Path(search.engine.__file__).parent


def imported(module: Path) -> Iterator[str]:
    """The absolute names that a module imports from."""
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield str(node.module)


def test_the_engine_knows_numpy_isal_folding_and_in_one_module_whoosh() -> None:
    for module in ENGINE.glob("*.py"):
        foreign = {name for name in imported(module) if name.split(".")[0] not in sys.stdlib_module_names}
        allowed = {name for name in foreign if name.startswith("whoosh.")} if module.name == "stock.py" else set()
        assert foreign <= {"numpy", "numpy.typing", "isal", "archive.folding"} | allowed, module.name


def test_the_engine_loads_without_django_and_without_a_warning() -> None:
    script = "import sys, search.engine; print({'django', 'haystack'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-B", "-c", script], capture_output=True, text=True, cwd=ENGINE.parents[1], check=False
    )
    assert (done.stdout, done.stderr) == ("set()\n", "")


def test_all_that_is_public_exists() -> None:
    assert sorted(search.engine.__all__) == sorted(set(search.engine.__all__))
    assert all(hasattr(search.engine, name) for name in search.engine.__all__)

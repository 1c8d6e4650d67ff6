"""The index stays readable for bare Whoosh."""

import subprocess
import sys
from pathlib import Path

from search.engine import IndexFolder
from tests.search.engine.corpus import document

SCRIPT = """
import sys, warnings
warnings.simplefilter("ignore")
from whoosh.index import open_dir
from whoosh.query import Phrase, Term
assert not any(name.split(".")[0] in ("search", "archive", "django") for name in sys.modules)
with open_dir(sys.argv[1], readonly=True).searcher() as searcher:
    def ids(query):
        return [hit["id"] for hit in searcher.search(query)]
    for query in (Term("actor", "Smith, John"), Phrase("text", ["secur", "cooper"]), Term("capital", "CJNG"), Term("date", "2025-11")):
        print(ids(query))
    print(searcher.document(id="archive.article.1")["text"])
"""


def test_bare_whoosh_opens_and_searches_the_index(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path / "index")
    folder.rebuild(
        [document(1, text="Security cooperation; CJNG", title="Title", date="2025-11", actor=("Smith, John",)), document(2, text="else")]
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", SCRIPT, str(folder.state().build)], capture_output=True, text=True, cwd="/", check=False
    )
    assert done.stderr == ""
    article = "['archive.article.1']"
    assert done.stdout.splitlines() == [article, article, article, article, "Security cooperation; CJNG"]

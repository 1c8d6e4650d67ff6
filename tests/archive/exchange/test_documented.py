"""The table of fields in docs/api.md names what the formats hold, and nothing else."""

import re
from pathlib import Path

from archive.exchange import bibtex, csl, ris
from tests.archive.exchange.made import make_reference

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "api.md"


def documented() -> list[set[str]]:
    """The fields named in the columns of RIS, BibTeX and CSL-JSON."""
    table = DOCUMENT.read_text(encoding="utf-8").split("| of the article | RIS")[1].split("\n\n")[0]
    columns = list(zip(*(row.strip("| ").split(" | ") for row in table.splitlines()[2:]), strict=True))[1:]
    return [{name for cell in column for name in re.findall(r"`([A-Za-z_0-9-]+)`", cell)} for column in columns]


def test_the_data_dictionary_of_references_names_every_field_and_no_other() -> None:
    reference = make_reference()
    in_ris, in_bibtex, in_csl = documented()
    assert in_ris == set(re.findall(r"^(\w\w)  - ", ris.entry(reference), re.MULTILINE)) - {"TY", "ER"}
    assert in_bibtex == set(re.findall(r"^  (\w+) =", bibtex.entry(reference), re.MULTILINE)) - {"entrysubtype"}
    assert in_csl == csl.entry(reference).keys() - {"type"}

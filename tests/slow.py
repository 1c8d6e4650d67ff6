"""What `make test-quick` leaves out as a whole: it isn't even imported, since that would take a third of the time."""

from pathlib import Path

HERE = Path(__file__).resolve().parent

BENCHMARKS = ("benchmarks", "checks")
"""No part of the archive that is served."""
BROWSER = ("browser",)
TABLES = (
    "archive/reading/forecasting/test_horizons.py",
    "archive/reading/quoting/test_quotations.py",
    "archive/reading/test_citation_examples.py",
    "archive/reading/test_citing_frames.py",
    "archive/reading/test_figure_sentences.py",
    "archive/reading/test_html_authors.py",
    "archive/reading/test_html_bylines.py",
    "archive/reading/test_html_imprints.py",
    "archive/reading/test_html_pages.py",
    "archive/reading/test_html_surroundings.py",
    "archive/reading/test_robustness.py",
    "archive/reading/test_samples_passages.py",
    "archive/reading/test_text_page_dates.py",
    "archive/reading/test_text_page_heads.py",
    "archive/reading/test_text_page_shapes.py",
    "archive/reading/test_text_pages.py",
    "archive/reading/test_unknown_names.py",
)
"""Made-up examples, some hundred a file: together they take as long as all quick tests."""
WHOLE_ARCHIVES = (
    "archive/commands/test_export_archive.py",
    "archive/commands/test_make_articles.py",
    "archive/exchange/test_fixtures.py",
    "archive/exchange/test_harvesting.py",
    "archive/ledgers/test_exporting.py",
    "archive/ledgers/test_facts.py",
    "archive/ledgers/test_samples.py",
    "archive/synthetic/test_statements.py",
    "operating/backups",
    "operating/test_faults.py",
    "operating/test_served.py",
    "search/engine/test_bulk.py",
    "search/engine/test_killing.py",
    "search/test_damage.py",
    "search/test_exports.py",
    "search/test_going_away.py",
    "search/test_seeds.py",
    "test_query_limits.py",
)
"""Archives are written, indexed, killed or exported."""
SHAPE = ("test_shape.py",)
"""Over a thousand tests, one a module and rule."""

SLOW = {*BENCHMARKS, *BROWSER, *TABLES, *WHOLE_ARCHIVES, *SHAPE}


def is_slow(path: Path) -> bool:
    """Whether a file or folder of tests is slow as a whole."""
    if not path.is_relative_to(HERE):
        return False
    within = path.relative_to(HERE)
    return any(part.as_posix() in SLOW for part in (within, *within.parents))

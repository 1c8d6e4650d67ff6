"""What Lighthouse says becomes scores, verdicts and a table."""

from benchmarks.lighthouse.__main__ import JUDGED, QUICK, RUNS, Judged, add, as_markdown, key_of, visits
from tests.browser.pages import PAGES

FINE = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}


def judged(*runs: dict[str, int]) -> Judged:
    made = Judged()
    for scores in runs:
        add(made, {"scores": scores, "failed": ["an-audit"]})
    return made


def test_only_pages_of_the_table_are_opened() -> None:
    assert {*JUDGED, *QUICK} <= set(PAGES)


def test_each_page_is_opened_as_both_forms_and_in_both_colours() -> None:
    keys = [key_of(visit) for visit in visits(quick=False)]
    for form in ("mobile", "desktop"):
        assert keys.count(("home", form, False)) == RUNS
        assert keys.count(("home", form, True)) == 1


def test_a_quick_run_leaves_performance_out() -> None:
    assert all("performance" not in visit.categories for visit in visits(quick=True))


def test_performance_is_the_median_and_all_else_the_worst_run() -> None:
    runs = judged(FINE | {"performance": 60}, FINE | {"performance": 99}, FINE | {"seo": 92})
    assert (runs.score("performance"), runs.score("seo"), runs.missed()) == (99, 92, ["seo"])


def test_the_table_names_what_failed_where_a_limit_is_missed() -> None:
    found = {("home", "mobile", False): judged(FINE), ("search", "mobile", False): judged(FINE | {"accessibility": 97})}
    table = as_markdown(found)
    assert "| home | 100 | 100 | 100 | 100 |" in table
    assert "| search | 100 | 97 | 100 | 100 |" in table
    assert "**search, mobile** misses accessibility: an-audit" in table
    assert "**home" not in table

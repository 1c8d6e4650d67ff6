"""The measurement of whole requests: what it asks, and what it says of it."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.http import Measured, address, as_markdown, mix
from search.forms import PARAMETERS

KNOWN = {"actor": ["a1", "a2"], "topic": ["t1"], "source": ["s1"], "title": ["Four words of title"]}
PROJECT = Path(__file__).resolve().parents[2]


def test_no_search_is_asked_twice_and_every_parameter_exists() -> None:
    asked = [tuple(query) for turn in range(20) for query in mix(KNOWN, turn).values() if not {"phrase", "topic"} & set(dict(query))]
    words = [
        query for query in asked if query and query[0][0] == "q" and '"' not in query[0][1] and "a1" not in str(query) and len(query) == 1
    ]
    assert len(words) > 50
    names = {name for query in asked for name, _ in query}
    assert names <= set(PARAMETERS)
    common = [dict(mix(KNOWN, turn)["common word"])["q"] for turn in range(20)]
    assert len(set(common)) == 20


def test_only_searches_carry_parameters() -> None:
    assert address("bare view", [("q", "x")]) == "/"
    assert address("JSON", [("q", "a b"), ("actor", "x")]) == "/api/v1/search?q=a+b&actor=x"
    assert address("HTML", []) == "/search/"


def test_the_report_says_medians_ratios_and_limits() -> None:
    measured = {
        "bare view": Measured({"common word": [1.0, 1.0, 2.0]}, [0.1]),
        "healthz": Measured({"common word": [1.5, 1.5, 1.5]}, [0.1]),
        "JSON": Measured({"common word": [4.0, 5.0, 6.0]}, [90.0]),
        "HTML": Measured({"common word": [9.0, 10.0, 11.0]}, [70.0]),
    }
    report = as_markdown(1234, measured, {"JSON": 250.0}, 2)
    assert "1,234 synthetic articles" in report
    assert "| JSON | 5.00 | 5.90 | 5.0× | 8× | 90.0 |" in report
    assert "| HTML | 10.00 | 10.90 | 10.0× | 15× | 70.0 |" in report
    assert "| common word | 5.00 | 5.0 | 10.00 | 10.0 |" in report
    assert "2 workers" in report
    assert "JSON 250" in report


@pytest.mark.slow
def test_the_bare_view_answers_two_letters() -> None:
    code = (
        "import io; from benchmarks.bare import application\n"
        "asked = {'REQUEST_METHOD': 'GET', 'PATH_INFO': '/', 'SERVER_NAME': '127.0.0.1', 'SERVER_PORT': '80', 'wsgi.input': io.BytesIO()}\n"
        "print(b''.join(application(asked, lambda *a: None)).decode())"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "ok"

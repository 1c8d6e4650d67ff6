"""The ledgers in Spanish: labels, numbers and dates of pages; the JSON beside them is English whatever the browser asks for."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override
from lxml import html

from archive.ledgers.affiliations import printings_of
from archive.ledgers.plot import short
from archive.ledgers.time_line import Span, line_of
from archive.models import Citation, Quotation
from tests.archive.ledgers.sayings import dating, saying
from tests.archive.ledgers.test_affiliations import print_of, roe
from tests.archive.ledgers.test_forecasts import foresee, judged
from tests.factories import link, make_actor, make_article, make_source, make_topic, passage

pytestmark = pytest.mark.django_db
SPANISH = {"accept-language": "es"}


def text(client: Client, path: str) -> str:
    """The words of a Spanish page."""
    response = client.get(path, headers=SPANISH)
    assert response.status_code == 200
    return " ".join(html.fromstring(response.content.decode()).get_element_by_id("main").text_content().split())


def told(client: Client, path: str) -> dict[str, Any]:
    """The first row of the JSON, asked for in Spanish."""
    row: dict[str, Any] = client.get(path, headers=SPANISH).json()["results"][0]
    return row


def conflict() -> None:
    """Two figures that can't both be true."""
    for exact, value in (("90.5 tonnes", 90.5), ("400 tonnes", 400)):
        saying(exact, value, "tonne", place="Ohio", year=2022)


def test_disagreements_have_their_labels_and_reasons_in_spanish(client: Client) -> None:
    conflict()
    page = text(client, "/claims/disagreements/")
    for label in ("todas 1", "conflicto 1", "mismo número, otro significado 0", "otro periodo 0", "no comparables 0", "compatibles 0"):
        assert label in page
    assert "Conflicto No pueden ser ciertas ambas" in page
    assert "conflicto Ningún número cabe en lo que ambas admiten, y son de un mismo lugar y una misma época." in page
    assert "90,5 toneladas" in page
    row = told(client, "/api/v1/disagreements")
    assert (row["label"], row["claims"][0]["unit"]) == ("conflict", "tonne")
    assert row["reason"] == "No number is within what both allow, of one place and one time."


def test_unlike_units_are_named_in_spanish_and_an_events_beginning_too(client: Client) -> None:
    saying("9 kilograms", 9, "kilogram", place="Ohio")
    saying("8 people", 8, "person", place="Ohio")
    dating("Mérida Initiative", 2009)
    dating("Merida Initiative", 2014)
    page = text(client, "/claims/disagreements/")
    assert "no comparables Sus unidades son distintas: kilogramo y persona." in page
    assert "Mérida Initiative, inicio conflicto Comenzó una sola vez, y se dan dos fechas." in page
    assert told(client, "/api/v1/disagreements")["subject"] == "Mérida Initiative, start"


def test_claims_and_measures_print_spanish_amounts(client: Client) -> None:
    conflict()
    page = text(client, "/claims/")
    assert "2 cifras, primero las del artículo más reciente" in page
    assert "90,5 toneladas" in page
    assert "en disputa" in page
    measure = text(client, "/claims/overdose-deaths-ohio/")
    assert "1 conflicto" in measure
    assert "Unidad: tonelada" in measure
    assert "90,5 toneladas, 2022" in measure
    assert (told(client, "/api/v1/claims")["value"], told(client, "/api/v1/claims")["unit"]) == (90.5, "tonne")


def test_a_unit_is_chosen_by_its_word_and_asked_for_by_its_name(client: Client) -> None:
    conflict()
    page = html.fromstring(client.get("/claims/", headers=SPANISH).content.decode())
    units = {option.get("value"): option.text for option in page.xpath("//select[@id='unit']/option")}
    assert units == {"": "todas las unidades", "tonne": "tonelada"}


def test_forecasts_have_status_window_and_verdict_in_spanish(client: Client) -> None:
    article = make_article(body="It rains and it hails.")
    foresee(article, "rains", -3, starts_on=date(2025, 1, 5))
    foresee(article, "hails", 3, **judged(verdict="did not", judged_on=date(2026, 1, 16)))
    page = text(client, "/forecasts/")
    for status in ("todas 2", "vencida 1", "próxima 0", "abierta 0", "evaluada 1"):
        assert status in page
    assert "«next year» del 5 ene 2025 al " in page
    assert "No se cumplió; evaluada el 16 ene 2026. Prueba: It was seen." in page
    assert [told(client, f"/api/v1/forecasts?status={status}")["status"] for status in ("overdue", "judged")] == ["overdue", "judged"]
    assert told(client, "/api/v1/forecasts?status=judged")["verdict"] == "did not"
    assert b"SUMMARY:Forecast due" in client.get("/forecasts.ics?from=2000", headers=SPANISH).content


def test_the_tally_names_makers_and_verdicts_in_spanish(client: Client) -> None:
    body = "The rain comes soon."
    for number in range(5):
        foresee(make_article(f"Number {number}", body, outlet="The Rice Times"), "rain", **judged())
    page = text(client, "/forecasts/tally/")
    assert "5 previsiones evaluadas por los editores Mostrarlas" in page
    assert "Se cumplió en parte" in page
    assert "The Rice Times medio 5 evaluadas" in page


def test_quotations_and_their_views_are_spanish(client: Client) -> None:
    roe = make_actor("Ada Roe", "person")
    article = make_article(body="“No mill turns here at all,” said Ada Roe.")
    link(article, actor=roe)
    passage(Quotation, article, "“No mill turns here at all,”", speaker=roe, role="miller")
    assert "1 cita, primero las del artículo más reciente" in text(client, "/quotations/")
    assert "1 hablante, primero los más citados" in text(client, "/quotations/speakers/")
    assert "Nadie: ningún artículo publicado" in text(client, "/quotations/never/")
    assert "dicho por Ada Roe" in text(client, "/quotations/?speaker=ada-roe")


def test_events_have_their_badges_in_spanish(client: Client) -> None:
    dating("Mérida Initiative", 2009)
    dating("Merida Initiative", 2014)
    assert "Mérida Initiative dos fechas" in text(client, "/events/")
    assert told(client, "/api/v1/events")["badges"] == ["two dates"]


def test_sources_gaps_and_comparing_are_spanish(client: Client) -> None:
    source = make_source("Annual Report", issued="2024")
    for title in ("One", "Two"):
        passage(Citation, make_article(title, "The Annual Report says so."), "Annual Report", source=source)
    assert "1 fuente, primero las más usadas" in text(client, "/sources/")
    assert "informe " in text(client, f"/sources/{source.slug}/")
    assert "2 usos" in text(client, f"/sources/{source.slug}/")
    assert "Artículos sin temaSolo se encuentran por palabras y por actores. 2" in text(client, "/gaps/")
    assert "2, primero lo del artículo más reciente." in text(client, "/gaps/without-topic/")
    assert "En ambos 1 Annual Report" in text(client, "/compare/one/two/")
    assert "«x y» no es la dirección de ningún artículo." in text(client, "/compare/?one=x y&other=one")


def test_what_a_ledger_cant_answer_it_says_in_spanish(client: Client) -> None:
    assert "No existe el actor «nobody»." in text(client, "/claims/?actor=nobody")
    assert client.get("/api/v1/claims?actor=nobody", headers=SPANISH).json() == {"error": "There is no actor “nobody”."}


def test_roles_are_printed_with_spanish_dates(client: Client) -> None:
    actor = roe()
    print_of(actor, "One", "2026-01-16", "Governor")
    print_of(actor, "Two", "2025-11", "former Governor")
    print_of(actor, "Three", None, "Mayor")
    with override("es"):
        assert [printing.when for printing in printings_of([actor.pk])] == ["el 16 ene 2026", "en nov 2025", "en un artículo sin fecha"]
    assert "Aparece como Governor el 16 ene 2026, como former Governor en nov 2025" in text(client, "/actors/ada-roe/")


def test_axes_are_labelled_in_spanish() -> None:
    with override("es"):
        labels = [short(number) for number in (0.05, 140_000, 1e6, 2.5e6, 4e12)]
        line = line_of([[Span(date(2026, 1, 5), date(2026, 3, 5))]])
    assert labels == ["0,05", "140\u00a0000", "1 millón", "2,5 millones", "4 billones"]
    assert line is not None
    assert [tick.label for tick in line.ticks] == ["ene 2026", "feb 2026", "mar 2026", "abr 2026"]


def everything() -> list[str]:
    """An archive that has something for each drawing, and the addresses of its pages."""
    people = [make_actor(name, "person") for name in ("Ada Roe", "Ben Poe", "Cy Doe")]
    source, topic = make_source(issued="2024"), make_topic()
    for number, actor in enumerate(people * 2):
        article = print_of(actor, f"Print {number}", f"2025-0{number + 1}-11", "miller", f"Board {number}").article
        link(article, topic=topic)
        for other in people:
            if other != actor:
                link(article, actor=other)
        passage(Citation, article, "mill", source=source)
        foresee(article, "turns", 40 + number)
    conflict()
    for year, value in ((2015, 12.6), (2019, 107.25), (2023, 9_000)):
        saying(f"{value} thousand", value, "tonne", year=year, place="Ohio")
        dating("Mérida Initiative", year)
    pages = ["/actors/", "/actors/ada-roe/", "/topics/", "/topics/trade/", "/sources/", "/sources/annual-report/", "/sources/unnamed/"]
    pages += ["/claims/", "/claims/overdose-deaths-ohio/", "/claims/disagreements/", "/forecasts/", "/forecasts/tally/", "/events/"]
    pages += [f"/quotations/{view}" for view in ("", "speakers/", "affiliations/", "never/", "same/")]
    return [*pages, "/ledgers/", "/gaps/", "/gaps/without-topic/", "/compare/", "/compare/print-0/print-1/", "/articles/print-0/"]


def test_drawings_have_points_in_their_numbers_in_every_language(client: Client) -> None:
    drawn = {}
    for path in everything():
        response = client.get(path, headers=SPANISH)
        assert response.status_code == 200, path
        root = html.fromstring(response.content.decode())
        values = {value for node in root.xpath("//*[name()='svg']//*") for value in node.attrib.values()}
        drawn[path] = {value for value in values if re.search(r"\d\.\d", value)}
        assert not [value for value in values if re.search(r"\d,\d", value)], path
    with_points = {path for path, points in drawn.items() if points}
    assert with_points >= {
        "/actors/",
        "/actors/ada-roe/",
        "/claims/overdose-deaths-ohio/",
        "/events/",
    }


def test_words_of_articles_are_marked_with_their_own_language(client: Client) -> None:
    conflict()
    for language in ("en", "es"):
        root = html.fromstring(client.get("/claims/", headers={"accept-language": language}).content.decode())
        assert set(root.xpath("//blockquote/@lang")) == {"en"}
        assert set(root.xpath("//figcaption//a[@dir='auto']/@lang")) == {"en"}

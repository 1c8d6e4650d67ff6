"""The answers of ``/oai`` as XML."""

from typing import Any
from urllib.parse import parse_qsl

from django.test import Client
from lxml import etree

NAMES = {
    "oai": "http://www.openarchives.org/OAI/2.0/",
    "oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def ask(client: Client, query: str, method: str = "GET") -> Any:
    """The root of an answer, which must be XML and come with status 200."""
    if method == "GET":
        response = client.get("/oai", parse_qsl(query, keep_blank_values=True))
    else:
        response = client.post("/oai", query, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    root = etree.fromstring(response.content)
    assert root.tag == f"{{{NAMES['oai']}}}OAI-PMH"
    return root


def code(client: Client, query: str) -> str | None:
    """The protocol's error code of an answer, or ``None``."""
    found = ask(client, query).find("oai:error", NAMES)
    return None if found is None else found.get("code")


def texts(root: Any, path: str) -> list[str]:
    """The texts of the elements at ``path``."""
    return [element.text or "" for element in root.findall(path, NAMES)]

from typing import Any

import pytest
from django.test import Client

OPENAPI = "/api/v1/openapi.json"


@pytest.fixture
def schema(client: Client) -> Any:
    """The API's description of itself."""
    return client.get(OPENAPI).json()


def operations(schema: Any) -> list[tuple[str, str, Any]]:
    """Each ``(path, method, operation)`` of it."""
    return [(path, method, operation) for path, item in schema["paths"].items() for method, operation in item.items()]


def test_the_description_is_openapi_3_1(schema: Any) -> None:
    assert schema["openapi"].startswith("3.1")
    assert schema["info"]["title"]


def test_every_operation_reads_and_has_a_name_of_its_own_and_a_summary(schema: Any) -> None:
    found = operations(schema)
    names = [operation["operationId"] for _, _, operation in found]
    assert len(names) == len(set(names)) >= 7
    assert {method for _, method, _ in found} == {"get"}
    assert all(operation["summary"].endswith(".") for _, _, operation in found)


def test_every_operation_declares_its_refusals_and_their_shape(schema: Any) -> None:
    for path, _, operation in operations(schema):
        assert {"200", "404", "422"} <= set(operation["responses"]), path
        for status in ("404", "422"):
            shape = operation["responses"][status]["content"]["application/json"]["schema"]["$ref"]
            assert shape == "#/components/schemas/Error"
    assert schema["components"]["schemas"]["Error"]["required"] == ["error"]


def test_the_addresses_of_the_contract_are_described(schema: Any) -> None:
    paths = {f"/api/v1/{name}" for name in ("search", "articles", "articles/{slug}", "actors", "actors/{slug}", "topics", "sources")}
    assert paths <= set(schema["paths"])


def test_the_parameters_of_search_are_those_of_the_contract(schema: Any) -> None:
    named = {parameter["name"] for parameter in schema["paths"]["/api/v1/search"]["get"]["parameters"]}
    assert named == set("q match actor topic source all from to undated exact sort page page_size".split())


def test_the_description_and_its_page_are_read_only(client: Client) -> None:
    for path in (OPENAPI, "/api/docs"):
        assert client.get(path).status_code == 200
        assert client.post(path).status_code == 405
    assert client.head(OPENAPI).status_code == 200


def test_the_page_of_the_description_keeps_the_strict_policy(client: Client) -> None:
    response = client.get("/api/docs")
    assert "unsafe" not in response["Content-Security-Policy"]
    text = response.content.decode()
    assert "https://cdn" not in text
    assert "onload" not in text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("get", "/api/v1/nope", 404), ("get", "/api/v1/articles/", 404), ("post", "/api/v1/articles", 405), ("delete", "/api/v1/search", 405)],
)
def test_what_the_api_never_sees_is_refused_in_its_shape(db, client: Client, method: str, path: str, status: int) -> None:
    answered = getattr(client, method)(path)
    assert answered.status_code == status
    assert list(answered.json()) == ["error"]

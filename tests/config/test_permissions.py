"""Who may do what: every address of the archive, asked by every kind of visitor with every method.

A new address fails here until it is judged: a line in ``PAGES``, ``FORMS`` or ``DESK``.
"""

import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import AnonymousUser, Group
from django.db.models import Model
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from archive.desk.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR
from archive.models import Correction, Event, EventMention, Forecast, Measure, Page, Quotation, Reply
from archive.previews import preview_address
from search.models import Receipt
from tests.factories import index_all, make_actor, make_article, make_source, make_topic, mention, passage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ROLES = ("anonymous", "reader", CONTRIBUTOR, EDITOR, ADMINISTRATOR)
READING, WRITING = ("GET", "HEAD"), ("POST", "PUT", "PATCH", "DELETE")
PAGES = frozenset(
    "home preview articles undated year month article reply raw-page cite-ris cite-bibtex cite-csl cite-passage actors actor "
    "topics topic sources unnamed-sources source ledgers compare-with compare gaps gap claims claims-export forecasts "
    "forecasts-export forecast-tally forecasts-ics quotations quotations-export quoted-speakers quoted-affiliations "
    "never-quoted same-words events events-export disagreements disagreements-export measure about unapi sitemap "
    "sitemap-section robots search search-export search-feed actor-feed topic-feed source-feed suggest kept-search "
    "kept-export reading-list reading-list-export healthz readyz metrics favicon api-docs api-1:openapi-json api-1:list_articles "
    "api-1:get_article api-1:list_annotations api-1:list_actors api-1:get_actor api-1:list_topics api-1:get_topic "
    "api-1:list_sources api-1:get_source api-1:list_claims api-1:list_disagreements api-1:list_events "
    "api-1:list_forecasts api-1:list_quotations api-1:search password_reset_done password_reset_complete".split()
)
"""What everybody reads and nobody writes."""
FORMS = {
    "replies": ("GET", "HEAD", "POST"),
    "keep-search": ("GET", "HEAD", "POST"),
    "set_language": ("POST",),
    "admin_password_reset": ("GET", "HEAD", "POST"),
    "password_reset_confirm": ("GET", "HEAD", "POST"),
    "oai": ("GET", "HEAD", "POST"),
}
"""What everybody may send, and how. OAI-PMH asks its questions by POST too."""
DESK = {
    "archive_article": (CONTRIBUTOR, CONTRIBUTOR, EDITOR, ADMINISTRATOR),
    "archive_actor": (CONTRIBUTOR, EDITOR, EDITOR, EDITOR),
    "archive_topic": (CONTRIBUTOR, EDITOR, EDITOR, EDITOR),
    "archive_source": (CONTRIBUTOR, EDITOR, EDITOR, EDITOR),
    "archive_measure": (CONTRIBUTOR, EDITOR, EDITOR, EDITOR),
    "archive_event": (CONTRIBUTOR, EDITOR, EDITOR, EDITOR),
    "archive_eventmention": (CONTRIBUTOR, None, EDITOR, None),
    "archive_forecast": (CONTRIBUTOR, None, EDITOR, None),
    "archive_page": (CONTRIBUTOR, None, None, ADMINISTRATOR),
    "archive_reply": (CONTRIBUTOR, None, EDITOR, EDITOR),
    "archive_correction": (CONTRIBUTOR, None, None, ADMINISTRATOR),
    "axes_accessattempt": (ADMINISTRATOR, None, None, None),
    "auth_group": (ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR),
    "auth_user": (ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR),
}
"""From which role on somebody sees, adds, changes and deletes rows of a model; ``None``: nobody does."""
NOT_PUT_BACK = frozenset({"archive_reply"})
"""Models whose former versions are only looked at."""
FOR_STAFF = frozenset("index app_list jsi18n password_change password_change_done autocomplete view_on_site".split())
"""The desk's own pages, for all who may log in to it."""
WITHOUT_A_TOKEN = frozenset({"set_language", "oai"})
"""What takes a form from any site: a choice of language, and a harvester's question."""
FOR_ALL = frozenset({"login", "logout"})
DOORS = {
    "changelist": 0,
    "history": 0,
    "trail": 0,
    "known_names": 0,
    "simple_history": 0,
    "put_back_passage": 2,
    "add": 1,
    "fetch": 1,
    "invite": 1,
    "change": 2,
    "judge": 2,
    "decide": 2,
    "judged": 2,
    "add_row": 2,
    "correct": 2,
    "delete": 3,
    "take_down": 3,
    "password_change": 2,
}
DOORS |= {"uses": 0, "merge": 2, "unmerge": 2, "split": 2, "names": 2, "together": 2, "export": 0, "import": 2}


def named(patterns: Any, namespace: str = "") -> Iterator[str]:
    """The names of all addresses; those without a name are redirects of the admin's and the API's root."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from named(pattern.url_patterns, namespace + (f"{pattern.namespace}:" if pattern.namespace else ""))
        elif pattern.name:
            yield namespace + pattern.name


NAMES = sorted(set(named(get_resolver().url_patterns)) - {"api-1:api-root"})


def door(name: str) -> tuple[str, str]:
    """A desk address's model and what its page is for."""
    model = max((model for model in DESK if name.startswith(f"{model}_")), key=len, default="")
    return model, name.removeprefix(f"{model}_")


@pytest.fixture(autouse=True)
def _all_is_switched_on(settings: Any) -> None:
    """What has to be switched on is judged as it is then."""
    settings.URL_IMPORT = True


@pytest.fixture
def rows(django_user_model: Any, index_path: Path) -> dict[str, Model]:
    """One row of each kind that addresses lead to, by the word that addresses have for it."""
    article = make_article("Rain", "The World Bank said 40 people will leave by May 2024.", "2025-05-03")
    other = make_article("Snow", "It snowed.", "2025-05-04")
    actor, topic, source = make_actor(), make_topic(), make_source()
    mention(article, actor, "World Bank")
    measure = Measure.objects.create(name="people", key="person|")
    event = Event.objects.create(name="the flood", key="flood")
    passage(Quotation, article, "40 people", speaker=actor)
    page = Page.objects.create(
        article=article, data=b"Rain", sha256="0" * 64, file_name="rain.txt", fetched_on=date(2025, 5, 3), state="current"
    )
    index_all()
    asked = Receipt(kept_at=timezone.now(), parameters=[["q", "rain"]], total=0, packed_hits=zlib.compress(b"[]"))
    asked.save()
    made = {
        "eventmention": passage(EventMention, article, "May 2024", event=event, date="May 2024", precision="month"),
        "forecast": passage(Forecast, article, "40 people will leave", horizon="by May 2024"),
        "page": page,
        "reply": Reply.objects.create(article=article, name="Ada", text="So it was."),
        "correction": Correction.objects.create(article=article, note="It rained in May.", version=2),
        "group": Group.objects.create(name="Guests"),
        "user": django_user_model.objects.create(username="guest"),
        "accessattempt": AccessAttempt.objects.create(username="guest", ip_address="192.0.2.1", failures_since_start=3),
        "receipt": asked,
    }
    return made | {"article": article, "other": other, "actor": actor, "topic": topic, "source": source, "measure": measure, "event": event}


def address(name: str, rows: dict[str, Any]) -> str:
    """Where ``name`` leads for these rows."""
    if name.startswith("admin:"):
        return desk_address(name, rows)
    if name == "preview":
        return preview_address(rows["article"])
    slugs = {
        "year": {"year": "2025"},
        "month": {"year": "2025", "month": "05"},
        "gap": {"gap": "undated"},
        "sitemap-section": {"section": "articles"},
    }
    slugs |= {"compare": {"one": rows["article"].slug, "other": rows["other"].slug}, "kept-search": {"key": rows["receipt"].key}}
    slugs |= {"kept-export": {"key": rows["receipt"].key, "form": "csv"}, "cite-passage": {"slug": rows["article"].slug, "anchor": "p1"}}
    slugs |= {"password_reset_confirm": {"uidb64": "MQ", "token": "set-password"}}
    if name in slugs:
        return reverse(name, kwargs=slugs[name])
    if name.endswith("-export"):
        return reverse(name, kwargs={"form": "csv"})
    one = next((row for word, row in rows.items() if word in name.replace("get_", "") and hasattr(row, "slug")), rows["article"])
    needs_slug = name in "article reply replies raw-page cite-ris cite-bibtex cite-csl actor topic source measure".split() or "get_" in name
    needs_slug = needs_slug or name in ("api-1:list_annotations", "actor-feed", "topic-feed", "source-feed")
    return reverse(name, kwargs={"slug": one.slug} if needs_slug else None)


def desk_address(name: str, rows: dict[str, Any]) -> str:
    """Where a desk address leads for these rows."""
    model, view = door(name.removeprefix("admin:"))
    if not model:
        asked = "?app_label=archive&model_name=stakeholder&field_name=actor" if view == "autocomplete" else ""
        return reverse(name, args={"app_list": ["archive"], "view_on_site": [1, 1]}.get(view, [])) + asked
    row = rows[model.partition("_")[2]]
    if view == "correct":
        return reverse(name, args=[row.pk, f"forecast-{rows['forecast'].pk}"])
    if view == "put_back_passage":
        return reverse(name, args=[row.pk, "forecast", rows["forecast"].history.latest("history_id").pk])
    if view == "export":
        return reverse(name, args=["csv"])
    if view == "uses":
        return reverse(name, args=[row.pk, "articles"])
    if view in ("changelist", "add", "fetch", "invite", "known_names", "merge", "together", "import"):
        return reverse(name)
    if view == "simple_history":
        return reverse(name, args=[row.pk, row.history.first().pk])
    return reverse(name, args=[row.pk])


def visitor(role: str, users: Any) -> Client:
    """A browser of somebody in that role."""
    client = Client(raise_request_exception=True)
    if role == "anonymous":
        assert not AnonymousUser().is_authenticated
        return client
    user = users.objects.create(username=role, is_staff=role != "reader")
    if role != "reader":
        user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return client


def allowed_on_desk(name: str, role: str, method: str) -> bool:
    """Whether the judgement lets ``role`` in."""
    model, view = door(name)
    if not model:
        return view in FOR_ALL or role in ROLES[2:]
    if view == "simple_history" and method == "POST":  # puts an old version back
        return model not in NOT_PUT_BACK and role in ROLES[ROLES.index(DESK[model][2]) :]
    first = DESK[model][0 if view == "change" and method in READING else DOORS[view]]
    return first is not None and role in ROLES[ROLES.index(first) :]


def test_every_address_is_judged() -> None:
    unjudged = []
    for name in NAMES:
        model, view = door(name.removeprefix("admin:"))
        judged = view in DOORS if model else name.removeprefix("admin:") in FOR_STAFF | FOR_ALL
        if not (judged if name.startswith("admin:") else name in PAGES or name in FORMS):
            unjudged.append(name)
    assert unjudged == []
    assert PAGES | FORMS.keys() <= set(NAMES), "judged, but gone"


@pytest.mark.parametrize("role", ROLES)
def test_everybody_reads_the_pages_and_nobody_writes_them(role: str, rows: dict[str, Model], django_user_model: Any) -> None:
    client, wrong = visitor(role, django_user_model), []
    for name in (name for name in NAMES if name in PAGES or name in FORMS):
        methods = FORMS.get(name, READING)
        for method in (*READING, *WRITING):
            status = client.generic(method, address(name, rows)).status_code
            if (status == 405) == (method in methods) or status in (401, 403) or status >= 500:
                wrong.append((name, method, status))
    assert wrong == [], wrong


@pytest.mark.parametrize("role", ROLES)
def test_on_the_desk_everybody_does_what_the_role_allows(role: str, rows: dict[str, Model], django_user_model: Any) -> None:
    client, wrong = visitor(role, django_user_model), []
    for name in (name.removeprefix("admin:") for name in NAMES if name.startswith("admin:")):
        if name == "logout":
            continue
        for method in ("GET", "POST"):
            answer = client.generic(method, address(f"admin:{name}", rows))
            sent_away = answer.status_code == 302 and "/admin/login/" in answer["Location"]
            refused = sent_away if role in ROLES[:2] else answer.status_code == 403
            if refused == allowed_on_desk(name, role, method) or answer.status_code >= 500:
                wrong.append((name, method, answer.status_code))
    assert wrong == [], wrong


def test_no_form_of_another_site_is_taken(rows: dict[str, Model], django_user_model: Any) -> None:
    client, wrong = Client(enforce_csrf_checks=True), []
    client.force_login(django_user_model.objects.create_superuser("root"))
    for name in (name for name in NAMES if name not in WITHOUT_A_TOKEN):
        status = client.post(address(name, rows)).status_code
        if status != 403 and not (status == 405 and name in PAGES):
            wrong.append((name, status))
    assert wrong == [], wrong

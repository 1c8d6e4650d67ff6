"""Who schedules a publication on the desk, and what the list says of it."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone
from lxml import html

from archive.desk.roles import CONTRIBUTOR
from archive.models import Article
from tests.archive.desk.test_articles import LIST, address, errors, fields, saved
from tests.archive.desk.test_roles import logged_in, paste
from tests.factories import make_article


def moment(days: int) -> dict[str, str]:
    """The form's two fields for noon in so many days."""
    day = timezone.localdate() + timedelta(days=days)
    return {"publish_at_0": day.isoformat(), "publish_at_1": "12:00:00"}


def test_an_editor_schedules_a_draft_and_the_list_says_so(admin_client: Client) -> None:
    article = saved(admin_client, make_article(status="draft"), **moment(2))
    assert article.status == "draft"
    day = timezone.localdate() + timedelta(days=2)
    assert article.publish_at
    shown = html.fromstring(admin_client.get(LIST).content).xpath("//td[@class='field-standing']/text()")
    assert shown == [f"draft, publishes on {day} 12:00"]


def test_a_moment_that_has_passed_is_refused(admin_client: Client) -> None:
    article = make_article(status="draft")
    refused = admin_client.post(address(article), fields(admin_client, article) | moment(-1))
    assert "This moment has passed" in errors(refused)


def test_what_is_published_by_hand_has_no_moment_any_more(admin_client: Client) -> None:
    article = saved(admin_client, make_article(status="draft"), **moment(2))
    article = saved(admin_client, article, status="published")
    assert (article.status, article.publish_at) == ("published", None)


def test_a_contributor_schedules_nothing_and_changes_nothing_that_is_scheduled(db: None, django_user_model: Any) -> None:
    contributor = logged_in(django_user_model, CONTRIBUTOR)
    paste(contributor)
    article = saved(contributor, Article.objects.get(), **moment(2), withdrawal_reason="Mine.", rights="free")
    assert (article.publish_at, article.withdrawal_reason, article.rights) == (None, "", "free")
    Article.objects.update(publish_at=timezone.now() + timedelta(days=1))
    assert contributor.post(address(article), {"title": "Mine again"}).status_code == 403

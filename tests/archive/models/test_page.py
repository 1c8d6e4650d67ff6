import pytest
from django.db import IntegrityError

from archive.models import Article, Page
from tests.factories import make_article


def kept(article: Article, state: str, data: bytes = b"x") -> Page:
    """A raw page of ``article``."""
    return Page.objects.create(article=article, data=data, sha256="0" * 64, file_name="page.txt", state=state)


def test_an_article_has_one_current_page_and_many_others(db) -> None:
    article = make_article()
    for state in ("current", "superseded", "superseded", "waiting", "refused"):
        kept(article, state)
    with pytest.raises(IntegrityError):
        kept(article, "current")


def test_a_page_of_unknown_state_is_refused(db) -> None:
    with pytest.raises(IntegrityError):
        kept(make_article(), "lost")


def test_the_bytes_come_back_as_they_were(db) -> None:
    data = bytes(range(256))
    page = kept(make_article(), "current", data)
    assert bytes(Page.objects.get(pk=page.pk).data) == data


def test_waiting_pages_are_found(db) -> None:
    article = make_article()
    kept(article, "current")
    waiting = kept(article, "waiting")
    assert list(Page.objects.all().waiting()) == [waiting]

"""Row hashes tell any two archives apart that differ."""

import pytest

from archive.models import Article
from benchmarks.drills.rows import digests, last_keys
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_one_changed_character_changes_the_hash_of_its_table_alone() -> None:
    article = make_article(body="Rain fell.")
    before = digests()
    Article.objects.filter(pk=article.pk).update(body="Rain felt.")
    after = digests()
    assert {name for name in before if before[name] != after[name]} == {"archive_article"}


def test_rows_after_a_key_can_be_left_out_and_those_before_it_never_are() -> None:
    first = make_article()
    upto = last_keys()
    before = digests(upto)
    second = make_article()
    assert digests(upto) == before
    assert digests() != before
    second.delete()
    Article.objects.filter(pk=first.pk).update(title="Another")
    assert digests(upto) != before


def test_tables_without_a_row_stay_without_one() -> None:
    upto = last_keys()
    before = digests(upto)
    assert upto["archive_article"] is None
    make_article()
    assert digests(upto) == before

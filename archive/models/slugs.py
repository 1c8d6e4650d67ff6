"""Slugs: made once, never all digits, never empty; a former slug leads to the present one."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any, Self

from django.db import models
from django.utils.text import slugify

LONGEST = 80
RESERVED = frozenset({"undated", "disagreements", "unnamed"})
"""What would hide behind an address of the site's own."""


def free_slug(queryset: "models.QuerySet[Any]", text: str, fallback: str) -> str:
    """A slug of ``text`` that ``queryset`` neither holds nor once held: the plain one, else with ``-2``, ``-3``… at its end."""
    return free_slugs(queryset, [text], fallback)[0]


def free_slugs(queryset: "models.QuerySet[Any]", texts: Sequence[str], fallback: str) -> list[str]:
    """A slug for each of ``texts``, none of them the same, as ``free_slug`` makes one. Two queries."""
    if not texts:
        return []
    bases = [_base(text, fallback) for text in texts]
    begun = reduce(or_, (models.Q(slug__startswith=base) for base in set(bases)))
    former = FormerSlug.objects.filter(model=queryset.model._meta.model_name)
    taken = {slug for rows in (queryset, former) for slug in rows.filter(begun).values_list("slug", flat=True)}
    slugs = []
    for base in bases:
        slug, number = base, 1
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        slugs.append(slug)
    return slugs


def create_slugged(rows: "Sequence[Any]", fallback: str) -> None:
    """Writes new rows of one model, each with a slug of its own and the first entry of its history: some five statements for all."""
    if rows:
        model = type(rows[0])
        for row, slug in zip(rows, free_slugs(model._default_manager.all(), [str(row) for row in rows], fallback), strict=True):
            row.slug = slug
        model._default_manager.bulk_create(rows)
        model.history.bulk_history_create(rows)


def _base(text: str, fallback: str) -> str:
    base = slugify(text)
    if len(base) > LONGEST:
        base = base[: LONGEST + 1].rpartition("-")[0][:LONGEST] or base[:LONGEST]
    base = base.strip("-")
    if not base or base.replace("-", "").isdigit() or base in RESERVED:
        base = f"{fallback}-{base}".strip("-")
    return base


def slug_not_digits(name: str) -> models.CheckConstraint:
    """Numbers would hide behind years, and an empty slug leads nowhere."""
    sentence = "A slug needs a letter: numbers alone lead to years."
    condition = ~models.Q(slug="") & ~models.Q(slug__regex=r"^[0-9]+$")
    return models.CheckConstraint(condition=condition, name=name, violation_error_message=sentence)


class FormerSlug(models.Model):
    """A slug that once led to an object, kept so that old links go on working."""

    model = models.CharField(max_length=20)
    slug = models.SlugField(max_length=100)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["model", "slug"], name="formerslug_leads_to_one")]

    def __str__(self) -> str:
        return f"{self.model} {self.slug}"


class Slugged(models.Model):
    """A model with a slug of its own; saving a changed slug remembers the old one."""

    slug = models.SlugField(max_length=100, unique=True, help_text="The end of its page's address; a former one still leads here.")

    _loaded_slug: str | None = None

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """Remembers the slug that the database holds."""
        instance = super().from_db(*args, **kwargs)
        instance._loaded_slug = instance.__dict__.get("slug")
        return instance

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        kind, loaded = self._meta.model_name or "", self._loaded_slug
        if loaded and loaded != self.slug:
            FormerSlug.objects.update_or_create(model=kind, slug=loaded, defaults={"object_id": self.pk})
            FormerSlug.objects.filter(model=kind, slug=self.slug).delete()
        self._loaded_slug = self.slug

    @classmethod
    def by_slug(cls, slug: str) -> Any:
        """The object of this slug, or that once had it, or ``None``."""
        return cls._default_manager.filter(slug=slug).first() or cls.by_former_slug(slug)

    @classmethod
    def by_former_slug(cls, slug: str) -> Any:
        """The object that ``slug`` once named, or ``None``."""
        former = FormerSlug.objects.filter(model=cls._meta.model_name, slug=slug).first()
        return cls._default_manager.filter(pk=former.object_id).first() if former else None

"""Roles: what a contributor, an editor and an administrator may do on the desk.

They are groups, made and kept complete by every ``migrate``; whoever wants another cut makes a group of their own beside them.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Model, Q
from django.http import HttpRequest

from archive.models import PASSAGE_KINDS, Article, ArticleTopic, Stakeholder

CONTRIBUTOR, EDITOR, ADMINISTRATOR = "Contributors", "Editors", "Administrators"
_FORM: list[type[Model]] = [Article, ArticleTopic, Stakeholder, *PASSAGE_KINDS]
WRITTEN = [model._meta.model_name for model in _FORM]
"""What an article's form writes."""
KEPT = ("article", "page", "correction")
"""What only administrators delete, and take down: editors withdraw, and what readers were told stays."""
TRIES = "accessattempt"
"""Wrong tries to log in, which administrators look at."""


def permissions_of(role: str) -> Q:
    """The permissions that belong to a role, as a condition on ``Permission``."""
    archive = Q(content_type__app_label="archive")
    if role == CONTRIBUTOR:
        writing = Q(content_type__model__in=WRITTEN) & (Q(codename__startswith="add_") | Q(codename__startswith="change_"))
        return archive & (Q(codename__startswith="view_") | writing)
    if role == EDITOR:
        return archive & ~Q(codename__in=["take_down_article", *(f"delete_{model}" for model in KEPT)])
    return archive | Q(content_type__app_label="auth", content_type__model__in=("user", "group")) | Q(codename=f"view_{TRIES}")


def keep_roles(**kwargs: Any) -> None:
    """Makes the three groups, and gives each what it lacks: called after every ``migrate``."""
    for label in ("archive", "auth", "axes"):
        create_permissions(apps.get_app_config(label), verbosity=0)  # Django would, after this
    for role in (CONTRIBUTOR, EDITOR, ADMINISTRATOR):
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.add(*Permission.objects.filter(permissions_of(role)))


def may_publish(request: HttpRequest) -> bool:
    """Whether the user decides what readers see: editors and administrators do."""
    return bool(request.user.has_perm("archive.publish_article"))


def may_name_actors(request: HttpRequest) -> bool:
    """Whether whom the user names or accepts is known from then on: editors and administrators do; what contributors name is a proposal."""
    return bool(request.user.has_perm("archive.change_actor"))


class ForEditors:
    """Comes before an admin's class whose rows are of any article: editors change them, and use its actions with ``publish``.

    A contributor only looks, and changes those of a draft in its form.
    """

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Who may use these actions."""
        return may_publish(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who may change a row."""
        return bool(super().has_change_permission(request, obj)) and may_publish(request)  # type: ignore[misc]


def is_own_draft(request: HttpRequest, article: Article) -> bool:
    """Whether the user added this article, and it is a draft still that no editor has scheduled."""
    added = article.history.filter(history_type="+", history_user_id=request.user.pk)
    return article.status == Article.Status.DRAFT and article.publish_at is None and bool(added.exists())

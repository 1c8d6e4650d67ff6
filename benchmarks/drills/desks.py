"""The desks of the editors' drill: each editor is a fork, and saves through the desk's own pages."""

import json
import sys
import time
from collections import Counter
from os import write
from random import Random

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.models import Article
from benchmarks.drills.filled_in import filled_in
from benchmarks.drills.forks import close_connections, fork, rest_of, wait_for


def main() -> None:
    """Has all editors work, prints the figures, and exits with 1 if anything was overwritten or failed."""
    told = json.loads(sys.argv[1])
    articles = [_article(number) for number in range(told["articles"])]
    editors = [User.objects.create_superuser(f"editor{number}").pk for number in range(told["editors"])]
    reverse("admin:index")  # imports all views, once
    close_connections()
    began, share = time.perf_counter(), told["edits"] // told["editors"]
    forks = [fork(lambda said, editor=editor: _edit(editor, articles, share, told["pause"], said)) for editor in editors]  # type: ignore[misc]
    said = [line.split(" ", 3) for _, pipe in forks for line in rest_of(pipe).splitlines()]
    for pid, _ in forks:
        wait_for(pid)
    seconds = time.perf_counter() - began
    kinds = Counter(kind for kind, *_ in said)
    faults = [" ".join(line) for line in said if line[0] == "failed"] + _overwritten(said)
    for fault in faults:
        print(fault)
    print(f"{kinds['saved']} edits by {told['editors']} editors saved in {seconds:.0f} s, {kinds['refused']} of old versions refused")
    print(f"{kinds['failed']} failed, {len(faults) - kinds['failed']} overwritten")
    sys.exit(bool(faults) or kinds["saved"] != share * told["editors"])


def _article(number: int) -> int:
    made = Article.objects.create(title=f"Article {number}", title_basis="text", body="A body of some words.", status="published")
    return int(made.pk)


def _edit(editor: int, articles: list[int], edits: int, pause: float, said: int) -> None:
    """Saves so many titles; a line each of what became of it, with article, version and title."""
    client, chance = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False), Random(editor)
    client.force_login(User.objects.get(pk=editor))
    done = 0
    while done < edits:
        article, title = chance.choice(articles), f"By {editor}, {done}"
        path = reverse("admin:archive_article_change", args=[article])
        opened = client.get(path)
        fields = filled_in(opened.content, "article_form") if opened.status_code == 200 else {}
        time.sleep(chance.uniform(0, 2 * pause))
        saved = client.post(path, fields | {"title": title, "_save": "Save"}) if fields else opened
        kind = {302: "saved", 200: "refused"}.get(saved.status_code, "failed")
        if kind == "refused" and b"Somebody saved version" not in saved.content:
            kind = "failed"
        done += kind != "refused"
        write(said, f"{kind} {article} {int(fields.get('seen_version', 0)) + 1} {title}\n".encode())


def _overwritten(said: list[list[str]]) -> list[str]:
    """What the articles' histories don't hold as it was saved, a sentence each."""
    faults = []
    saved = {(int(article), int(version)): title for kind, article, version, title in said if kind == "saved"}
    if len(saved) != sum(kind == "saved" for kind, *_ in said):
        faults.append("two editors saved one version of an article")
    for (article, version), title in saved.items():
        kept = set(Article.history.filter(id=article, version=version).values_list("title", flat=True))
        if kept != {title}:
            faults.append(f"version {version} of article {article} is {kept} and not {title!r}")
    for article, version in Article.objects.values_list("pk", "version"):
        if version != 1 + sum(key[0] == article for key in saved):
            faults.append(f"article {article} is at version {version}")
    return faults

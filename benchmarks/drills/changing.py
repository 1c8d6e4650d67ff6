"""Somebody who changes articles, says before each change what it will be, and after its commit that it was.

An article of the drill is a number; what is known of it is its status (``absent`` once deleted) and which text it has, also a number.
"""

from itertools import count
from os import write
from random import Random
from typing import TypeAlias

from django.db import transaction

from archive.importing.storing import import_page
from archive.models import Article
from archive.reading import RawPage
from archive.reading.gazetteer import Gazetteer

State: TypeAlias = tuple[str, int]
"""Status and text."""
States: TypeAlias = dict[int, State]
ABSENT: State = ("absent", 0)
LINES = 12
NEXT = {
    "absent": ("draft", "published"),
    "draft": ("text", "published", "published", "absent"),
    "published": ("text", "text", "withdrawn", "withdrawn", "absent"),
    "withdrawn": ("published", "published", "absent"),
}
"""What may become of an article, as often as it stands here; ``text`` is another text in the same status."""


def change(gazetteer: Gazetteer, states: States, chance: Random, said: int) -> None:
    """Changes one of the articles after the other for ever; each line to ``said`` is ``? number status text`` before and ``!`` after."""
    for turn in count(1 + max(text for _, text in states.values())):
        number = chance.choice(sorted(states))
        status, text = states[number]
        then = chance.choice(NEXT[status])
        into = (status, turn) if then == "text" else (then, turn if status == "absent" else 0 if then == "absent" else text)
        write(said, f"? {number} {into[0]} {into[1]}\n".encode())
        if status == "absent" or then == "text":
            page = RawPage(f"{number}.txt", text_of(number, into[1]).encode())
            import_page(page, gazetteer, path=path_of(number), publish=into[0] == "published")
        else:
            _judge(Article.objects.get(pages__path=path_of(number), pages__state="current"), then)
        write(said, f"! {number} {into[0]} {into[1]}\n".encode())
        states[number] = into


def _judge(article: Article, then: str) -> None:
    with transaction.atomic():
        if then == "absent":
            article.delete()
        else:
            article.status = Article.Status(then)
            article.version += 1
            article.save()


def path_of(number: int) -> str:
    """Where the pages of an article come from."""
    return f"kill/{number}.txt"


def text_of(number: int, text: int) -> str:
    """A raw page; ``zqkill`` is in all of them, and the other words are nobody else's."""
    return f"Zqkill{number} zqtitle\n\n" + "\n\n".join(
        f"zqkill zqarticle{number} zqtext{text} zqend zqline{line}." for line in range(LINES)
    )


def found() -> tuple[States, list[str]]:
    """What the database holds, and what of it is there by half, a sentence each."""
    states, halves = {}, []
    for article in Article.objects.filter(title__startswith="Zqkill").prefetch_related("pages"):
        number = int(article.title.split()[0].removeprefix("Zqkill"))
        text = int(article.body.partition("zqtext")[2].split()[0])
        if number in states:
            halves.append(f"article {number} is there twice")
        states[number] = (article.status, text)
        pages = [page for page in article.pages.all() if page.state == "current"]
        whole = [bytes(page.data) == text_of(number, text).encode() for page in pages] == [True]
        latest = article.history.latest()
        words = f"zqtext{text} "
        if not whole or article.body.count(words) != LINES or (latest.body, latest.status) != (article.body, article.status):
            halves.append(f"article {number} is there by half")
    return states, halves

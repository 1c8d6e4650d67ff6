"""Somebody who imports: articles get one version after another, from one line of standard input to the next.

A version is written as ``import_articles`` writes it: text, raw page, history, passages and outbox in one transaction. Each one that was
committed is said on a line of its own, ``article version``. So it can be told of any later state of the archive whether all that was
acknowledged is in it, and nothing by halves.
"""

import select
import sys
from itertools import count

from archive.gazetteer import current_gazetteer
from archive.importing.storing import import_page
from archive.models import Article, Page
from archive.reading import RawPage

ARTICLES = 5
PATH = "load/{}.txt"


def text_of(number: int, version: int) -> str:
    """The raw page of a version; its words are nobody else's."""
    return f"Zqload{number} zqtitle\n\n" + "\n\n".join(f"zqload{number} zqversion{version} zqpadding zqline{line}." for line in range(40))


def main() -> None:
    """Begins with a line, pauses with the next and says so, goes on with the third; ends with standard input."""
    gazetteer = current_gazetteer()
    writing = False
    for version in count(1):
        for number in range(ARTICLES):
            while not writing or _told():
                if not sys.stdin.readline():
                    return
                if writing:
                    print("pausing", flush=True)
                writing = not writing
            import_page(RawPage(f"{number}.txt", text_of(number, version).encode()), gazetteer, path=PATH.format(number), publish=True)
            print(number, version, flush=True)


def _told() -> bool:
    return bool(select.select([sys.stdin], [], [], 0)[0])


def faults(least: dict[int, int], most: dict[int, int]) -> list[str]:
    """What is wrong, in a restored archive, with the articles whose versions must lie between these; empty where all is well."""
    found = []
    for number in range(ARTICLES):
        pages = Page.objects.filter(path=PATH.format(number)).select_related("article").order_by("pk")
        version = len(pages)
        if not least.get(number, 0) <= version <= most.get(number, 0):
            found.append(f"article {number} has {version} versions, not {least.get(number, 0)} to {most.get(number, 0)}")
        elif pages and not _whole(pages[version - 1], number, version):
            found.append(f"version {version} of article {number} is there by half")
    return found


def _whole(page: Page, number: int, version: int) -> bool:
    article: Article = page.article
    words = f"zqload{number} zqversion{version} "
    latest = article.history.latest()
    return (
        bytes(page.data) == text_of(number, version).encode()
        and page.state == "current"
        and all(text.body.count(words) == 40 for text in (article, latest))
    )

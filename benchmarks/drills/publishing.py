"""Somebody who publishes article after article, and prints the number of each once it is committed; ends when its standard input does."""

import sys
import threading
import time
from itertools import count

from archive.gazetteer import current_gazetteer
from archive.importing.storing import import_page
from archive.reading import RawPage

PAUSE = 0.2
"""Seconds between two articles."""


def main() -> None:
    """Publishes until it is told to end; waits for its outbox as any process does."""
    ended, gazetteer = threading.Event(), current_gazetteer()
    threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
    for number in count():
        if ended.is_set():
            return
        text = f"Zqnode{number} zqtitle\n\n" + "\n\n".join(f"zqpublished zqarticle{number} zqline{line}." for line in range(5))
        import_page(RawPage(f"{number}.txt", text.encode()), gazetteer, path=f"nodes/{number}.txt", publish=True)
        print(number, flush=True)
        time.sleep(PAUSE)

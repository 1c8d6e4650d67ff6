"""Documents for the engine's tests: single ones by a plain factory, and a small archive of 150 in several segments with deletions."""

import random
from pathlib import Path

from search.contract import Index
from search.engine import Document, IndexFolder, Snapshot, Snapshots

WORDS = (
    "border borders fence fences migration migrations migrant fentanyl tariff tariffs security cooperation Mexico's Sinaloa Mérida Merida "
    "climate climatic O'Neil C++ US-Mexico the of in law laws 140,000 3.5 U.S. us ICE ice CJNG DEA's"
).split()
SPANISH_WORDS = (
    "migración migraciones migrante frontera fronteras seguridad cooperación región regiones tecnología tecnologías México Sinaloa "
    "clima climático la las de en EE.UU. CJNG ley leyes fentanilo"
).split()
ACTORS = ("Smith, John", "world-bank", "marco rubio", "a/b", "ñandú", "cjng", "CJNG")
TOPICS = ("trade", "security", "migration, legal")
SOURCES = tuple(f"source-{number}" for number in range(12))
DATES = ("", "", "1999", "2024", "2025", "2025-01", "2025-02", "2025-02-28", "2025-11-10", "2025-12-31", "2026-01-01", "2026-01")


def document(
    number: int, text: str = "", title: str = "", date: str = "", language: str = "en", stamp: str = "1", **keys: tuple[str, ...]
) -> Document:
    """One document; ``actor=("a", "b")`` and the like are its keys."""
    return Document(f"archive.article.{number}", "archive.article", number, stamp, language, title, text, date, keys)


def some_document(number: int, chance: random.Random) -> Document:
    language = chance.choice(("en", "en", "es", "es-MX", ""))
    words = SPANISH_WORDS if language.startswith("es") else WORDS
    return document(
        number,
        text=" ".join(chance.choice(words) + chance.choice(("", "", ".", ",")) for _ in range(chance.randint(0, 30))),
        title=" ".join(chance.choice(words) for _ in range(chance.randint(0, 5))),
        date=chance.choice(DATES),
        language=language,
        stamp=str(chance.randint(1, 9)),
        actor=tuple(chance.sample(ACTORS, chance.randint(0, 4))),
        topic=tuple(chance.sample(TOPICS, chance.randint(0, 2))),
        source=tuple(chance.sample(SOURCES, chance.randint(0, 3))),
    )


def small_archive(index: Index) -> dict[str, Document]:
    """Indexes 150 live documents, in a folder as four segments of which three have deletions; the documents by id."""
    chance = random.Random(20260114)
    batches = [
        [some_document(number, chance) for number in range(start, stop)] for start, stop in ((0, 70), (70, 120), (120, 160), (160, 170))
    ]
    batches[2] += [some_document(number, chance) for number in (3, 50, 90)]
    gone = [f"archive.article.{number}" for number in (*range(10, 20), 75, 76, *range(121, 129))]
    index.rebuild(batches[0])
    index.write(batches[1])
    index.write(batches[2])
    index.write(batches[3], gone)
    live = {one.id: one for batch in batches for one in batch}
    return {id_: one for id_, one in live.items() if id_ not in gone}


def ghosts(snapshot: Snapshot) -> list[Document]:
    """The deleted documents that are still in the segments: their words."""
    gone = [snapshot.stored(doc) for doc in range(snapshot.size) if not snapshot.live[doc]]
    return [document(one["django_id"], one["text"], one["title"], language=one["language"]) for one in gone]


def indexed(path: Path, *documents: Document) -> Snapshot:
    """The snapshot of a new index of ``documents``."""
    folder = IndexFolder(path)
    folder.rebuild(documents)
    return Snapshots(folder).current()

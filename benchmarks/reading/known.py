"""The gazetteer that pages are read with, straight from its fixture: no database is needed."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from archive.reading import Gazetteer, KnownActor, KnownName, KnownTopic

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / "gazetteer.json"


def gazetteer(fixture: Path = FIXTURE) -> Gazetteer:
    """The actors of a fixture with all their names, and its topics."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in json.loads(fixture.read_text("utf-8")):
        rows[row["model"]].append(row["fields"])
    names: dict[str, list[KnownName]] = defaultdict(list)
    for one in rows["archive.actorname"]:
        names[one["actor"][0]].append(KnownName(one["name"], one["kind"], one["case_sensitive"]))
    actors = [
        KnownActor(one["slug"], one["name"], one["kind"], (KnownName(one["name"]), *names[one["slug"]])) for one in rows["archive.actor"]
    ]
    return Gazetteer(actors, [KnownTopic(one["slug"], tuple(one["keywords"])) for one in rows["archive.topic"]])

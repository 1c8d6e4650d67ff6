"""Backups under load, restored and compared; damaged ones, refused: ``python -m benchmarks.drills.backup``.

An archive of synthetic articles is backed up again and again while another process imports. Each backup is restored into a second archive
by ``restore --replace`` and compared: the rows that nobody writes by their hashes, answers to fixed questions, and of what is written that
all acknowledged before the backup began is there, and nothing by halves. Then one backup is damaged in many ways, and each must be refused
while the archive stays as it is. On SQLite; ``--postgres`` starts a PostgreSQL server of its own in the folder.
"""

from argparse import ArgumentParser

from benchmarks.drills.archives import archives, exit_after, manage


def main() -> None:
    """Makes both archives and has a process of the second one do the rest; exits with 1 if anything was not as promised."""
    parser = ArgumentParser(prog="python -m benchmarks.drills.backup", description=__doc__)
    parser.add_argument("--restores", type=int, default=100)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--damaged", type=int, default=1000)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--postgres", action="store_true")
    asked = parser.parse_args()
    with archives(["source", "target"], {"fsync": "off"} if asked.postgres else None) as (folder, (source, target)):
        for command in (["migrate"], ["loaddata", "gazetteer"], ["make_articles", str(asked.articles)], ["rebuild_index"]):
            manage(source, *command)
        exit_after("restores", target, {"source": source, "folder": str(folder), **vars(asked)})


if __name__ == "__main__":
    main()

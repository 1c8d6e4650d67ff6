"""Editors at work on the same articles: ``python -m benchmarks.drills.editors``.

Sixteen processes open articles on the desk, each change one and save the form that they were given. A form of an old version must be
refused and opened anew, and whatever was saved must be in the article's history, each version once, in an unbroken row: then nobody's
text was overwritten unseen. On SQLite; ``--postgres`` starts a PostgreSQL server of its own.
"""

from argparse import ArgumentParser

from benchmarks.drills.archives import archives, exit_after, manage


def main() -> None:
    """Makes an archive and has a process of it do the rest; exits with 1 if anything was not as promised."""
    parser = ArgumentParser(prog="python -m benchmarks.drills.editors", description=__doc__)
    parser.add_argument("--editors", type=int, default=16)
    parser.add_argument("--edits", type=int, default=10_000, help="in all")
    parser.add_argument("--articles", type=int, default=8)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds that an editor takes, on average, from opening to saving")
    parser.add_argument("--postgres", action="store_true")
    asked = parser.parse_args()
    with archives(["drill"], {"max_connections": "200"} if asked.postgres else None) as (_, (archive,)):
        for command in ("migrate", "rebuild_index"):
            manage(archive, command)
        exit_after("desks", archive, {name: vars(asked)[name] for name in ("editors", "edits", "articles", "pause")})


if __name__ == "__main__":
    main()

"""Processes killed in the middle of their work, and what they leave: ``python -m benchmarks.drills.kill``.

Again and again two writers save, publish, withdraw and delete articles and say so of each change once it is committed, an indexer drains
the outbox or rebuilds the index, and a reader searches; at some moment all get SIGKILL. Of what they leave: every change that was said to
be committed is there and none by half, a search is answered at once by a process that was just started and shows nothing that isn't
published, and ``check_index --repair`` leaves nothing missing, stale or too much; in every other round the outbox alone must.
On SQLite; ``--postgres`` starts a PostgreSQL server of its own.
"""

from argparse import ArgumentParser

from benchmarks.drills.archives import archives, exit_after, manage


def main() -> None:
    """Makes an archive and has a process of it do the rest; exits with 1 if anything was not as promised."""
    parser = ArgumentParser(prog="python -m benchmarks.drills.kill", description=__doc__)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--soon", type=float, default=2.0, help="seconds within which the next search must be answered")
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--postgres", action="store_true")
    asked = parser.parse_args()
    with archives(["drill"], {} if asked.postgres else None) as (_, (archive,)):
        for command in (["migrate"], ["loaddata", "gazetteer"], ["rebuild_index"]):
            manage(archive, *command)
        exit_after("rounds", archive, {"rounds": asked.rounds, "soon": asked.soon, "seed": asked.seed})


if __name__ == "__main__":
    main()

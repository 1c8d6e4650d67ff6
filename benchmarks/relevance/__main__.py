"""The command: ``python -m benchmarks.relevance DIR``, with ``--help`` for the rest."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.cluster.nodes import cluster
from search.cluster.address import Address

from .collection import Collection, CollectionError, load
from .comparison import MEASURES, Run, difference, run
from .rankings import on_cluster, ours, plain_bm25, stock_whoosh

BASELINE = "bm25s"
PROFILES = ("default", "plain")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 where it could print its table, 2 where the collection can't be read."""
    options = _parser().parse_args(arguments)
    try:
        collection = load(options.collection)
    except CollectionError as error:
        print(error, file=sys.stderr)
        return 2
    runs = measure(collection, options)
    print(json.dumps(report(collection, runs), indent=2) if options.json else table(collection, runs))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.relevance",
        description="Print nDCG@10, MAP and recall@100 of our ranking, plain BM25 and stock Whoosh on a collection.",
    )
    parser.add_argument("collection", type=Path, metavar="DIR", help="a folder with docs.jsonl, queries.jsonl and qrels.tsv")
    parser.add_argument("--profile", choices=PROFILES, help="only this profile of ours (default: both)")
    parser.add_argument(
        "--as-typed", action="store_true", help="read each query as a visitor's with match=any, operators and caps included"
    )
    parser.add_argument("--language", default="en", help="of documents that name none (default: en)")
    parser.add_argument("--depth", type=int, default=1000, help="hits that MAP is computed on (default: 1000, at least 100)")
    parser.add_argument("--without-whoosh", action="store_true", help="leave out stock Whoosh, which indexes about 100 documents a second")
    parser.add_argument("--cluster", action="store_true", help="rank on an OpenSearch node too, which needs Java")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return parser


def measure(collection: Collection, options: argparse.Namespace) -> dict[str, Run]:
    """Each ranking's run, ours first. One index at a time, in a folder that is removed afterwards."""
    depth = max(options.depth, 100)
    documents = collection.documents
    runs = {}
    for profile in [options.profile] if options.profile else PROFILES:
        with TemporaryDirectory() as folder:
            ranking = ours(documents, Path(folder), depth, profile, options.language, options.as_typed)
            runs[f"ours, {profile}"] = run(ranking, collection)
    if options.cluster:
        with TemporaryDirectory() as folder, cluster(Path(folder), nodes=1) as node:
            address = Address.read(node.url("relevance"))
            runs["ours, OpenSearch"] = run(on_cluster(documents, address, depth, options.language, options.as_typed), collection)
    runs[BASELINE] = run(plain_bm25(documents, depth), collection)
    if not options.without_whoosh:
        with TemporaryDirectory() as folder:
            runs["stock Whoosh"] = run(stock_whoosh(documents, Path(folder), depth), collection)
    return runs


def report(collection: Collection, runs: dict[str, Run]) -> dict[str, Any]:
    """What was measured, for other programs."""
    return {
        "documents": len(collection.documents),
        "queries": len(collection.queries),
        "unjudged_queries": collection.unjudged,
        "unasked_queries": collection.unasked,
        "absent_documents": collection.absent,
        "rankings": {
            name: one.summary()
            | ({} if name == BASELINE else {"against_bm25s": {m: asdict(difference(one, runs[BASELINE], m)) for m in MEASURES}})
            for name, one in runs.items()
        },
    }


def table(collection: Collection, runs: dict[str, Run]) -> str:
    """What was measured, as Markdown."""
    facts = report(collection, runs)
    lines = [
        f"{facts['documents']:,} documents, {facts['queries']:,} queries. Left out: {facts['unjudged_queries']:,} queries without a "
        f"relevant document, {facts['unasked_queries']:,} judged queries that are not asked. "
        f"{facts['absent_documents']:,} judged documents are not in the collection.",
        "",
        f"| ranking | {' | '.join(MEASURES)} | ms a query, median | p95 |",
        "|---|" + "---:|" * (len(MEASURES) + 2),
    ]
    for name, found in facts["rankings"].items():
        means = " | ".join(f"{found[measure]:.4f}" for measure in MEASURES)
        lines.append(f"| {name} | {means} | {found['median_ms']:.2f} | {found['p95_ms']:.2f} |")
    lines += [
        "",
        f"| against {BASELINE} | measure | difference | p | better | equal | worse |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for name, found in facts["rankings"].items():
        for measure, against in found.get("against_bm25s", {}).items():
            queries = " | ".join(str(against[side]) for side in ("better", "equal", "worse"))
            lines.append(f"| {name} | {measure} | {against['by']:+.4f} | {against['chance']:.4f} | {queries} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())

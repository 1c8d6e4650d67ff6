"""How well the engine ranks, beside plain BM25 and stock Whoosh, on any collection of documents, queries and judgments.

``python -m benchmarks.relevance DIR`` reads ``docs.jsonl``, ``queries.jsonl`` and ``qrels.tsv`` from ``DIR`` and prints nDCG@10, MAP and
recall@100 of each ranking. ``benchmarks/collection`` is a small one written for this project.
"""

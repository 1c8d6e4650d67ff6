"""The search engine for more than one machine: all that knows OpenSearch, behind the same face as ``search.engine``.

Words are analysed, queries parsed and snippets cut by our own engine, so both find the same; the cluster keeps, finds and counts.
Nothing here knows Django or Haystack.
"""

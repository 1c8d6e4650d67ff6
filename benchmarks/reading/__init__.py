"""How well pages are read: our records beside records that were made by hand, kind by kind.

``python -m benchmarks.reading FOLDER`` prints precision, recall and F1 of each kind, and the misses that cost most. ``gold`` loads what
is right, ``placing`` brings our passages into gold's text, ``pairing`` says which belong together, ``comparing`` judges them,
``measures`` counts, ``floors`` holds what was reached once, ``speed`` takes the time.
"""

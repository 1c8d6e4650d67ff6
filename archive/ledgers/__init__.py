"""Ledgers: the statements of all articles, each tied to its sentence, laid side by side. A module a ledger: its rows, its page, its JSON.

``settling`` writes what pages only read: measures, events, and the labels of what is compared.
"""

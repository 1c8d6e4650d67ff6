"""Backups: one state of the whole database in a folder of its own, with a manifest that tells whether every byte is still as it was.

::

    DIR/archive-20260114T031500Z/
        database.sqlite3 or database.dump     by SQLite's VACUUM INTO or by pg_dump, never a copy of a live file
        manifest.json                         its size and sha256, rows by table, migrations, time
        manifest.sha256                       the manifest's own checksum, as ``sha256sum`` writes it

The search index is not in it, since it is built from the database; nor is the secret.
"""

"""Restoring a backup: nothing is touched before all of it was looked through, and the database changes in one transaction."""

from pathlib import Path

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from operating.backups.making import backups, vendor
from operating.backups.manifest import BackupError, Manifest, verified
from search.checking import compare
from search.engine import IndexUnavailable

OURS = ("archive", "search")


def chosen(folder: Path) -> Path:
    """The newest backup in ``folder``, or ``folder`` itself, which is then a backup or none at all."""
    return next(reversed(backups(folder)), folder)


def fit(backup: Path) -> Manifest:
    """The manifest of a backup that is whole, and that this version of the archive can restore here. Raises ``BackupError``."""
    manifest = verified(backup)
    if manifest.database != connection.vendor or manifest.file != vendor().FILE:
        raise BackupError(
            f"{backup} is of {manifest.database}, the archive runs on {connection.vendor}: set DATABASE_URL to one of its kind."
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    if newer := sorted(set(manifest.state.migrations) - known):
        raise BackupError(f"{backup} is of a newer version of the archive, which has {newer[0]}: restore it with that version.")
    return manifest


def restore(backup: Path, replace: bool = False) -> Manifest:
    """Puts the archive into the state of a backup, migrates it to this version, and builds its index anew; gives the manifest.

    An archive that holds anything is replaced only if ``replace`` says so. Raises ``BackupError``: before the database changed, or, as
    the sentence says then, because the index could not be built.
    """
    manifest = fit(backup)
    if (there := _held()) and not replace:
        raise BackupError(f"The archive is not empty ({there}): --replace puts the backup in its place, and what is there now is gone.")
    vendor().load(backup / manifest.file, manifest.state)
    call_command("migrate", interactive=False, verbosity=0)
    _index_anew()
    return manifest


def _held() -> str:
    """What the archive or its users' table holds any of, or nothing. Besides, ``migrate`` itself makes rows."""
    try:
        tables = set(connection.introspection.table_names())
        ours = [get_user_model(), *(model for name in OURS for model in apps.get_app_config(name).get_models())]
        models = (model for model in ours if model._meta.db_table in tables)
        return next((f"there are {model._meta.verbose_name_plural}" for model in models if model._base_manager.exists()), "")
    except DatabaseError as error:
        raise BackupError(
            f"The database can't be read ({error}); if it is damaged, stop the archive, put its files aside, and restore again."
        ) from error


def _index_anew() -> None:
    try:
        call_command("rebuild_index", verbosity=0)
        differences = compare()
    except (IndexUnavailable, OSError) as error:
        raise BackupError(f"The database is restored, but not its index ({error}): run rebuild_index.") from error
    if differences.ids:
        raise BackupError(f"The database is restored, but its index differs ({differences}): run check_index --repair.")

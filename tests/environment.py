"""Loaded before Django reads its settings (``-p`` in pyproject.toml): a test run never touches an archive's DATA_DIR."""

import os
import tempfile
from pathlib import Path
from zlib import crc32

_memory = Path("/dev/shm")
_data = (_memory if _memory.is_dir() else Path(tempfile.gettempdir())) / f"archive-tests-{os.getuid()}-{crc32(__file__.encode()):x}"
_data.mkdir(mode=0o700, exist_ok=True)
os.environ["DATA_DIR"] = str(_data)
os.environ["SECRET_KEY"] = "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz"
for _name in ("DEBUG", "HTTPS", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "SITE_URL", "SEARCH_URL"):
    os.environ.pop(_name, None)

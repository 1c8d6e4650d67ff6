"""All settings, in one file, read from the environment. A missing or bad value stops the start with one clear line."""

import os
import re
import secrets
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from search.cluster.address import Address

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def _refuse(sentence: str) -> None:
    sys.exit(f"The archive can't start: {sentence}")


def _flag(name: str, default: str = "0") -> bool:
    """A setting that is on or off, also written 1 or 0."""
    value = env.str(name, default)
    if value not in ("0", "1", "off", "on"):
        _refuse(f"{name} must be 1 (on) or 0 (off), not {value!r}.")
    return value in ("1", "on")


def _list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in env.str(name, default).split(",") if part.strip()]


def _data_dir(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        _refuse(f"DATA_DIR {folder} can't be made: {error.strerror}.")
    return folder


def _secret_key(data_dir: Path) -> str:
    kept = data_dir / "secret_key"
    key = env.str("SECRET_KEY", "") or (kept.read_text().strip() if kept.is_file() else "")
    if len(key) < 32:
        _refuse("SECRET_KEY is missing or shorter than 32 characters; set it, or let `make secret` write one into DATA_DIR.")
    return key


def _origin(name: str, default: str) -> str:
    value = env.str(name, default).rstrip("/")
    if not _is_origin(value):
        _refuse(f"{name} must look like https://archive.example.org, not {value!r}.")
    return value


def _is_origin(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.path


def _rate(name: str, default: str) -> tuple[int, int] | None:
    """A number of requests and the seconds in which they may come; ``None`` where there is no limit."""
    value = env.str(name, default)
    if not value:
        return None
    found = re.fullmatch(r"([1-9][0-9]{0,8})/(s|min|h|day)", value, re.ASCII)
    if found is None:
        _refuse(f"{name} must look like 600/min (s, min, h or day) or be empty, not {value!r}.")
        return None
    return int(found[1]), {"s": 1, "min": 60, "h": 3600, "day": 86_400}[found[2]]


def _database(name: str, url: str, data_dir: Path) -> dict[str, Any]:
    """SQLite as measured safe for several writers, or PostgreSQL through psycopg's pool."""
    if not url.startswith(("sqlite:///", "postgresql://", "postgres://")):
        _refuse(f"{name} must name sqlite:///… or postgresql://….")
    try:
        urlsplit(url).port  # noqa: B018 - raises where it is no number
        database = env.db_url_config(url)
    except (ImproperlyConfigured, ValueError) as error:
        _refuse(f"{name} can't be read: {error}.")
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["ENGINE"] = "config.sqlite"
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON;",  # what is deleted is overwritten: of what was taken down no byte is left
        }
        database["CONN_MAX_AGE"] = 60  # opening one takes longer than most of a search
        database["TEST"] = {"NAME": str(data_dir / "test.sqlite3")}  # a file, as in life: threads and processes share it
    else:
        # One place a thread and more, so that who waits for five seconds waits for the server; a lost one is soon tried anew.
        pool = {"min_size": 2, "max_size": 8, "timeout": 5, "reconnect_timeout": 5}
        database["OPTIONS"] = {**database.get("OPTIONS", {}), "pool": pool}
        database["CONN_HEALTH_CHECKS"] = True  # a connection that the server dropped is not given to a request
    return database


def _databases(data_dir: Path) -> dict[str, dict[str, Any]]:
    """The archive's database, and a replica of it where one is named."""
    found = {"default": _database("DATABASE_URL", env.str("DATABASE_URL", "") or f"sqlite:///{data_dir / 'archive.sqlite3'}", data_dir)}
    if url := env.str("DATABASE_REPLICA_URL", ""):
        found["replica"] = _database("DATABASE_REPLICA_URL", url, data_dir)
        if any(database["ENGINE"] != "django.db.backends.postgresql" for database in found.values()):
            _refuse("DATABASE_REPLICA_URL needs PostgreSQL, as replica and in DATABASE_URL.")
        found["replica"]["OPTIONS"]["pool"]["timeout"] = 1  # who can't have it in that time has the primary
        found["replica"]["TEST"] = {"MIRROR": "default"}
    return found


def _search(url: str, data_dir: Path) -> dict[str, object]:
    """Haystack's connection: a Whoosh folder in DATA_DIR, or an index of an OpenSearch cluster."""
    if url == "whoosh:":
        return {"ENGINE": "search.backend.WhooshEngine", "PATH": str(data_dir / "index")}
    if not url.startswith("opensearch:"):
        _refuse("SEARCH_URL must be whoosh: or opensearch://….")
    try:
        address = Address.read(url)
    except ValueError as error:
        _refuse(f"SEARCH_URL can't be read: {error}.")
    if address.ca and not Path(address.ca).is_file():
        _refuse(f"SEARCH_URL names certificates in {address.ca}, which is no file.")
    return {"ENGINE": "search.clustered.ClusterEngine", "ADDRESS": address}


def _mail(url: str) -> dict[str, Any] | None:
    """The server of ``smtp://user:password@host:port/?tls=1``; ``None`` where there is none."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        options = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
        port = parts.port
    except ValueError:
        parts, options, port = urlsplit(""), {}, None
    known = options in ({}, {"tls": "1"}, {"ssl": "1"})
    if parts.scheme != "smtp" or not parts.hostname or parts.path not in ("", "/") or not known:
        _refuse("EMAIL_URL must look like smtp://user:password@host:587/?tls=1 (or ?ssl=1, or neither).")
    return {
        "host": parts.hostname,
        "port": port or {"": 25, "tls": 587, "ssl": 465}["".join(options)],
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "tls": "tls" in options,
        "ssl": "ssl" in options,
    }


def _sender(value: str) -> str:
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+|[^\r\n<>]+ <[^@\s<>]+@[^@\s<>]+>", value):
        _refuse(f"DEFAULT_FROM_EMAIL must look like desk@example.org or Desk <desk@example.org>, not {value!r}.")
    return value


DATA_DIR = _data_dir(Path(env.str("DATA_DIR", str(BASE_DIR / "var"))).resolve())
DEBUG = _flag("DEBUG")
HTTPS = _flag("HTTPS")
SECRET_KEY = _secret_key(DATA_DIR)
ALLOWED_HOSTS = _list("ALLOWED_HOSTS", "127.0.0.1,localhost")
CSRF_TRUSTED_ORIGINS = _list("CSRF_TRUSTED_ORIGINS")
for _trusted in CSRF_TRUSTED_ORIGINS:
    if not _is_origin(_trusted):
        _refuse(f"CSRF_TRUSTED_ORIGINS must list origins like https://archive.example.org, not {_trusted!r}.")
API_RATE = _rate("API_RATE", "600/min")
KEEP_SEARCHES = _flag("KEEP_SEARCHES", "1")
LOGS = env.str("LOGS", "") or ("lines" if DEBUG or sys.stderr.isatty() else "json")
if LOGS not in ("json", "lines"):
    _refuse(f"LOGS must be json or lines, not {LOGS!r}.")
METRICS = _flag("METRICS")
REPLIES = _flag("REPLIES", "1")
SITE_URL = _origin("SITE_URL", "http://127.0.0.1:8000")
URL_IMPORT = _flag("URL_IMPORT")
_server = _mail(env.str("EMAIL_URL", ""))
SENDS_MAIL = _server is not None
if _server:
    EMAIL_HOST, EMAIL_PORT = _server["host"], _server["port"]
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _server["user"], _server["password"]
    EMAIL_USE_TLS, EMAIL_USE_SSL = _server["tls"], _server["ssl"]
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = _sender(env.str("DEFAULT_FROM_EMAIL", "") or f"Policy Archive <webmaster@{urlsplit(SITE_URL).hostname}>")
DATABASES = _databases(DATA_DIR)
DATABASE_ROUTERS = ["operating.replica.Router"] if "replica" in DATABASES else []

INSTALLED_APPS = [
    "archive",
    "search",  # before haystack: its rebuild_index takes precedence
    "haystack",
    "operating",
    "axes",
    "django_htmx",
    "simple_history",
    "csp",
    "ninja",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "config.serving.HeadersOnly",
    "operating.requests.LogRequests",
    *(["operating.metrics.CountRequests"] if METRICS else []),
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.languages.PageLanguage",  # around what compresses: a chosen language is a cookie, but no secret
    *(["operating.replica.ReadersFromReplica"] if "replica" in DATABASES else []),
    "config.serving.OpenToScripts",
    "config.serving.ApiRate",
    "config.serving.CompressPublic",
    "config.serving.ConditionalApi",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "search.middleware.UnavailableIndexMiddleware",
    "archive.gone.ExplainWhatIsGone",
    "config.faults.RefuseWhatNoColumnHolds",
    "config.api.JsonRefusals",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "archive.context.site",
            ],
        },
    }
]

CACHES = {
    # What is counted over many articles and, on SQLite, requests by address; one a process, the least lately used go first.
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 20_000}},
    # Pages as this release makes them: a server, whose start config/gunicorn.py names, begins with none.
    "pages": {
        "BACKEND": "archive.kept_pages.PageFiles",
        "LOCATION": str(DATA_DIR / "pages"),
        "OPTIONS": {"MAX_ENTRIES": 10_000},
        "KEY_PREFIX": os.environ.get("SERVER_START") or secrets.token_hex(8),
    },
}

HAYSTACK_CONNECTIONS = {"default": {**_search(env.str("SEARCH_URL", "") or "whoosh:", DATA_DIR), "INCLUDE_SPELLING": True}}

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
# Ten wrong tries for a name from an address keep that name out at that address: nobody can keep an editor out from elsewhere.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # a try in that time is not written: it ends, and no row grows
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "config.login.counted_address"
AXES_LOCKOUT_CALLABLE = "config.login.refuse"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken"]  # beside the password, neither logged nor kept with a form
AXES_DISABLE_ACCESS_LOG = True  # who logged in when, and from where, is nobody's business
AXES_ENABLE_ADMIN = False  # operating/admin.py shows what is kept
AXES_VERBOSE = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
LOGIN_URL = "admin:login"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
FORMS_URLFIELD_ASSUME_HTTPS = True  # what Django 6 does by itself
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "config.formats"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True  # no script of ours asks for either
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]  # asked by machines beside the proxy
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024  # a pasted page of 10 MB reaches the reader, which refuses it in a sentence
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # an article with its passages has some 1,500

SIMPLE_HISTORY_REVERT_DISABLED = True  # our own way of putting back reads the text anew
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "operating.logs.WithRequestId"}, "refused": {"()": "operating.logs.WithoutRefusedTraces"}},
    "formatters": {
        "json": {"()": "operating.logs.JsonLines"},
        "lines": {"format": "{asctime} {levelname} {name} {message} {request_id}", "style": "{"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": LOGS, "filters": ["request", "refused"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "archive": {"level": "INFO"},
        "search": {"level": "INFO"},
        "operating.requests": {"level": "INFO" if LOGS == "json" else "WARNING"},  # a line a request is for machines
        "django.request": {"level": "ERROR"},  # what was refused is logged as a request
        "trafilatura": {"level": "CRITICAL"},  # what it makes nothing of is read another way
        "htmldate": {"level": "CRITICAL"},
    },
}

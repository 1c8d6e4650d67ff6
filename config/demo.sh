#!/bin/sh
# Prepares the archive in DATA_DIR (once) and serves it, with the index worker beside. Ctrl-C ends both.
set -eu
export LOGS="${LOGS:-lines}"
manage="$BIN/python manage.py"
$manage migrate --noinput -v0
$manage loaddata gazetteer -v0
$manage import_articles "$ARTICLES" --publish || echo "Some pages were refused; the archive holds the others."
if [ -e "$DATA_DIR/index/CURRENT" ]; then $manage index_articles; else $manage rebuild_index; fi

if [ -s "$DATA_DIR/editor_password" ]; then
    password=$(cat "$DATA_DIR/editor_password")
else
    password=$("$BIN/python" -c 'import secrets; print(secrets.token_urlsafe(9))')
    (umask 077; echo "$password" > "$DATA_DIR/editor_password")
    DJANGO_SUPERUSER_PASSWORD="$password" $manage createsuperuser --noinput --username editor --email editor@example.org >/dev/null
fi

$manage index_articles --follow &
worker=$!
"$BIN/gunicorn" config.wsgi -c config/gunicorn.py -b "127.0.0.1:$PORT" &
server=$!
trap 'kill $server $worker 2>/dev/null || true' EXIT INT TERM
cat <<TEXT

  The archive:       http://127.0.0.1:$PORT/
  Editors log in at  http://127.0.0.1:$PORT/admin/ as editor with the password $password
  Ctrl-C ends it; run again, it keeps what is there (in $DATA_DIR).

TEXT
wait $server

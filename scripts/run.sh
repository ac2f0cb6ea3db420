#!/usr/bin/env bash
# The demo on this machine: SQLite unless DATABASE_URL says otherwise, web server and job process together.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p instance
if [ -z "${SECRET_KEY:-}" ]; then
  [ -s instance/secret_key ] || (umask 077 && .venv/bin/python -c 'import secrets; print(secrets.token_hex(32))' >instance/secret_key)
  SECRET_KEY=$(cat instance/secret_key)
  export SECRET_KEY
fi
export PORT=${PORT:-8000} BIND=${BIND:-127.0.0.1}
export BASE_URL=${BASE_URL:-http://localhost:$PORT}
.venv/bin/python config.py
if .venv/bin/python -c 'import os, socket, sys; sys.exit(socket.socket().connect_ex((os.environ["BIND"], int(os.environ["PORT"]))) != 0)'; then
  echo "Port $PORT is in use. Stop what uses it, or choose another: PORT=8001 make run" >&2
  exit 1
fi
begin() { .venv/bin/flask --app app demo begin --hints instance/hints.txt; }
if [ -z "${DATABASE_URL:-}" ] && [ ! -e instance/standwell.db ]; then
  # Loaded beside and moved in place, so that a start that is interrupted leaves no half demo.
  rm -f instance/loading.db*
  export DATABASE_URL="sqlite:///$PWD/instance/loading.db"
  begin
  for part in "" -wal -shm; do
    [ ! -e "instance/loading.db$part" ] || mv "instance/loading.db$part" "instance/standwell.db$part"
  done
  unset DATABASE_URL
else
  begin
fi
exec scripts/processes.sh instance/hints.txt

#!/usr/bin/env bash
# Web server and job process side by side; when one ends or Ctrl-C is pressed, both end.
set -uo pipefail
cd "$(dirname "$0")/.."
export PORT=${PORT:-8000} BIND=${BIND:-127.0.0.1}
# The matrices here are small: threads over them would cost more than they bring.
export OPENBLAS_NUM_THREADS=${OPENBLAS_NUM_THREADS:-1}
.venv/bin/gunicorn --config gunicorn.conf.py 'app:create_app()' &
web=$!
.venv/bin/flask --app app jobs run &
jobs=$!
stop() {
  trap '' INT TERM
  kill -TERM "$web" "$jobs" 2>/dev/null
  wait "$web" "$jobs" 2>/dev/null
}
trap 'stop; exit 0' INT TERM
until .venv/bin/python -c 'import os, socket, sys; sys.exit(socket.socket().connect_ex((os.environ["BIND"], int(os.environ["PORT"]))))'; do
  kill -0 "$web" 2>/dev/null || { stop; exit 1; }
  sleep 0.3
done
[ -n "${1:-}" ] && cat "$1"
wait -n "$web" "$jobs"
status=$?
stop
exit "$status"

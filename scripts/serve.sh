#!/usr/bin/env bash
# The production shape against PostgreSQL: migrate, then web server and job process. Settings come from the environment.
set -euo pipefail
cd "$(dirname "$0")/.."
case "${DATABASE_URL:-}" in
  postgres*) ;;
  *)
    echo "DATABASE_URL has to name a PostgreSQL database: postgresql://user:password@host/name" >&2
    exit 1
    ;;
esac
.venv/bin/python config.py
.venv/bin/flask --app app db upgrade
exec scripts/processes.sh

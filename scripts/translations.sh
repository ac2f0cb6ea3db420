#!/usr/bin/env bash
# Gather every marked string, merge it into the Chinese catalogue, compile. Then translate what is empty in the .po file.
set -euo pipefail
cd "$(dirname "$0")/.."
template=$(mktemp)
trap 'rm -f "$template"' EXIT
.venv/bin/pybabel -q extract -F babel.cfg -k _l -k lazy_gettext --no-location --sort-output --omit-header -o "$template" .
.venv/bin/pybabel -q update -i "$template" -d translations -l zh_CN --no-fuzzy-matching --ignore-obsolete --init-missing
.venv/bin/pybabel -q compile -d translations

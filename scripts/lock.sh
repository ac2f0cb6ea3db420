#!/usr/bin/env bash
# Resolve pyproject.toml anew into the two locked files; needs uv. uv.lock itself names hosts and is not kept.
set -euo pipefail
cd "$(dirname "$0")/.."
uv lock --upgrade
uv export --quiet --frozen --no-header --no-dev --output-file requirements.txt
uv export --quiet --frozen --no-header --only-dev --output-file requirements-dev.txt

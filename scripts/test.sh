#!/usr/bin/env bash
# Everything that has to be green: the checks beside the tests, SQLite, PostgreSQL, the browser.
set -uo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
failed=()
step() {
  local name=$1
  shift
  echo "== $name"
  "$@" || failed+=("$name")
}
# The matrices here are small: threads over them would only wait for each other.
export OPENBLAS_NUM_THREADS=1
workers=${TEST_WORKERS:-$(nproc)}
[ "$workers" -lt 2 ] && workers=2
# Each of these uses one processor: the tests need not wait for them.
checks() {
  step ruff $bin/ruff check .
  step "ruff format" $bin/ruff format --check .
  step pyright $bin/pyright --level error
  step djlint $bin/djlint templates --lint --quiet
  step "import contracts" $bin/lint-imports --no-cache
  [ ${#failed[@]} -eq 0 ]
}
said=$(mktemp)
checks >"$said" 2>&1 &
checking=$!
step "rooms on SQLite, mail, jobs" $bin/pytest -q --durations=12 -n "$workers" -m "not browser"
step "rooms on PostgreSQL" $bin/python scripts/with_postgres.py $bin/pytest -q --durations=12 -n "$workers" -m "not browser"
step browser $bin/pytest -q --durations=12 -n "$workers" --dist loadgroup -m browser
step "checks beside the tests" wait $checking
cat "$said"
if [ ${#failed[@]} -gt 0 ]; then
  printf 'Not green: %s\n' "${failed[@]}"
  exit 1
fi
echo "All green."

#!/usr/bin/env bash
# Everything Standwell needs on a Debian-like machine: packages, virtual environment, locked requirements.
# With "test" also what the tests need. Does only what is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
kind=${1:-run}

packages=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-droid-fallback)
[ "$kind" = test ] && packages+=(postgresql postgresql-common chromium libatomic1 dovecot-imapd)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done

find_python() {
  for name in python3.13 python3.12 python3.11 python3; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
}
python=$(find_python)
if [ -z "$python" ]; then
  echo "Standwell needs Python 3.11 or newer. Install it: apt-get install python3" >&2
  exit 1
fi
[ -x .venv/bin/python ] || "$python" -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)

if [ ${#missing[@]} -gt 0 ]; then
  install="apt-get install -y --no-install-recommends ${missing[*]}"
  if ! command -v apt-get >/dev/null; then
    echo "These packages are missing: ${missing[*]}. Install them with your system's package manager." >&2
    exit 1
  elif [ "$(id -u)" = 0 ]; then
    root=()
  elif sudo -n true 2>/dev/null; then
    root=(sudo)
  else
    printf 'Standwell needs a few system packages. Run this, then start again:\n\n  sudo %s\n\n' "$install" >&2
    exit 1
  fi
  echo "Installing ${missing[*]} ..."
  "${root[@]}" apt-get update -qq
  # Debian's postgresql would start a server of its own; the tests start theirs.
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive $install -qq >/dev/null
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
requirements=(-r requirements.txt)
[ "$kind" = test ] && requirements+=(-r requirements-dev.txt)
stamp=.venv/.installed-$kind
wanted=$(cat requirements.txt requirements-dev.txt | sha256sum)
if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
  echo "Installing the locked requirements; this takes a minute or two and happens once ..."
  .venv/bin/python -m pip install -qq --disable-pip-version-check --no-compile --no-deps --require-hashes "${requirements[@]}"
  echo "$wanted" >"$stamp"
fi

# The charts' JavaScript comes out of the wheel; a newer wheel makes it anew.
bundle=static/vendor/charts.js
if [ ! -s $bundle ] || [ .venv/.installed-$kind -nt $bundle ]; then
  .venv/bin/python scripts/bundle.py
fi

for catalogue in translations/*/LC_MESSAGES/messages.po; do
  [ -e "$catalogue" ] || continue
  if [ "$catalogue" -nt "${catalogue%.po}.mo" ]; then
    .venv/bin/pybabel -q compile -d translations
    break
  fi
done

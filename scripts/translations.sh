#!/usr/bin/env bash
# Gather every marked string, merge it into the Chinese catalogue, compile. Then translate what is empty in the .po file.
# The folder has the name that the language is looked up by: zh_CN is read as zh_Hans_CN.
# What is translated stays; what is no longer marked goes; nothing is guessed from a similar text.
set -euo pipefail
cd "$(dirname "$0")/.."
catalogue=translations/zh_Hans_CN/LC_MESSAGES/messages.po
template=$(mktemp)
trap 'rm -f "$template"' EXIT

# Begun with a header of its own: the one that is made otherwise names people and places that are nobody's.
if [ ! -e "$catalogue" ]; then
  mkdir -p "${catalogue%/*}"
  cat >"$catalogue" <<'HEADER'
# Standwell in Simplified Chinese.
msgid ""
msgstr ""
"Project-Id-Version: Standwell 1\n"
"Report-Msgid-Bugs-To: \n"
"Last-Translator: \n"
"Language-Team: \n"
"Language: zh_Hans_CN\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
HEADER
fi

.venv/bin/pybabel -q extract -F babel.cfg -k _l -k later -k lazy_gettext --no-location --sort-output -o "$template" .
.venv/bin/pybabel -q update -i "$template" -o "$catalogue" -l zh_Hans_CN \
  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
.venv/bin/pybabel -q compile -d translations

"""English and Simplified Chinese: which one a request is answered in, and text kept in both."""

from collections.abc import Mapping
from typing import Any, cast

from flask import Flask, has_request_context, request, session
from flask_babel import Babel, get_locale, lazy_gettext
from flask_login import current_user

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}


def later(text: str, **values: Any) -> str:
    """Return `text`, translated when it is shown; for forms, which are made before a language is known."""
    return cast(str, lazy_gettext(text, **values))


def chosen() -> str:
    """Return the language: asked for in the address, kept in the session, the person's own, the browser's.

    Outside a request (jobs, commands) English; mail is written under `force_locale`.
    """
    if not has_request_context():
        return "en"
    asked = request.args.get("language")
    if asked in LANGUAGES:
        return asked
    if session.get("language") in LANGUAGES:
        return session["language"]
    if current_user.is_authenticated and current_user.language in LANGUAGES:
        return current_user.language
    best = request.accept_languages.best_match(["en", "zh-CN", "zh"])
    return "zh_CN" if best and best.startswith("zh") else "en"


def current() -> str:
    """Return the language being written in now ("en" outside a request)."""
    locale = get_locale()
    return "zh_CN" if locale is not None and locale.language == "zh" else "en"


def in_language(texts: Mapping[str, str] | None, language: str | None = None) -> str:
    """Return the text in `language` (the current one by default), English where that is missing."""
    if not texts:
        return ""
    return texts.get(language or current()) or texts.get("en") or next(iter(texts.values()))


def init_app(app: Flask, time_zone: str) -> None:
    """Choose language and time zone for every request."""
    Babel(app, locale_selector=chosen, timezone_selector=lambda: time_zone)
    app.jinja_env.globals.update(LANGUAGES=LANGUAGES, language=current, in_language=in_language)

"""HTML of strangers made harmless: no scripts, no styles, no pictures, nothing fetched. Plain values."""

import html
import re

import nh3

TAGS = {
    *("a", "b", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "hr", "i", "li", "ol", "p"),
    *("pre", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "u", "ul"),
}
DROPPED_WHOLE = {"script", "style", "title", "head", "template", "noscript", "iframe", "svg", "math"}
LONGEST = 500_000
# Possessive and short of the next tag: whoever writes a mail chooses what this is tried on.
_PICTURE = re.compile(r"<img\b[^<>]*?\bsrc\s*+=\s*+[\"']?\s*+(?:https?:)?//", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|tr|li|h[1-6]|blockquote)>", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n\s*\n\s*\n+")


def harmless(source: str) -> str:
    """Return what of an HTML mail may be shown; links stay, as links that tell nobody where we come from."""
    return nh3.clean(
        source[:LONGEST],
        tags=TAGS,
        clean_content_tags=DROPPED_WHOLE,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )


def remote_pictures(source: str) -> int:
    """Return how many pictures the mail would have fetched from elsewhere."""
    return len(_PICTURE.findall(source[:LONGEST]))


def as_text(source: str) -> str:
    """Return the words of an HTML mail, a line for each paragraph."""
    lines = _BREAK.sub("\n", source[:LONGEST])
    bare = nh3.clean(lines, tags=set(), clean_content_tags=DROPPED_WHOLE)
    return _BLANK_LINES.sub("\n\n", html.unescape(bare)).strip()

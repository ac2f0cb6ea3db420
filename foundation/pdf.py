"""Reports as PDF files for reading, printing and keeping: tagged, paged, in the reader's language.

The page's `<html lang>` and `<title>` become the document's language and title.
"""

from typing import Any

from flask import Response, current_app

from foundation.saved_as import save_as


def render(template: str, **context: Any) -> bytes:
    """Return a template as a PDF file, in the language of the moment; needs no request."""
    from foundation.typesetting import pdf  # slow to load, and most processes print nothing

    return pdf(current_app.jinja_env.get_template(template).render(context))


def download(content: bytes, name: str) -> Response:
    """Return the answer that shows a PDF file, to be saved as `name`.pdf."""
    answer = Response(content, mimetype="application/pdf")
    save_as(answer, f"{name}.pdf", "inline")
    return answer

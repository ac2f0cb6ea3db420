"""The least that a page of twelve questions can cost: a fixed form, and the rows of its answers committed."""

import os

from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue

from bench.bare import stored, write
from foundation import database

TOKEN = "BENCH_TOKEN"
FIELD = '<p><label>Question {0} <input type="radio" name="q{0}" value="{1}"></label></p>'
PAGE = "".join(FIELD.format(question, point) for question in range(1, 13) for point in range(1, 6))


def create() -> Flask:
    """Make the application; it writes what the invitation of BENCH_TOKEN left."""
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["DATABASE_URL"]
    database.init_app(app)
    with app.app_context():
        rows = stored(os.environ[TOKEN])

    @app.route("/", methods=["GET", "POST"])
    def page() -> ResponseReturnValue:
        if request.method == "GET":
            return f'<!doctype html><form method="post">{PAGE}</form>'
        assert len(request.form) > 1
        write(rows)
        return redirect("/", 303)

    return app

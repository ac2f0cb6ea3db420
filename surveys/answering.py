"""Answering a survey."""

from flask import Blueprint

blueprint = Blueprint("answering", __name__, url_prefix="/s")

"""What cannot be taken, in plain values: a code for programs and a sentence for people."""

from collections.abc import Mapping
from typing import ClassVar


class Refusal(Exception):
    """Why something is refused: `code` names one of its `sentences`, `params` are the values in that."""

    sentences: ClassVar[Mapping[str, str]] = {}

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    @property
    def sentence(self) -> str:
        """The sentence without its values, as the catalogue has it."""
        return self.sentences[self.code]

    def __str__(self) -> str:
        return self.sentence % self.params

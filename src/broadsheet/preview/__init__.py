"""A live preview: every edition of an issue in the browser, for the person at this machine only.

A build pins a `Proof` to the `Board`; the `Server` shows what is on the board, and tells open pages when it changes.
"""

from broadsheet.preview.board import Board
from broadsheet.preview.server import Server

__all__ = ["Board", "Server"]

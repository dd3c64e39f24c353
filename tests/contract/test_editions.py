"""Every edition that comes with the program keeps the contract that plug-ins are held to."""

from __future__ import annotations

from broadsheet.testing.editions import EditionContract


class TestMail(EditionContract):
    name = "mail"


class TestText(EditionContract):
    name = "text"


class TestEpub(EditionContract):
    name = "epub"


class TestWeb(EditionContract):
    name = "web"

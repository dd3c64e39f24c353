"""`issue.json`: the compiled issue as an interchange format, and its JSON Schema."""

from __future__ import annotations

from typing import Any

import msgspec

from broadsheet.diagnostics import IssueFormatError
from broadsheet.issue.model import Issue

SCHEMA = 1
SCHEMA_ID = "https://broadsheet.example/schema/issue-1.json"


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file's outermost object. `schema` comes first so that a reader can refuse early."""

    schema: int
    issue: Issue


class _Head(msgspec.Struct):
    schema: int


def dump(issue: Issue) -> bytes:
    """The issue as UTF-8 JSON, indented by two, ending in a newline: the same issue gives the same bytes."""
    document = msgspec.json.encode(Document(SCHEMA, issue), order="deterministic")
    return msgspec.json.format(document, indent=2) + b"\n"


def load(data: bytes) -> Issue:
    """The issue in `data`; `load(dump(issue)) == issue`. A newer schema is refused."""
    try:
        head = msgspec.json.decode(data, type=_Head)
        if head.schema > SCHEMA:
            raise IssueFormatError(
                f"This issue.json has schema {head.schema}; this version reads up to {SCHEMA}. Update Broadsheet."
            )
        return msgspec.json.decode(data, type=Document).issue
    except msgspec.MsgspecError as error:
        raise IssueFormatError(f"This is not an issue.json this version can read: {error}") from error


def json_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of `issue.json`, made from the model itself."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Broadsheet issue",
        **msgspec.json.schema(Document),
    }

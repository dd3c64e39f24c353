"""`issue.json`: what is dumped is what is loaded, and what is not one is refused in words."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings

from broadsheet.diagnostics import IssueFormatError
from broadsheet.issue.interchange import SCHEMA, dump, json_schema, load
from broadsheet.issue.model import Issue
from tests.property.strategies import issues
from tests.unit.fit.issues import six

A_FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@A_FEW
@given(issues)
def test_an_issue_comes_back_as_it_was(issue: Issue) -> None:
    assert load(dump(issue)) == issue


@A_FEW
@given(issues)
def test_the_same_issue_gives_the_same_bytes(issue: Issue) -> None:
    assert dump(load(dump(issue))) == dump(issue)


def test_the_schema_stands_first() -> None:
    assert dump(six()).startswith(b'{\n  "schema": 1,')
    assert dump(six()).endswith(b"}\n")


def test_a_newer_schema_is_refused_with_a_hint() -> None:
    newer = json.dumps({**json.loads(dump(six())), "schema": SCHEMA + 1}).encode()
    with pytest.raises(IssueFormatError, match="Update Broadsheet"):
        load(newer)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"schema": 1}', b"\xff", b'{"schema": 1, "issue": {}}']
)
def test_what_is_no_issue_is_refused(data: bytes) -> None:
    with pytest.raises(IssueFormatError):
        load(data)


def test_an_unknown_field_is_refused() -> None:
    data = json.loads(dump(six()))
    data["issue"]["stroies"] = []
    with pytest.raises(IssueFormatError, match="stroies"):
        load(json.dumps(data).encode())


def test_the_json_schema_describes_the_document() -> None:
    schema = json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(schema["$defs"]["Document"]["properties"]) == {"schema", "issue"}

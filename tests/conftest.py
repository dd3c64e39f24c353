"""What holds for every test: no skips, the same verdict for the same tree, and the longest first."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

# A verdict depends on the tree alone, not on luck or on a busy machine; only `make soak` searches at random.
settings.register_profile("tree", derandomize=True, deadline=None)
settings.register_profile("soak", max_examples=10_000, deadline=None)
settings.load_profile("tree")


# Where the tests take longest. A module runs in one process: one that began last would let the others wait.
SLOW = ("conformance", "e2e", "meta", "crash", "golden", "property", "contract")
HERE = Path(__file__).parent


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the slowest folders; within a folder the order stays as it is, which is another every time."""
    items.sort(key=lambda item: (*SLOW, folder_of(item)).index(folder_of(item)))


def folder_of(item: pytest.Item) -> str:
    """The folder in tests/ that has it; "" for one that a test made elsewhere."""
    return item.path.relative_to(HERE).parts[0] if item.path.is_relative_to(HERE) else ""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="write what golden tests give now, to be read in the diff"
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return refuse_skip((yield))


def refuse_skip(report: Report) -> Report:
    """A test that does not run proves nothing: what it lacks belongs into the Makefile."""
    if report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which no test may be: {report.longrepr}"
    return report

"""Files and functions stay small enough to be read in one sitting."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[2]
MODULE_LINES = 500
TEST_LINES = 250
FUNCTION_LINES = 60
# The habit, as against the limit: half of all functions are this short, nine of ten that.
MEDIAN_FUNCTION_LINES = 8
NINE_IN_TEN_FUNCTION_LINES = 25

Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[Function]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length(function: Function) -> int:
    """Lines of `function` from `def` on, without its docstring."""
    whole = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return whole
    docstring = function.body[0]
    return whole - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def source_lengths() -> dict[str, int]:
    return {
        f"{path.relative_to(ROOT)}:{function.name}": length(function)
        for path in python_files("src")
        for function in functions(path)
    }


def test_no_module_is_too_long() -> None:
    assert [path for path in python_files("src") if lines(path) > MODULE_LINES] == []


def test_no_test_file_is_too_long() -> None:
    assert [path for path in python_files("tests") if lines(path) > TEST_LINES] == []


def test_no_function_is_too_long() -> None:
    assert [name for name, count in source_lengths().items() if count > FUNCTION_LINES] == []


def test_functions_are_mostly_short() -> None:
    counts = list(source_lengths().values())
    assert median(counts) <= MEDIAN_FUNCTION_LINES
    assert quantiles(counts, n=10)[-1] <= NINE_IN_TEN_FUNCTION_LINES


def test_a_docstring_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(
        'def add(a, b):\n    """The sum\n    of both.\n    """\n    return a + b\n', encoding="utf-8"
    )
    assert [length(function) for function in functions(path)] == [2]

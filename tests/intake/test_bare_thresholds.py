"""Numbers that decide a reading stand in the one record, each with the files that settle it: none stands in
code.
"""

import ast
import re
from pathlib import Path

import pytest

DOOR = Path(__file__).resolve().parents[2] / "nrr" / "intake"
EVIDENCE = re.compile(r"_(FEW|FEWEST|MANY|SEVERAL|SHORTEST|SMALLEST|NEAR|REPEATED)(_\w+)?$")
"""Names of counts that are enough, or too few, to believe something."""


def bare(tree):
    """Shares and factors wherever they stand, and constants that count evidence."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float) and node.value % 1:
            yield node.lineno, node.value
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                targets = target.elts if isinstance(target, ast.Tuple) else [target]
                values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
                for name, value in zip(targets, values, strict=False):
                    counted = isinstance(value, ast.Constant) and isinstance(value.value, int)
                    if counted and EVIDENCE.match(getattr(name, "id", "")):
                        yield node.lineno, f"{name.id} = {value.value}"


def numbers_of(room):
    """Place and number of each in the modules of a room."""
    return [
        (path.relative_to(DOOR).as_posix(), line, number)
        for path in sorted((DOOR / room).glob("*.py"))
        for line, number in bare(ast.parse(path.read_text(encoding="utf-8")))
    ]


@pytest.mark.parametrize("room", sorted({path.parent.name for path in DOOR.glob("*/*.py")}))
def test_no_number_that_decides_a_reading_stands_in_code(room):
    assert numbers_of(room) == []


def test_shares_and_counts_are_found():
    code = "_FEWEST, _LOOK = 3, 200\nhit = len(rows) >= 0.9 * count\n_MANY_OTHERS = 5\n"
    assert [number for _, number in bare(ast.parse(code))] == ["_FEWEST = 3", "_MANY_OTHERS = 5", 0.9]

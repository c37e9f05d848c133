"""The pages for operators say what is: the proxy, the settings, and the tests behind every control."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_setting_of_ours_is_documented():
    page = (ROOT / "nrr" / "decisions" / "deployment.md").read_text(encoding="utf-8")
    sources = [*ROOT.glob("pages/**/*.py"), *ROOT.glob("nrr/**/*.py")]
    read = (
        re.findall(r'environ(?:\.get)?[(\[]"(NRR_\w+)"', path.read_text(encoding="utf-8")) for path in sources
    )
    used = {name for names in read for name in names}
    assert {"NRR_STORE_URL", "NRR_STRICT"} <= used
    assert not [name for name in used if name not in page]


def test_every_control_names_a_test_that_exists():
    page = (ROOT / "nrr" / "decisions" / "security.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (S\d+) \|.*\| (.*) \|$", page, re.MULTILINE)
    assert len(rows) >= 24 and [name for name, _ in rows] == [f"S{at}" for at in range(1, len(rows) + 1)]
    for _, proofs in rows:
        assert named_tests(proofs), proofs


def test_what_holds_names_is_proved_where_a_test_can():
    page = (ROOT / "nrr" / "decisions" / "security.md").read_text(encoding="utf-8")
    table = page.partition("| what | names in it |")[2].partition("\n\n")[0]
    rows = [row.strip("| ").split(" | ") for row in table.splitlines()[2:]]
    assert {len(row) for row in rows} == {5}
    beyond = {what.split(" ")[0] for what, *_, proofs in rows if not named_tests(proofs)}
    assert beyond == {"Swap", "Old", "Files"}, "the machine, the database server, and what people took away"


def named_tests(proofs):
    """The tests a cell names; every one must exist."""
    named = re.findall(r"`([\w/]+)(?:\.py)?`", proofs)
    assert all((ROOT / "tests" / f"{name}.py").is_file() for name in named), proofs
    return named

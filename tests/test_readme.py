"""Every command of the README does what it says: the app's own by running it, the two of a fresh machine
by their parts.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINES = [
    line.split(" #")[0].strip()
    for block in re.findall(r"```bash\n(.*?)```", README, re.S)
    for line in block.splitlines()
    if line.strip()
]
PROGRAM = ".venv/bin/python -m nrr "
STANDS_FOR = {
    "FILE": str(ROOT / "sample_data" / "tarnbeck_long.csv"),
    "RECIPE": str(ROOT / "nrr" / "intake" / "recipes" / "stripe_subscriptions.toml"),
}


def test_the_readme_names_two_commands_of_a_fresh_machine_and_the_programs_own():
    others = [line for line in LINES if PROGRAM not in line]
    assert others == [
        (
            "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && .venv/bin/streamlit run"
            " app.py"
        ),
        "bash tests/run",
    ]


@pytest.mark.parametrize("line", [line for line in LINES if PROGRAM in line])
def test_a_command_of_the_program_runs_as_it_stands(line, tmp_path):
    settings, rest = line.split(PROGRAM)
    said = dict(part.split("=", 1) for part in shlex.split(settings))
    told = [STANDS_FOR.get(word, word) for word in shlex.split(rest)]
    run = subprocess.run(
        [sys.executable, "-m", "nrr", *told],
        cwd=tmp_path,
        env=os.environ | said | {"NRR_STORE_URL": f"sqlite:///{tmp_path}/boards.db", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert (run.returncode, run.stderr) == (0, "") and len(run.stdout) > 100


def test_ci_runs_exactly_the_test_command():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").strip().splitlines()
    assert script[-1] == "bash tests/run"


@pytest.mark.parametrize(
    "page", sorted([*ROOT.glob("*.md"), *ROOT.glob("nrr/**/*.md"), *ROOT.glob("sample_data/*.md")])
)
def test_every_link_within_the_project_leads_somewhere(page):
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []

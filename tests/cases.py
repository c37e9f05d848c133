"""The worked cases of the definitions and more by hand; `NRR_CASES` may name a further file of the same
form.
"""

import json
import os
from pathlib import Path

FILES = [
    Path(__file__).parent / "examples" / "definition_cases.json",
    Path(__file__).parent / "examples" / "hand_cases.json",
    Path(__file__).parent / "examples" / "action_cases.json",
    *filter(None, [os.environ.get("NRR_CASES")]),
]


def read_cases():
    found = [case for file in FILES for case in json.loads(Path(file).read_text())["cases"]]
    return {case["id"]: case for case in found}


CASES = read_cases()

"""An Intake as the JSON object of `read --json`: outcome, totals, customers, names, messages."""

from typing import Any

from nrr.ground import Option, Problem, Severity
from nrr.intake.intakes import Evidence, Intake, Rival, Step
from nrr.intake.questions import FIELDS
from nrr.intake.said.saying import Phrase, wording

_NAMES = 5_000


def read_object(found: Intake) -> dict[str, Any]:
    """The object printed. Keys and values are a promise: programs read them."""
    answer: dict[str, Any] = {
        "outcome": found.outcome,
        "shape": found.shape,
        "mapping": dict(found.mapping),
        "messages": [message(problem) for problem in found.problems],
        "reading": _reading(found.evidence),
    }
    if found.totals is not None:
        answer |= {
            "totals": found.totals.by_currency,
            "customers": found.totals.customers,
            "names": list(found.totals.names[:_NAMES]),
        }
    if found.rows is not None:
        answer["rows"] = {
            "read": found.rows.read,
            "used": found.rows.used,
            "left_out": [
                {"reason": line.reason, "rows": line.rows, "mrr": line.mrr} for line in found.rows.left
            ],
        }
    return _sound(answer)  # type: ignore[no-any-return]


def _reading(evidence: Evidence) -> dict[str, Any]:
    """Why the file was read so; closing MRR in major units."""
    return {
        "for": list(evidence.speaks_for),
        "against": list(evidence.against),
        "open": [_rival(one) for one in evidence.surviving],
        "dropped": [_rival(one) for one in evidence.dropped],
    }


def _rival(one: Rival) -> dict[str, Any]:
    closing = None if one.closing is None else round(one.closing / 1200, 2)
    return {
        "label": one.label,
        "why": one.why,
        "nrr": one.nrr,
        "closing_mrr": closing,
        "answers": dict(one.answers),
    }


def trace_object(found: Intake) -> list[dict[str, Any]]:
    """The way of the file: an object for each pass, in order."""
    return [
        {
            "pass": step.name,
            "ran": step.ran,
            "seconds": round(step.seconds, 6),
            "changed": {name: list(counts) for name, counts in step.changed.items()},
            "said": list(step.said),
        }
        for step in found.steps
    ]


def trace_lines(found: Intake) -> list[str]:
    """The same to read: number, pass, seconds, what it changed and what it said."""
    return [_trace_line(number, step) for number, step in enumerate(found.steps, 1)]


def _trace_line(number: int, step: Step) -> str:
    if not step.ran:
        return f"{number:3}  {step.name:40}        -  {wording(Phrase.PASS_NOT_TAKEN)}"
    changed = [f"{name} {before:,} -> {after:,}" for name, (before, after) in step.changed.items()]
    said = [wording(Phrase.PASS_SAYS, codes=", ".join(step.said))] if step.said else []
    return f"{number:3}  {step.name:40} {step.seconds:8.4f}  {'; '.join((*changed, *said))}".rstrip()


def message(problem: Problem) -> dict[str, Any]:
    """One finding."""
    place = problem.place
    found: dict[str, Any] = {
        "level": str(problem.severity),
        "code": problem.code,
        "text": " ".join(part for part in (problem.what, problem.did) if part),
        "remedy": problem.remedy,
        "count": problem.count,
    }
    if place is not None:
        found |= {"sheet": place.sheet or "", "row": list(place.rows), "column": place.column or ""}
    if problem.effect is not None:
        found["effect_points"] = round(problem.effect * 100, 2)
    if problem.choices:
        found["choices"] = [_choice(option) for option in problem.choices]
    if problem.code in FIELDS and problem.severity is Severity.QUESTION:
        found["field"] = FIELDS[problem.code]
    if problem.items:
        found["items"] = [
            {"label": item.label, "choices": [_choice(item.out), _choice(item.counted)]}
            for item in problem.items
        ]
    return found


def _choice(option: Option) -> dict[str, Any]:
    return {"label": option.label, "answers": dict(option.answers), "nrr": option.nrr}


def _sound(value: Any) -> Any:
    """Text that every JSON reader takes: lone surrogates are replaced."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {_sound(key): _sound(item) for key, item in value.items()}
    return [_sound(item) for item in value] if isinstance(value, list) else value

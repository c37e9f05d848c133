"""Open questions as choices with the NRR under each; what was assumed or answered, each with a switch."""

import streamlit as st

import nrr
from pages.parts.imports import desk, intakes, previews

_WORDS = {
    "date_order": ("Dates", {"DMY": "day before month", "MDY": "month before day"}),
    "month_format": (
        "Month headings",
        {"yy-mon": "the number is the year", "dd-mon": "the number is the day"},
    ),
    "timezone": ("Times", {"as_written": "as written", "UTC": "in UTC"}),
    "decimal": ("Decimal sign", {".": "point", ",": "comma"}),
    "amount_is": (
        "Amounts",
        {
            "mrr": "monthly",
            "arr": "annual",
            "quarter": "quarterly",
            "minor_units": "in cents",
            "period": "for the whole period",
            "rhythm": "spread over each customer's rhythm",
        },
    ),
    "duplicates": (
        "Repeated rows",
        {"sum": "added", "drop_exact": "dropped", "first": "first counts", "last": "last counts"},
    ),
    "same_month": (
        "Several amounts in a month",
        {"sum": "added", "drop_exact": "repeats dropped", "first": "first counts", "last": "last counts"},
    ),
    "customer_match": (
        "Spellings",
        {"exact": "kept apart", "trim": "outer blanks trimmed", "merge": "merged"},
    ),
    "hidden_rows": ("Hidden rows", {"include": "included", "exclude": "left out"}),
    "last_month": ("Last month", {"include": "complete", "exclude": "left out"}),
    "total_rows": ("Total rows", {"include": "included", "exclude": "left out"}),
    "units": (
        "Amounts",
        {
            "as_written": "right as written",
            "one_unit": "divided to one unit",
            "thousands": "in thousands",
            "millions": "in millions",
            "cents": "in cents",
        },
    ),
    "dates": ("Unusual dates", {"as_written": "right as written"}),
    "payments": ("Negative amounts", {"exclude": "payments, left out", "include": "credits"}),
    "extra_invoices": (
        "Invoices between regular ones",
        {
            "exclude": "left out",
            "month": "revenue of their month",
            "until_next": "until the next regular one",
        },
    ),
    "single_invoices": (
        "Single invoices",
        {
            "size": "as long as those nearest in size",
            "1": "for a month",
            "3": "for a quarter",
            "6": "for half a year",
            "12": "for a year",
            "24": "for two years",
            "36": "for three years",
        },
    ),
    "blank_customer": ("Blank names", {"fill_down": "the name above"}),
    "year": ("Year", {}),
    "period_months": ("Months of the components", {}),
    "fiscal_start": ("Fiscal year starts in month", {}),
    "sheets": ("Sheets", {}),
    "status": ("Left out by status", {}),
    "words": ("Rows", {}),
    "test_names": ("Test accounts", {"include": "counted", "exclude": "left out"}),
    "not_available": ("Cells without a number", {"no_revenue": "no revenue"}),
    "currency": ("Currency", {"SEPARATE": "kept separate"}),
    "as_of": ("Open contracts run through", {}),
    "ends": (
        "End dates",
        {"inclusive": "the last day in force", "exclusive": "the day the next period begins"},
    ),
    "term": ("Months a contract without an end runs", {}),
    "columns": ("Columns", {}),
    "ignore": ("Ignored columns", {}),
    "attributes": ("Columns that only filter", {}),
}
_TYPED = {"year_missing": ("Another year", "year", 1990, 2100)}
"""Questions with a field to type in: its label, the answer it gives, the smallest and the largest number."""


def asked(found: intakes.Read) -> tuple[nrr.Problem, ...]:
    """The questions that stand in the way of figures."""
    return tuple(p for p in found.intake.problems if p.severity is nrr.Severity.QUESTION)


def draw(found: intakes.Read) -> None:
    """Each as a choice, with the figures every answer leads to."""
    for place, problem in enumerate(asked(found)):
        with st.container(border=True, key=f"question_{place}", gap="small"):
            st.badge("Question", icon=":material/help:", color="blue")
            st.markdown(f"**{nrr.markdown_text(problem.what, 600)}**")
            if problem.choices:
                _choice(problem, f"answer_{place}_{desk.turn()}")
                if problem.items:
                    _each(problem.items, f"each_{place}_{desk.turn()}")
            elif problem.remedy:
                st.caption(nrr.markdown_text(problem.remedy, 600))


def _choice(problem: nrr.Problem, key: str) -> None:
    labels = [option_words(option) for option in problem.choices]
    prompt = nrr.markdown_text(problem.remedy, 600) or "Choose"
    picked = st.radio(prompt, labels, index=None, key=key)
    outcomes = {(option.nrr, option.closing_arr_minor) for option in problem.choices}
    if len(outcomes) == 1 < len(labels) and problem.choices[0].nrr is not None:
        st.caption("Every answer gives the same headline; other months differ.")
    if picked is not None:
        desk.decide_also(problem.choices[labels.index(picked)].answers)
        st.rerun()
    if problem.code in _TYPED:
        _typed(problem.code, f"typed_{key}")


def _typed(code: str, key: str) -> None:
    """A number that no list of answers can hold; what it leads to stands on the page once it is typed."""
    label, answer, lowest, highest = _TYPED[code]
    value = st.number_input(label, lowest, highest, None, step=1, key=key, width=160)
    if value is not None:
        desk.decide_also({answer: value})
        st.rerun()


def _each(items: tuple[nrr.ground.Item, ...], key: str) -> None:
    """The things a question asks about, each left out or counted by itself."""
    with st.form(key, border=False):
        names = [nrr.markdown_text(item.label, 120) for item in items]
        picked = st.pills("Or leave out only", names, selection_mode="multi", key=f"{key}_out")
        if st.form_submit_button("Leave these out, count the others", key=f"{key}_go"):
            chosen = [
                item.out if name in picked else item.counted for name, item in zip(names, items, strict=True)
            ]
            desk.decide_together(tuple(option.answers for option in chosen))
            st.rerun()


def option_words(option: nrr.ground.Option) -> str:
    """One way and where it leads."""
    return nrr.markdown_text(f"{option.label} · {leads_to(option)}", 200)


def leads_to(option: nrr.ground.Option) -> str:
    """The figures of one way, or why there are none."""
    why = f" ({option.reason})" if option.reason else ""
    closing = option.closing_arr_minor
    worth = "" if closing is None else f" · closing MRR {nrr.compact(closing, '', nrr.Basis.MRR)}"
    return f"NRR {nrr.percent(option.nrr)}{why}{worth}"


def decisions(found: intakes.Read) -> None:
    """Assumptions beside the figures: what was done, what it moves, and the button for each other way."""
    assumed = [p for p in found.intake.problems if p.choices and p.severity is not nrr.Severity.QUESTION]
    given = _given(found.intake.answers)
    unit = previews.unit_assumed(found.intake)
    if not assumed and not given and not unit:
        return
    with st.container(border=True, key="decisions", gap="small"):
        st.subheader("What these figures rest on", anchor=False)
        if unit:
            _unit()
        for place, problem in enumerate(assumed):
            _assumption(problem, place)
        if given:
            _answers(given)


def _unit() -> None:
    st.markdown(
        "Amounts are taken as monthly (MRR). Rates are the same either way; money would be a twelfth."
    )
    st.button(
        "The amounts are annual (ARR)",
        key="switch_unit",
        icon=":material/swap_horiz:",
        type="tertiary",
        on_click=desk.decide_also,
        args=({"amount_is": "arr"},),
    )


def _assumption(problem: nrr.Problem, place: int) -> None:
    effect = "" if problem.effect is None else f" Effect on NRR: {nrr.points(problem.effect)}."
    with st.container(key=f"assumed_{place}", gap="xxsmall"):
        st.markdown(nrr.markdown_text(f"{problem.what}{effect}", 700))
        for number, option in enumerate(problem.choices):
            _switch(option, f"switch_{place}_{number}")


def _switch(option: nrr.ground.Option, key: str) -> None:
    """The button for another way; what it leads to stands beside it, on a narrow screen below."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            nrr.markdown_text(option.label, 120),
            key=key,
            icon=":material/swap_horiz:",
            type="tertiary",
            on_click=desk.decide_also,
            args=(option.answers,),
        )
        st.caption(nrr.markdown_text(leads_to(option), 200), width="content")


def _given(answers: nrr.Answers) -> list[tuple[str, str]]:
    """Every answer in words: its key and the sentence."""
    names = _headings()
    found = []
    for key, value in answers.given().items():
        label, words = _WORDS.get(key, (key, {}))
        if key == "words":
            told = _words_given(value)
        elif isinstance(value, dict):
            told = ", ".join(f"{role.replace('_', ' ')} in {names.get(c, c)}" for role, c in value.items())
        elif isinstance(value, list):
            told = ", ".join(names.get(item, str(item)) for item in value) or "none"
        else:
            told = words.get(str(value), str(value))
        found.append((key, f"{label}: {told}"))
    return found


def _words_given(words: dict[str, str]) -> str:
    """`Closed, Lost left out; Renewed counted`."""
    out = ", ".join(word for word, said in words.items() if said == "leave_out")
    counted = ", ".join(word for word, said in words.items() if said == "counts")
    return "; ".join(f"{names} {said}" for names, said in ((out, "left out"), (counted, "counted")) if names)


def _headings() -> dict[object, str]:
    """What the columns are called, by letter."""
    now = desk.desk()
    columns = () if now is None or now.file.first is None else now.file.first.columns
    return {column.letter: column.heading for column in columns if column.heading}


def _answers(given: list[tuple[str, str]]) -> None:
    """The answers as a row of buttons; a press takes one back."""
    st.caption("Answered, press to take back")
    with st.container(horizontal=True, gap="small", key="answers_given_row"):
        for key, text in given:
            st.button(
                nrr.markdown_text(text, 120),
                key=f"take_back_{key}",
                icon=":material/close:",
                on_click=_take_back,
                args=(key,),
            )


def _take_back(key: str) -> None:
    now = desk.desk()
    if now is not None:
        kept = {name: value for name, value in now.answers.given().items() if name != key}
        desk.decide(nrr.Answers().and_also(kept))

"""Whether a recipe reads its sample to its figures."""

from nrr.intake.reading import read
from nrr.intake.recipes.recipe import Recipe


def checked_recipe(recipe: Recipe) -> tuple[str, ...]:
    """What is wrong with a recipe, in sentences; nothing where its sample gives its figures at once."""
    sample = recipe.sample
    if sample is None:
        return ("The recipe has no sample: nothing shows that it reads a file.",)
    found = read(
        sample.text.encode(), sample.name, None if recipe.signs else recipe.answers, recipes=(recipe,)
    )
    if found.totals is None:
        open_now = [f"{problem.severity}: {problem.what}" for problem in found.problems]
        return (f"The sample is not read: {found.outcome}.", *open_now[:3])
    months = {month: amount for one in found.totals.by_currency.values() for month, amount in one.items()}
    wrong = [
        f"{month}: the sample gives {months.get(month, 'nothing')}, and the recipe says {amount}."
        for month, amount in sample.mrr.items()
        if months.get(month) != amount
    ]
    if sample.customers not in (None, found.totals.customers):
        wrong.append(
            f"The sample has {found.totals.customers} customers, and the recipe says {sample.customers}."
        )
    unseen = bool(recipe.signs) and not any(problem.code == "known_export" for problem in found.problems)
    return (*wrong, *(("The signs are not among the headings of the sample.",) if unseen else ()))

"""Whether a recipe reads its sample to its figures."""

from nrr.intake.answers import Answers
from nrr.intake.intakes import Intake
from nrr.intake.outcomes import headline
from nrr.intake.reading import read
from nrr.intake.recipes.recipe import Recipe, Sample
from nrr.intake.said.saying import Phrase, wording


def checked_recipe(recipe: Recipe) -> tuple[str, ...]:
    """What is wrong with a recipe, in sentences; nothing where its sample gives its figures at once."""
    sample = recipe.sample
    if sample is None:
        return (wording(Phrase.RECIPE_WITHOUT_SAMPLE),)
    given = Answers() if recipe.holds_everywhere else recipe.answers
    through = {"as_of": sample.through} if sample.through else {}
    found = read(sample.text.encode(), sample.name, given.and_also(through), recipes=(recipe,))
    if found.totals is None:
        open_now = [f"{problem.severity}: {problem.what}" for problem in found.problems]
        return (wording(Phrase.SAMPLE_NOT_READ, outcome=found.outcome), *open_now[:3])
    months = {month: amount for one in found.totals.by_currency.values() for month, amount in one.items()}
    wrong = [
        wording(
            Phrase.SAMPLE_MONTH_OFF,
            month=month,
            found=months.get(month) or wording(Phrase.SAMPLE_GIVES_NOTHING),
            said=amount,
        )
        for month, amount in sample.mrr.items()
        if months.get(month) != amount
    ]
    if sample.customers not in (None, found.totals.customers):
        found_people, said = found.totals.customers, sample.customers
        wrong.append(wording(Phrase.SAMPLE_CUSTOMERS_OFF, found=found_people, said=said))
    wrong += _off(found, sample)
    unseen = recipe.holds_everywhere and not any(problem.code == "known_export" for problem in found.problems)
    return (*wrong, *((wording(Phrase.SAMPLE_WITHOUT_SIGNS),) if unseen else ()))


def _off(found: Intake, sample: Sample) -> list[str]:
    """What is wrong with NRR, where the recipe says what it is."""
    if not sample.nrr or found.ledger is None:
        return []
    value = headline(found.ledger)
    told = "none" if value is None else f"{value * 100:.1f}"
    return [] if told == sample.nrr else [wording(Phrase.SAMPLE_NRR_OFF, found=told, said=sample.nrr)]

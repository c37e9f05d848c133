"""`nrr report`: the figures of a file.

What makes them is loaded while the file is read in another process.
"""

from pathlib import Path
from typing import Any

import click

from nrr.commands.files import ANSWERS, BESIDE, JSON, NAME, SOURCE, Said, opened
from nrr.commands.loading import loaded
from nrr.commands.options import FILES, JSON_FORM, limit_options, plan_options
from nrr.commands.refusals import refusing
from nrr.commands.views import view_options
from nrr.ground import Refusal
from nrr.ledgers import Naming

REPORTING = "nrr.commands.reporting"


@click.command("report")
@SOURCE
@NAME
@ANSWERS
@BESIDE
@click.option("--by", multiple=True, help="Only these columns under segments; all of them if not given.")
@view_options
@plan_options
@click.option("--table", help="The table of a database, with its schema where it has one.")
@limit_options
@click.option(
    "--sealed",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Of a database: a file that keeps the totals of closed months; made where there is none.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([JSON_FORM, *FILES]),
    help="Write the report as a file: the pack of the board in this form, or its customers as CSV.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where the file is written.")
@click.option(
    "--names",
    type=click.Choice([str(one) for one in Naming]),
    default=str(Naming.ABSENT),
    show_default=True,
    help="How customers go in the file.",
)
@click.option("--company", default="", help="Whose figures these are, for the title of the file.")
@JSON
@refusing()
def report_command(source: Path | str, name: str | None, answers: Path | None, **asked: Any) -> None:
    """NRR, GRR, bridge, trend, cohorts, segments and findings of SOURCE.

    SOURCE is a file, or the address of a database, whose rows stay there: duckdb:///FILE, parquet:FOLDER,
    csv:FOLDER, postgresql://...
    """
    if isinstance(source, str):
        if asked["form"] in FILES:
            raise Refusal(f"{asked['form']} is made of a file; the report of a database is JSON or words")
        loaded(REPORTING).say_table(source, answers, asked)
        return
    if asked["sealed"] is not None:
        raise Refusal("months of a table in a database are sealed; a file is read whole every time")
    said = Said.AS_JSON if asked["as_json"] or asked["form"] == JSON_FORM else Said.IN_WORDS
    found = opened(source, name, answers, said, asked["beside"], meanwhile=REPORTING)
    loaded(REPORTING).say_file(found, source.stem, asked, said)

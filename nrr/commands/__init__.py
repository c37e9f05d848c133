"""The command line: the same code path as the upload, for scripts and schedules.

Exit status: 0 done, 2 refused with the problems printed, 3 where there is news (`watch`), or earlier figures
were restated (`publish --tell-restated`), 4 where news could not be delivered; 1 only for a fault of this
program. `read --json` prints an object whatever the outcome, so it ends with 0 whenever it printed one.
"""

import click

import nrr
from nrr.commands.agents import mcp_command
from nrr.commands.boards import publish_command
from nrr.commands.certificates import certify_command
from nrr.commands.explanations import explain_command, identify_command
from nrr.commands.reading import read_command
from nrr.commands.recipes import recipe_commands
from nrr.commands.reports import report_command
from nrr.commands.serving import serve_command
from nrr.commands.storekeeping import store_commands
from nrr.commands.watching import watch_command

__all__ = ["main"]

COMMANDS = (
    serve_command,
    read_command,
    report_command,
    certify_command,
    recipe_commands,
    explain_command,
    identify_command,
    publish_command,
    watch_command,
    mcp_command,
    store_commands,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(nrr.__version__, prog_name="nrr")
def main() -> None:
    """Net revenue retention from the spreadsheet you have: figures, boards and files."""


for command in COMMANDS:
    main.add_command(command)

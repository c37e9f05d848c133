"""The command line: the same code path as the upload, for scripts and schedules.

Exit status: 0 done, 2 refused with the problems printed, 3 where there is news (`watch`), or earlier figures
were restated (`publish --tell-restated`), 4 where news could not be delivered; 1 only for a fault of this
program. `read --json` prints an object whatever the outcome, so it ends with 0 whenever it printed one.
"""

from types import MappingProxyType

import click

import nrr
from nrr.commands.loading import loaded
from nrr.intake.readers import reader_bench
from nrr.warehouse.addresses import is_address

__all__ = ["main"]

COMMANDS = MappingProxyType(
    {
        "serve": "serving:serve_command",
        "read": "reading:read_command",
        "report": "reports:report_command",
        "certify": "certificates:certify_command",
        "recipe": "recipes:recipe_commands",
        "explain": "explanations:explain_command",
        "identify": "explanations:identify_command",
        "publish": "boards:publish_command",
        "watch": "watching:watch_command",
        "mcp": "agents:mcp_command",
        "store": "storekeeping:store_commands",
    }
)
"""Every command by name, as module and function; a module is loaded when its command is asked for."""

READING = frozenset({"read", "report", "explain", "identify", "publish", "watch"})
"""Those that read a file in a process of its own, which starts before their own modules are loaded."""


class _Commands(click.Group):
    """Loads only the command that is asked for: a script that reads needs no boards and no charts."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Rows behind an address stay in their database, and help reads nothing: neither needs a reader."""
        without = set(ctx.help_option_names) & {*args} or any(map(is_address, args))
        if READING.intersection(args[:1]) and not without:
            reader_bench.ahead()
            ctx.call_on_close(reader_bench.let_go)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(loaded(f"{__name__}.{module}"), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(nrr.__version__, prog_name="nrr")
def main() -> None:
    """Net revenue retention from the spreadsheet you have: figures, boards and files."""

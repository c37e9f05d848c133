"""Where a digest goes: a message for sendmail, a webhook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from nrr.commands.webhooks import checked_hook, posted
from nrr.publishing import passphrase_in
from nrr.watching import hook_object, html_of, message_of, text_of

_OPTIONS = (
    click.option(
        "--mail-file",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Write one message here, as `sendmail -t` takes it.",
    ),
    click.option("--to", default="", help="Its recipient."),
    click.option("--from", "sender", default="", help="Its sender."),
    click.option("--webhook", default="", help="POST the digest here: https, or http to this machine."),
    click.option(
        "--webhook-secret-file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="Sign it with the line in this file.",
    ),
)


def letter_options(command: Any) -> Any:
    """Where a digest goes, as options of a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Written:
    """One digest in the forms of a letter."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Where it goes; nowhere where nothing was asked for."""

    mail_file: Path | None
    ends: Mapping[str, str]
    webhook: str
    secret: str | None

    def written(self, subject: str, lines: Sequence[str], stamp: str) -> Written:
        """The digest as text and HTML."""
        return Written(subject, text_of(subject, lines, stamp), html_of(subject, lines, stamp))


def letter_to(asked: Mapping[str, Any]) -> Letter:
    """Refusal for an address that is not taken, before anything is read."""
    hook = checked_hook(asked["webhook"]) if asked["webhook"] else ""
    ends = {"From": asked["sender"], "To": asked["to"]}
    return Letter(asked["mail_file"], ends, hook, passphrase_in(asked["webhook_secret_file"]))


def delivered(letter: Letter, written: Written, plain: Mapping[str, Any]) -> bool:
    """Whether it got everywhere it was to go."""
    if letter.mail_file is not None:
        message = message_of(written.subject, written.text, written.html, letter.ends)
        try:
            letter.mail_file.write_bytes(message)
        except OSError:
            return False
    return not letter.webhook or posted(letter.webhook, hook_object(written.text, plain), letter.secret)

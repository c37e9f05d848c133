"""The reader's own process. A length, a request and the file come in, an Intake goes out.

Whatever a file does to its parser, it does it here, under limits of memory and time set before the first byte is read.
"""

import os
import resource
from typing import BinaryIO

MEMORY_MB = int(os.environ.get("NRR_READER_MB", "3000"))
CPU_SECONDS = int(os.environ.get("NRR_READER_CPU_SECONDS", "90"))


def main(source: BinaryIO, target: BinaryIO, steps: int) -> None:
    """Reads one request and answers it; the name of every step goes to the open file `steps`."""
    _limit()
    import msgspec  # noqa: PLC0415 - after the limits

    from nrr.intake.answers import parsed_answers  # noqa: PLC0415
    from nrr.intake.intakes import read  # noqa: PLC0415
    from nrr.intake.joins.sidetables import side_of  # noqa: PLC0415
    from nrr.intake.wires import encoded  # noqa: PLC0415

    size = int.from_bytes(source.read(8), "big")
    request = msgspec.msgpack.decode(source.read(size))
    if request.get("side"):
        target.write(msgspec.msgpack.encode(side_of(source.read(), request["name"]), enc_hook=dict))
    else:
        answers, _ = parsed_answers(request["answers"])
        target.write(
            encoded(
                read(
                    source.read(),
                    request["name"],
                    answers,
                    lambda step: os.write(steps, f"{step}\n".encode()),
                )
            )
        )
    target.flush()


def _limit() -> None:
    """Memory and processor time are bounded for this process alone; it writes no core file."""
    for kind, amount in (
        (resource.RLIMIT_AS, MEMORY_MB << 20),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (amount if hard < 0 else min(amount, hard), hard))

"""What comes up for renewal month by month, as bars without script."""

from collections.abc import Sequence

from nrr.charts.looks import Look
from nrr.charts.pictures.falls import Fall, fall_pictures
from nrr.charts.pictures.sheets import Svg


def renewal_picture(coming: Sequence[tuple[str, int]], soon: int, look: Look, alt: str) -> Svg:
    """Amounts in annualised minor units under their names; the first `soon` stand out."""
    falls = [
        Fall(
            key="expansion" if n < soon else "mix",
            name=name,
            start=0.0,
            end=look.units(up),
            level=0.0,
            above=(look.short(up) if up else "–",),
            told=f"{name}: {look.short(up)}",
            total=n < soon,
        )
        for n, (name, up) in enumerate(coming)
    ]
    return fall_pictures(falls, alt)

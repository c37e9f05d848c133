"""Whole minor units shared out in proportion: what is left over goes to the largest remainders."""

from collections.abc import Sequence


def shared(whole: int, weights: Sequence[int]) -> list[int]:
    """Parts of `whole` in proportion to weights of zero or more; they add up to it. Ties go to the earlier
    part.
    """
    total = sum(weights)
    if not total:
        return [whole, *[0] * (len(weights) - 1)] if weights else []
    parts = [whole * weight // total for weight in weights]
    remainders = [(whole * weight) % total for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-remainders[i], i))
    for index in order[: whole - sum(parts)]:
        parts[index] += 1
    return parts

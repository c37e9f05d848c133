"""Why revenue moves: one account from month to month, causes first.

An account that turns sour is used less every month; while it does, it buys less, and then it may leave. Cards
fail, some twice, and some accounts are lost over it. Whoever comes near the limit of its plan buys more. Some
stop for a winter. Revenue, use, failed payments and the reason given at the end all follow from that.
"""

from dataclasses import dataclass, field

from company import pick

SOUR_REASONS = ("Moved to competitor", "Missing features", "Price", "No longer needed", "Missing features")
CALM_REASONS = ("Company closed", "No longer needed", "")
CARD_REASONS = ("Card declined", "Payment failed")
NEAR_LIMIT = 0.8
LEAVES_SOUR, LEAVES_AFTER_CUT, CUTS_SOUR, RECOVERS = 0.05, 0.20, 0.16, 0.12
FAILS_AGAIN = 0.45
RETURNS = 0.10
WINTER_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Habits:
    """Chances per month: to turn sour, to leave or to buy less for no cause of ours, to grow, that a payment
    fails; that an account is lost when one fails twice, and that a seasonal one stops for the winter.
    """

    sours: float
    leaves: float
    cuts: float
    grows: float
    fails: float
    lost: float
    rests: float = 0.0


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of one month: revenue in cents, log-ins a user, percent of the limit used, payments that
    failed in three months.
    """

    cents: int
    logins: int = 0
    used: int = 0
    failures: int = 0


AWAY = Told(0)


@dataclass(slots=True)
class Account:
    """What changes while a customer's story is told."""

    units: int
    unit_cents: int
    pricing: str
    plan: int = 0
    use: float = 0.65
    sour_months: int = 0
    has_cut: bool = False
    failed: list[bool] = field(default_factory=list)
    away_until: int = -1
    reason: str = ""

    @property
    def cents(self):
        """Metered revenue follows use, in steps of a twentieth of the limit."""
        metered = 0.6 + 0.6 * int(20 * self.use) / 20 if self.pricing == "Usage" else 1.0
        return round(self.units * self.unit_cents * metered)

    def told(self, cents):
        """The month as the books hold it."""
        return Told(cents, max(1, round(30 * self.use)), round(100 * self.use), sum(self.failed[-3:]))


def grow(dice, account):
    """More seats, a larger package, or the next plan: below the limit again."""
    if account.plan == 0 and dice.random() < 0.25:
        account.plan = 1
    step = 0.08 + 0.24 * dice.random()
    if account.pricing == "Seat":
        account.units += max(1, int(account.units * step))
    else:
        account.unit_cents += 100 * max(1, int(account.unit_cents * step / 100))
    account.use /= 1 + step


def shrink(dice, account):
    """Fewer seats, or a smaller package."""
    step = 0.10 + 0.25 * dice.random()
    if account.pricing == "Seat":
        account.units = max(1, account.units - int(account.units * step))
    else:
        account.unit_cents -= 100 * int(account.unit_cents * step / 100)
    account.has_cut = True


def leave(dice, account, t, months, reasons):
    """Most who stop stay away; one in ten is back after two to seven months, a little smaller."""
    back = t + 2 + int(dice.random() * 6)
    account.away_until = back if dice.random() < RETURNS else months
    account.reason = pick(dice, reasons)
    if dice.random() < 0.5:
        account.unit_cents -= account.unit_cents // 20
    account.use, account.sour_months, account.has_cut, account.failed = 0.6, 0, False, []


def used(dice, account, habits):
    """Use rises slowly; of an account that has turned sour it falls until it leaves or is won over."""
    if account.sour_months and dice.random() < RECOVERS:
        account.sour_months, account.has_cut = 0, False
    if account.sour_months or dice.random() < habits.sours:
        account.sour_months += 1
        account.use *= 0.72 + 0.16 * dice.random()
    else:
        account.use = min(0.98, max(0.35, account.use + 0.06 * dice.random() - 0.02))


def paid(dice, account, habits):
    """Whether the card worked; one that failed last month fails again more often."""
    again = bool(account.failed) and account.failed[-1]
    account.failed.append(dice.random() < (FAILS_AGAIN if again else habits.fails))
    return not (account.failed[-1] and again and dice.random() < habits.lost)


def live(dice, account, habits, t, months, winter):
    """One month; what is told of its end, nothing while the customer is away. In a `winter` month seasonal
    ones may stop.
    """
    if t < account.away_until:
        return AWAY
    if account.away_until == t:
        account.reason = ""
    if winter and dice.random() < habits.rests:
        account.away_until = t + WINTER_MONTHS
        return AWAY
    used(dice, account, habits)
    if not paid(dice, account, habits):
        leave(dice, account, t, months, CARD_REASONS)
        return AWAY
    sour = account.sour_months > 1
    leaves = habits.leaves + sour * (LEAVES_AFTER_CUT if account.has_cut else LEAVES_SOUR)
    chance = dice.random()
    if chance < leaves:
        leave(dice, account, t, months, SOUR_REASONS if sour else CALM_REASONS)
        return AWAY
    cuts = CUTS_SOUR if sour else habits.cuts
    grows = 0.0 if sour else habits.grows * (2.4 if account.use > NEAR_LIMIT else 0.6)
    if chance < leaves + cuts:
        shrink(dice, account)
    elif chance < leaves + cuts + grows:
        grow(dice, account)
    return account.told(account.cents)

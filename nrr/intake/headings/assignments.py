"""Columns of a framed table -> roles: by answers first, by headings second, checked against the cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from nrr.intake.columns.customers import Setting, is_count, is_row_number
from nrr.intake.columns.nouns import Noun, noun_of
from nrr.intake.columns.profiles import Content, Profile, profile_of
from nrr.intake.columns.twins import is_sure, same_amounts, same_months
from nrr.intake.headings.apart import holds_tax, is_tax
from nrr.intake.headings.bounds import length_of, names_period, names_quarter, names_renewal, runs_now
from nrr.intake.headings.cadences import begun, counted_cadence, holds_lengths
from nrr.intake.headings.courses import whole_course
from nrr.intake.headings.currencies import holds_currencies, with_own_currency
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.roles import Guess, Strength, amount_rank, guess_of, recurs, says_recurring
from nrr.intake.headings.words import COMPONENTS, INTERVAL_HEADINGS, Role
from nrr.intake.lexicon.phrases import phrase_of, words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.stamps import Form, Stamp

_DATES = frozenset({Role.MONTH, Role.START, Role.END, Role.CANCELLED})
_DAYS = frozenset({Content.DATE, Content.MONTH})
_WHO = frozenset({Role.CUSTOMER, Role.CUSTOMER_ID})
_AMOUNTS = COMPONENTS | {Role.AMOUNT}
_MONTH_FORMS = frozenset({Form.DAY, Form.NUMERIC, Form.NO_YEAR, Form.FISCAL, Form.QUARTER, Form.SERIAL})
_LENGTHS = frozenset({Role.INTERVAL, Role.INTERVAL_COUNT, Role.TERM})
_LAST_RESORT = 100
_WITH_TAX = 10
Candidate = tuple[tuple[int, int], int]
_ANSWER_ROLES = {
    "id": Role.CUSTOMER_ID,
    "name": Role.CUSTOMER,
    "date": Role.MONTH,
    "mrr": Role.AMOUNT,
    "type": Role.REVENUE_TYPE,
    "plan": Role.PRODUCT,
}


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """Role -> column; month columns of a wide table with their stamps; columns that compete for a role."""

    roles: Mapping[Role, int]
    months: tuple[tuple[int, Stamp], ...] = ()
    rivals: Mapping[Role, tuple[int, ...]] = field(default_factory=dict)
    profiles: tuple[Profile, ...] = ()
    unknown_answers: tuple[str, ...] = ()
    by_place: bool = False
    ids_of_customers: bool = False  # the heading of the IDs says whose they are
    counts: tuple[int, ...] = ()  # columns headed like customers whose numbers count them

    @property
    def dated(self) -> tuple[int, ...]:
        """The columns of dates."""
        return tuple(i for i, profile in enumerate(self.profiles) if profile.holds_dates)

    def get(self, role: Role) -> int | None:
        """The column of a role."""
        return self.roles.get(role)


def assigned(frame: Frame, columns: Mapping[str, str]) -> Assignment:
    """The roles of a framed table's columns."""
    profiles = tuple(profile_of(column, frame.first_body_row) for column in frame.table.columns)
    told, unknown = _told(frame, columns)
    months = _month_columns(frame, told)
    found = _candidates(frame, profiles, told, {*told.values(), *(index for index, _ in months)})
    found, counts = _possible(frame, profiles, months, _best(found, told)[0], found)
    roles, rivals = _without_twins(frame, *_best(found, told))
    by_place = _customer_by_place(frame, profiles, months, roles)
    roles |= by_place
    roles = whole_course(_closing_amount(roles), frame, profiles, told)
    ids = roles.get(Role.CUSTOMER_ID)
    theirs = (
        ids is not None
        and guess_of(frame.headings[ids].text).role is Role.CUSTOMER_ID
        and len(words_of(frame.headings[ids].text)) > 1
    )
    if Role.CURRENCY not in told:
        roles = with_own_currency(roles, frame, profiles, [i for _, i in found.get(Role.CURRENCY, ())])
    numbers = tuple(profile.amounts >= LIMITS.mostly for profile in profiles)
    days = tuple(profile.holds_dates for profile in profiles)
    roles = _dated(counted_cadence(begun(roles, frame, days), frame, numbers), frame)
    return Assignment(roles, months, rivals, profiles, unknown, bool(by_place), theirs, counts)


def _candidates(
    frame: Frame, profiles: tuple[Profile, ...], told: Mapping[Role, int], taken: set[int]
) -> dict[Role, list[Candidate]]:
    """Columns whose heading suggests a role and whose cells can play it, ranked."""
    found: dict[Role, list[Candidate]] = {}
    years = any(guess_of(heading.own).role is Role.YEAR for heading in frame.headings)
    taxed = any(is_tax(heading.own) and profiles[i].holds_amounts for i, heading in enumerate(frame.headings))
    for index, heading in enumerate(frame.headings):
        guess = _guess(frame, index, profiles[index])
        if guess.role is None or index in taken or guess.role in told:
            continue
        counted = years and guess.role is Role.MONTH and profiles[index].small >= LIMITS.mostly
        role, strength = guess.role, int(guess.strength)
        if not counted and not _holds(role, profiles[index]):
            least = 0 if phrase_of(heading.own) in INTERVAL_HEADINGS else LIMITS.most
            lasting = holds_lengths(frame, index, least)
            if role not in (Role.AMOUNT, Role.MONTH) or not lasting:
                continue
            role, strength = Role.INTERVAL, int(Strength.PART)
        rank = amount_rank(heading.text) if role is Role.AMOUNT else _name_rank(heading.text)
        if role is Role.AMOUNT and recurs(heading.text):
            strength = int(Strength.WHOLE)
        if role is Role.AMOUNT and taxed and holds_tax(heading.text):
            rank += _WITH_TAX
        if role in _DATES and runs_now(heading.text):
            strength = 0  # the period that runs now, where another column tells the whole course
        if role is Role.CUSTOMER and profiles[index].constant:
            strength, rank = 0, rank + _LAST_RESORT
        found.setdefault(role, []).append(((-strength, rank), index))
    return found


def _guess(frame: Frame, index: int, profile: Profile) -> Guess:
    """What a heading suggests, where its cells agree: a figure is no customer, quarters are months."""
    heading = frame.headings[index]
    guess = guess_of(heading.text) if guess_of(heading.own).role is None else guess_of(heading.own)
    if guess.role is None and holds_currencies(frame.table.columns[index], frame.first_body_row):
        return Guess(Role.CURRENCY, Strength.PART)
    if guess.role is None and names_quarter(heading.own) and not profile.holds_amounts:
        return Guess(Role.MONTH, Strength.PART)
    if guess.role in _WHO and profile.numeric and noun_of(heading.text) is Noun.MONEY:
        return replace(guess, role=Role.AMOUNT)
    if guess.role is Role.REVENUE_TYPE and profile.content is Content.MONEY and says_recurring(heading.text):
        return Guess(Role.AMOUNT, Strength.WHOLE)
    if guess.role is Role.SUBSCRIPTION and profile.content is Content.MONEY:
        return replace(guess, role=None)
    if guess.role in _LENGTHS and not _may_last(frame, index, guess.strength):
        return replace(guess, role=None)
    return guess


def _may_last(frame: Frame, index: int, strength: Strength) -> bool:
    """Lengths in the cells, at least one of them: "Billing" also heads how bills are sent."""
    if strength is Strength.PART or length_of(frame.headings[index].own) is None:
        return holds_lengths(frame, index, least=LIMITS.most if strength is Strength.PART else 0)
    return True


def _possible(
    frame: Frame,
    profiles: tuple[Profile, ...],
    months: tuple[tuple[int, Stamp], ...],
    roles: Mapping[Role, int],
    found: dict[Role, list[Candidate]],
) -> tuple[dict[Role, list[Candidate]], tuple[int, ...]]:
    """The candidates without row numbers and counts headed like customers; the counts."""
    dated = [i for i, p in enumerate(profiles) if p.content in _DAYS]
    month = roles.get(Role.MONTH, dated[0] if len(dated) == 1 else None)
    listed = bool(months) or (Role.START in roles and (Role.END in roles or Role.MONTH not in roles))
    setting = Setting(frame.table, frame.first_body_row, profiles, None if months else month, listed)
    headings = [heading.text for heading in frame.headings]
    counts = [index for _, index in found.get(Role.CUSTOMER, ()) if is_count(setting, index, headings)]
    kept = {
        role: [o for o in options if o[1] not in counts and not is_row_number(setting, o[1], headings)]
        if role in _WHO
        else options
        for role, options in found.items()
    }
    numbers = tuple(index for index in counts if profiles[index].numeric)
    return {role: options for role, options in kept.items() if options}, numbers


def _best(
    found: dict[Role, list[Candidate]], told: Mapping[Role, int]
) -> tuple[dict[Role, int], dict[Role, tuple[int, ...]]]:
    """The best column of every role, and the columns that are as good."""
    roles = dict(told)
    rivals: dict[Role, tuple[int, ...]] = {}
    for role, options in found.items():
        best = min(options)
        roles[role] = best[1]
        equal = tuple(index for rank, index in sorted(options) if rank == best[0])
        if len(equal) > 1:
            rivals[role] = equal
    return roles, rivals


def _without_twins(
    frame: Frame, roles: dict[Role, int], rivals: dict[Role, tuple[int, ...]]
) -> tuple[dict[Role, int], dict[Role, tuple[int, ...]]]:
    """Columns that say the same are no rivals; of two dates the one of sure day and month is read."""
    columns, first, delimiter = frame.table.columns, frame.first_body_row, frame.table.delimiter
    months, amounts = rivals.get(Role.MONTH, ()), rivals.get(Role.AMOUNT, ())
    apart = dict(rivals)
    if months and all(same_months(columns[months[0]], columns[i], first) for i in months[1:]):
        sure = next((i for i in months if is_sure(columns[i], first)), months[0])
        roles = {**roles, Role.MONTH: sure}
        del apart[Role.MONTH]
    if amounts and all(same_amounts(columns[amounts[0]], columns[i], first, delimiter) for i in amounts[1:]):
        del apart[Role.AMOUNT]
    return roles, apart


def _customer_by_place(
    frame: Frame,
    profiles: tuple[Profile, ...],
    months: tuple[tuple[int, Stamp], ...],
    roles: Mapping[Role, int],
) -> dict[Role, int]:
    """Beside month columns, the only column of words names the customers whatever it is headed."""
    if len(months) < 2 or Role.CUSTOMER in roles or Role.CUSTOMER_ID in roles:
        return {}
    taken = {*roles.values(), *(index for index, _ in months)}
    held = [i for i, p in enumerate(profiles) if i not in taken and p.filled]
    words = [i for i in held if not (profiles[i].holds_amounts or profiles[i].holds_dates)]
    return {Role.CUSTOMER: words[0]} if len(words) == 1 else {}


def _closing_amount(roles: dict[Role, int]) -> dict[Role, int]:
    """In a roll-forward of every customer, the closing balance is the amount of the month."""
    who = {Role.CUSTOMER, Role.CUSTOMER_ID} & set(roles)
    if not who or Role.AMOUNT in roles or not {Role.MONTH, Role.OPENING, Role.CLOSING} <= set(roles):
        return roles
    return {**roles, Role.AMOUNT: roles[Role.CLOSING]}


def _dated(roles: dict[Role, int], frame: Frame) -> dict[Role, int]:
    """A period's end (or start) alone is the month of its row; a day of renewal is not."""
    alone = {Role.START, Role.END} & set(roles)
    if Role.MONTH in roles or len(alone) != 1 or {Role.TERM, Role.INTERVAL, Role.CANCELLED} & set(roles):
        return roles
    role = alone.pop()
    if names_renewal(frame.headings[roles[role]].text):
        return roles
    if role is Role.START and not names_period(frame.headings[roles[role]].text):
        return roles
    return {(Role.MONTH if key is role else key): index for key, index in roles.items()}


def _told(frame: Frame, columns: Mapping[str, str]) -> tuple[dict[Role, int], tuple[str, ...]]:
    told: dict[Role, int] = {}
    unknown = []
    roles = {role.value: role for role in Role} | _ANSWER_ROLES
    for key, name in columns.items():
        role, index = roles.get(key.casefold().strip()), column_named(frame, name)
        if role is None or index is None:
            unknown.append(f"{key}: {name}")
        else:
            told[role] = index
    return told, tuple(unknown)


def column_named(frame: Frame, name: str) -> int | None:
    """The column of that heading, or of that letter; None where there is none."""
    wanted = name.strip().casefold()
    for texts in ([h.text for h in frame.headings], [h.own for h in frame.headings]):
        for index, text in enumerate(texts):
            if text.strip().casefold() == wanted or words_of(text) == words_of(name) != ():
                return index
    letters = [letter.casefold() for letter in frame.table.letters]
    return letters.index(wanted) if wanted in letters else None


def _month_columns(frame: Frame, told: Mapping[Role, int]) -> tuple[tuple[int, Stamp], ...]:
    if Role.MONTH in told or Role.AMOUNT in told:
        return ()
    found = [
        (i, h.stamp)
        for i, h in enumerate(frame.headings)
        if h.stamp.form in _MONTH_FORMS or h.stamp.form is Form.YEAR
    ]
    monthly = [(i, stamp) for i, stamp in found if stamp.form is not Form.YEAR]
    return tuple(monthly or found)


def _holds(role: Role, profile: Profile) -> bool:
    """Whether the cells can play the role at all."""
    if role in _DATES:
        return profile.filled == 0 or profile.dates >= LIMITS.holds
    if role in _AMOUNTS:
        return profile.formulas > 0 or profile.filled == 0 or profile.amounts >= LIMITS.holds
    return True


_NAME_ORDER = tuple(
    vocabulary(Section.CLUES, key) for key in ("customers_themselves", "accounts", "companies")
)


def _name_rank(heading: str) -> int:
    words = set(words_of(heading))
    first = next((i for i, names in enumerate(_NAME_ORDER) if words & names), len(_NAME_ORDER))
    return first if guess_of(heading).strength is Strength.WHOLE else first + 20

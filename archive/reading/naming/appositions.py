"""Appositions: what may stand behind a name, or open it, that only people have: a role, an age, initials."""

from collections.abc import Sequence

from archive.reading.lexicon.organisations import ACRONYMS, NO_BODIES
from archive.reading.lexicon.people import ROLES
from archive.reading.lexicon.speech import SPEECH
from archive.reading.tokens import Token

_NO_INITIALS = NO_BODIES | ACRONYMS.keys()


def is_initials_of_person(token: Token) -> bool:
    """*J.D.*, *J.R.R.*; not *U.S.*."""
    return token.kind == "dotted" and len(token.text) <= 6 and token.low.replace(".", "") not in _NO_INITIALS


def is_age(number: str) -> bool:
    """Whether a number can be somebody's age."""
    return number.isdigit() and len(number) <= 3 and 5 <= int(number) <= 115


def role_in(after: Sequence[Token]) -> str | None:
    """*a security analyst at …*, *former foreign secretary*, *who leads …*; but no verb comes before the role."""
    for position, token in enumerate(after):
        if token.low in ("who", "quien", "whose") and position == 0 or token.low in ROLES:
            return token.text
        if token.kind not in ("word", "possessive", "dotted", "number") and token.text not in ("-", "’", "'") or token.low in SPEECH:
            return None
    return None

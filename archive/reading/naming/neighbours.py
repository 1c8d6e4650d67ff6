"""Known names beside others: *U.S.* before a national body, and bodies that share a head."""

from collections.abc import Iterable, Iterator, Sequence

from archive.folding import fold
from archive.reading.naming.matching import Found
from archive.reading.naming.organisations import Organisation
from archive.reading.tokens import Token

_NATIONAL_KINDS = ("agency", "court", "legislature", "armed-force")
_OWNS = ("’s ", "'s ", "’ ", "' ")
_UNITED_STATES = ("us", "u.s.", "united states")


def with_national_prefix(body: str, found: Sequence[Found]) -> Iterator[Found]:
    """*U.S.* before a national body belongs to its name; another state's name before it makes it another body, which isn't linked."""
    pending: Found | None = None
    for match in found:
        if pending and _is_national_prefix(body, pending, match):
            if _belongs(body[pending.start : pending.end], match):
                pending = Found(pending.start, match.end, match.senses)
                continue
            match = Found(match.start, match.end, ())
        elif pending and _is_other_states(body, pending, match):
            match = Found(match.start, match.end, ())
        if pending:
            yield pending
        pending = match
    if pending:
        yield pending


def _is_national_prefix(body: str, prefix: Found, match: Found) -> bool:
    if match.start - prefix.end != 1 or not body[prefix.end].isspace() or not (prefix.senses and match.senses):
        return False
    national = all(sense.actor.kind in _NATIONAL_KINDS and not sense.is_exact for sense in match.senses)
    return national and prefix.senses[0].actor.kind == "state" and prefix.senses[0].name.kind in ("demonym", "name", "acronym", "alias")


def _is_other_states(body: str, prefix: Found, match: Found) -> bool:
    """*Mexico’s Congress* isn't the body of another state that a bare *Congress* names."""
    if body[prefix.end : match.start] not in _OWNS or not (prefix.senses and match.senses) or prefix.senses[0].actor.kind != "state":
        return False
    national = all(sense.actor.kind in _NATIONAL_KINDS for sense in match.senses)
    return national and not _belongs(body[prefix.start : prefix.end], match)


def _belongs(prefix: str, match: Found) -> bool:
    """Whether the body's own names don't tie it to another state than ``prefix`` names."""
    american = fold(prefix) in _UNITED_STATES or fold(prefix) == "american"
    tied = any(fold(name.text).startswith(("us ", "u.s. ", "united states ")) for sense in match.senses for name in sense.actor.names)
    return american or not tied


def shared_parts(tokens: Sequence[Token], head: int) -> Iterator[tuple[int, int]]:
    """The spans of A and B in *A, B and C cartels*."""
    end = head
    index = head - 1
    while index >= 0 and head - index < 16:
        token = tokens[index]
        if token.low in ("and", "y", "or") or token.text == ",":
            if index + 1 < end:
                yield tokens[index + 1].start, tokens[end - 1].end
            end = index
        elif not (token.kind == "word" and token.is_capital):
            break
        index -= 1
    if index + 1 < end < head:
        yield tokens[index + 1].start, tokens[end - 1].end


def outside(found: list[Found], organisations: Iterable[Organisation]) -> list[Found]:
    """The known names that lie inside no longer unknown one."""
    inside = {position: other for other in organisations for position in range(other.start, other.end)}
    kept = []
    for match in found:
        other = inside.get(match.start)
        if other is None or match.end > other.end or (other.start, other.end) == (match.start, match.end):
            kept.append(match)
    return kept

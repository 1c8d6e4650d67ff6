"""Words the reader knows, English and Spanish: plain data, folded (lower case, no accents, straight quotes)."""


def words(listed: str) -> frozenset[str]:
    """The words of a list that is written with blanks or line ends between them: ``words("dr mr")`` is ``{"dr", "mr"}``."""
    return frozenset(listed.split())


def phrases(listed: str) -> frozenset[str]:
    """The phrases of a list that is written one a line: ``phrases("most read\\nrelated")`` is ``{"most read", "related"}``."""
    return frozenset(line.strip() for line in listed.splitlines() if line.strip())

"""Where Django's admin looks for us: the editors' desk registers itself."""

from archive.desk import articles, entities, incoming, pages

__all__ = ["articles", "entities", "incoming", "pages"]

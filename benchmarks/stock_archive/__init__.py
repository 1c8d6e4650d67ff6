"""The Django app of the peer "Haystack + Whoosh": an article and its search index, as Haystack's documentation has them."""

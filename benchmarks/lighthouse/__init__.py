"""Lighthouse, by npm, over the kinds of pages that the browser tests know."""

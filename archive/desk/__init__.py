"""The editors' desk: Django's admin, made for pasting pages, judging proposals and publishing."""

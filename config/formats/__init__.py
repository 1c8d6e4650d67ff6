"""How dates are written, a module a language: Django's own English is American, and its short Spanish date could be taken for it."""

"""Drills: what the archive promises, tried by force in large numbers. Small versions of them are among the tests."""

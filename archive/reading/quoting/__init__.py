"""Quoted words, and whose they are."""

"""Dates of all precisions as printed, spans and points of time, and the dated events that a text tells of."""

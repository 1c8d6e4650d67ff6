"""Numbers that measure something, and what they are a figure of."""

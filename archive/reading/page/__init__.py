"""From bytes to the article's own parts: what is furniture, title, date, byline and block."""

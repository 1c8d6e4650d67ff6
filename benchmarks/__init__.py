"""What the search engine is measured with: the same corpus and the same questions for it and for its peers."""

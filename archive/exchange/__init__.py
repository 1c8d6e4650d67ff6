"""Exchange: what other programs take from the archive: harvesters, search robots, and whoever wants all of it in files."""

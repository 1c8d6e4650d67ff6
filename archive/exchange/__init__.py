"""Exchange: how the archive leaves for other tools: references and page metadata, harvesters and robots, all of it in files."""

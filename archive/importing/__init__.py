"""From raw pages and records to the archive: what comes in, who reads it, and the one place that writes."""

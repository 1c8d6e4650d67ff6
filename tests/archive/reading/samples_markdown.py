"""What the sample pages in Markdown must give."""

from tests.archive.reading.samples import Expected

PAGES = [
    Expected(
        "merida-promises.md",
        "Sixteen Years of Mérida: What the Money Could Not Buy",
        "2025-11-15",
        "day",
        "meta",
        "en",
        ("Patrick Lindqvist",),
        "Borderlands Quarterly",
        (
            "Subscribe to our briefing",
            "Most read in Borderlands Quarterly",
            "The customs union nobody wanted",
            "Filed under: Security, Americas",
            "Follow us on Mastodon",
        ),
        ("The Mérida Initiative was launched in 2009 with helicopters", "needs more than another communiqué"),
    ),
    Expected(
        "tracing-the-iron-river.md",
        "The Iron River Runs South",
        "2026-03-03",
        "day",
        "byline",
        "en",
        ("Daniel Whitcombe",),
        "The Meridian Desk",
        (
            "Share: X · Bluesky · Copy link",
            "Filed under: Firearms, Mexico, Courts",
            "Enjoyed this? Three more from the Desk",
            "How Canada counts its pistols",
        ),
        ("Every argument about what comes north has a twin", "crosses the bridge in a school bag"),
    ),
    Expected(
        "climate-and-cartels.md",
        "Heat, Harvests and Hired Guns: A Climate Security Reader for Mesoamerica",
        "2025",
        "year",
        "byline",
        "en",
        ("Nadia Brightwater", "Esteban Cuéllar"),
        None,
        ("Contents: The short version", "Back to the reading room", "Font: A / A+", "Download: EPUB", "Comments go to"),
        ("Climate change doesn’t recruit gunmen", "Someone ought to tell the finance ministers"),
    ),
]

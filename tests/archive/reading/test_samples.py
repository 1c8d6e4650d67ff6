"""The sample pages of fixtures/articles, read whole: title, imprint, furniture gone and text kept."""

import re
import unicodedata

import pytest

from archive.reading import Gazetteer, RawPage, Record, propose_topics, read
from tests.archive.reading.places import SAMPLES, full_gazetteer

# file, title, published_on, precision, basis, language, authors, outlet, what must be gone, what must remain
PAGES = [
    (
        "rio-grande-seizures.txt",
        "On the River, a Record Haul and a Thinner Trust",
        "2025-11-10",
        "day",
        "masthead",
        "en",
        (),
        "Continental Review",
        (
            "Skip to content",
            "Americas | Defence | Trade | Podcasts | Sign in",
            "Home > Analysis > Border security",
            "Share this: Facebook X LinkedIn",
            "You may also like",
            "Why Laredo’s brokers dread December",
            "3 Comments",
            "Join the conversation",
            "Your e-mail address will not be shown.",
            "Terms | Privacy | Cookie settings",
        ),
        ("Inspectors who work the bridges between Brownsville and Laredo", "never had fewer people to call on the other side"),
    ),
    (
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
    (
        "january-reckoning.txt",
        "A Border Counted in Cartridges",
        "2026-01-16",
        "day",
        "masthead",
        "en",
        (),
        "The Potomac Ledger",
        (
            "World Politics Business Opinion Newsletters Log out",
            "Text size: A A A",
            "Save for later",
            "Correction policy",
            "morning e-mail",
            "More from World",
            "Copyright 2026 Potomac Ledger Company",
        ),
        ("Thirteen million is an awkward number to picture", "A strategy worth the name would begin with what was not"),
    ),
    (
        "overdose-ledger.html",
        "Counting the dead: why overdose figures never match",
        "2026-02-24",
        "day",
        "meta",
        "en",
        ("Hannah Okafor", "Luis Prieto"),
        "Public Health Wire",
        (
            "Jump to the story",
            "Support our reporting",
            "Keep reading",
            "How naloxone got cheap",
            "Sign me up",
            "Reprint our stories",
            "Manage preferences",
            "5 min read",
        ),
        ("Ask two federal agencies how many Americans fentanyl killed", "“I would print the footnote,” she said."),
    ),
    (
        "cartel-balance-sheets.html",
        "The Cartels’ Balance Sheet",
        "2025-12-09",
        "day",
        "meta",
        "en",
        ("Ingrid Solheim",),
        "Ledger & Law",
        (
            "Become a member",
            "Search the site",
            "Features › Financial crime",
            "Readers also opened",
            "Free ports, full vaults",
            "Leave a note for the author",
            "Data protection",
        ),
        ("It is not profit, it is not only fentanyl", "There is no column for them."),
    ),
    (
        "embassy-paper-questions.txt",
        "The Embassy Paper: Your Questions Answered",
        None,
        "none",
        "none",
        "en",
        (),
        None,
        (
            "EXPLAINERS | MAPS | QUIZZES | ABOUT US",
            "Reading time: 6 minutes",
            "Listen to this page",
            "Did this page help you?",
            "Follow the explainer team",
            "Tip jar | Corrections",
        ),
        ("A few pages that were never meant to be read outside a chancery", "Have we missed something? Send us your own question"),
    ),
    (
        "precursor-chain.txt",
        None,
        None,
        "none",
        "none",
        "en",
        (),
        None,
        ("Print this article", "E-mail to a colleague", "Tags: chemicals, ports, public health"),
        ("“Follow the drum, not the driver,”", "It had been declared as fertiliser."),
    ),
    (
        "sanctions-monitor-release.txt",
        "Sanctions Monitor Counts 574 Cartel Designations, Warns of Empty Shells",
        "2025-11-03",
        "day",
        "dateline",
        "en",
        (),
        None,
        ("FOR IMMEDIATE RELEASE", "Media contact:", "Download as PDF", "Unsubscribe from these releases", "1100 Q Street NW"),
        ("today released its yearly count of people and firms", "the Monitor expects the delay to fall below six months"),
    ),
    (
        "frontera-y-agua.txt",
        "Agua que se debe: la deuda del río Bravo vuelve a la mesa",
        "2026-02-14",
        "day",
        "byline",
        "es",
        ("Lucía Andrade",),
        "El Cauce",
        (
            "Inicio Opinión Reportajes",
            "Iniciar sesión",
            "Compartir en:",
            "Te puede interesar",
            "Los acequieros de Nuevo México",
            "Suscríbete a nuestro boletín",
            "Deja tu opinión (12)",
            "Aviso de privacidad",
        ),
        ("cabe en treinta páginas y ha sobrevivido", "el tratado se escribió en años buenos"),
    ),
    (
        "cronica-de-culiacan.html",
        "Culiacán, la ciudad que aprendió a cenar temprano",
        "2026-03-02",
        "day",
        "meta",
        "es",
        ("Rebeca Ituarte",),
        "Cuadernos de Frontera",
        (
            "Portada",
            "Este sitio usa cookies propias",
            "Sigue leyendo",
            "Mapa: los retenes del norte",
            "Conversación cerrada",
            "Licencia CC BY",
        ),
        ("—Aquí no se fue la gente, se fue la noche —dice", "Son las siete y cuarto."),
    ),
    (
        "tracing-the-iron-river.md",
        "The Iron River Runs South",
        "2026-03-03",
        "day",
        "byline",
        "en",
        ("Daniel Whitcombe",),
        None,
        (
            "Share: X · Bluesky · Copy link",
            "Filed under: Firearms, Mexico, Courts",
            "Enjoyed this? Three more from the Desk",
            "How Canada counts its pistols",
        ),
        ("Every argument about what comes north has a twin", "crosses the bridge in a school bag"),
    ),
    (
        "gun-trace-numbers.html",
        "What the gun-trace numbers leave out",
        "2026-03-12",
        "day",
        "url",
        "en",
        ("Margaux Vilain",),
        "Statecraft Notes",
        (
            "All issues",
            "Dark mode",
            "In the same notebook",
            "A short history of the serial number",
            "Join 9,000 readers",
            "Built without trackers",
        ),
        ("A trace is a question put to a factory", "on numbers that neither side believes"),
    ),
    (
        "darien-after-the-crowds.txt",
        "The Darién After the Crowds",
        "2025-11",
        "month",
        "masthead",
        "en",
        ("Gaspar Wolde", "Yesenia Cruz-Amador"),
        "Isthmus Monthly",
        ("Menu Search Donate", "Send a letter to the editors", "on recycled paper", "Next issue: Who owns"),
        ("could carry sixty people before breakfast", "It was the place where causes could be counted."),
    ),
    (
        "coca-arithmetic.txt",
        "THE ARITHMETIC OF COCA",
        "2026-01-22",
        "day",
        "byline",
        "en",
        ("Camila Restrepo-Hale",),
        "The Andean Brief",
        ("free to read, paid for by its readers", "Back issues:", "Tip line: Signal only"),
        ("Colombia has never grown so much coca", "nobody comes to tell us why"),
    ),
    (
        "antwerp-fewer-tonnes.txt",
        "Fewer tonnes, more grenades: Antwerp’s uneasy year",
        "2026-03-18",
        "day",
        "dateline",
        "en",
        (),
        "Harbour & State",
        ("View in browser", "Manage your subscription", "You receive this because", "One-click unsubscribe"),
        ("The customs shed on Quay 730 has a new roof", "from my chair I can’t tell which"),
    ),
    (
        "southern-flank.html",
        "NATO looks south, through a keyhole",
        "2025-12-03",
        "day",
        "url",
        "en",
        ("Giorgio Pellegrini-Shaw",),
        "The Allied Observer",
        (
            "Mess & culture",
            "Find",
            "From the archive",
            "How to read a communiqué",
            "Independent of the alliance and of every ally",
            "Your privacy",
        ),
        ("It filled four pages of a very long communiqué", "The keyhole will be the same size."),
    ),
    (
        "arctic-icebreakers.html",
        "Steel, Ice and Patience: The Arctic’s Icebreaker Gap",
        None,
        "none",
        "none",
        "en",
        (),
        None,
        ("Pin it", "Send by e-mail", "Reddit", "Posted in"),
        ("Russia has more than forty icebreakers", "It is the only neutral party in the region."),
    ),
    (
        "chip-controls-transcript.txt",
        "Chips, Customs and Third Countries: an edited transcript",
        "2026-02-11",
        "day",
        "text",
        "en",
        (),
        "Meridian Forum",
        ("Watch | Listen | Read", "Members’ area", "Rate this session", "Upcoming sessions:", "House rules and cookies"),
        ("They work as a tax and fail as a wall", "The audience’s questions are in the recording"),
    ),
    (
        "extradition-docket.txt",
        "Handing Over: How Extradition Became a Calendar",
        "2026-01-27",
        "day",
        "text",
        "en",
        (),
        "Docket Southwest",
        ("Download the docket table (CSV)", "Disclosure: the author’s firm", "Buy us a coffee"),
        ("A courtroom deputy in Brooklyn keeps a wall calendar", "She put it on the fridge instead."),
    ),
    (
        "laredo-bridge-shut.txt",
        "World Trade Bridge in Laredo shut for five hours",
        "2025-12-02",
        "day",
        "masthead",
        "en",
        (),
        "Border Wire",
        ("Get alerts on your phone", "Report an error"),
        ("Trucks stood for eleven miles on Tuesday", "delays should end before the weekend"),
    ),
    (
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
    (
        "tariffs-and-truce.txt",
        "A Truce With a Timer: Mexico, Tariffs and the Review of 2026",
        "2025-12-22",
        "day",
        "byline",
        "en",
        ("Bernadette Kowalczyk",),
        "The Trade Winds",
        (
            "≡ Sections",
            "Peso 18.02",
            "Home › North America › Tariffs",
            "Gift this article",
            "What to read next",
            "Five charts on steel",
            "Sign up for Trade Winds Weekly",
            "Do not sell my data",
        ),
        ("The truce between the United States and Mexico has an expiry date", "The other has been stopped."),
    ),
]


def sample(name: str) -> Record:
    path = SAMPLES / name
    if not path.exists():
        pytest.skip(f"{name} is not among the sample pages")
    return read(RawPage(name, path.read_bytes()), Gazetteer())


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("name", "title", "published_on", "precision", "basis", "language", "authors", "outlet"), [row[:8] for row in PAGES]
)
def test_a_sample_page_gives_its_title_and_imprint(name, title, published_on, precision, basis, language, authors, outlet):
    record = sample(name)
    found = (record.published_on, record.date_precision, record.date_basis, record.language, record.authors, record.outlet)
    assert found == (published_on, precision, basis, language, authors, outlet)
    assert record.title == title


@pytest.mark.parametrize(("name", "gone", "kept"), [(row[0], row[8], row[9]) for row in PAGES])
def test_a_sample_page_keeps_its_text_and_loses_its_furniture(name, gone, kept):
    body = plain(sample(name).body)
    assert [phrase for phrase in gone if phrase in body] == []
    assert [phrase for phrase in kept if plain(phrase) not in body] == []


def sample_with_all_known_names(name: str) -> Record:
    path = SAMPLES / name
    if not path.exists():
        pytest.skip(f"{name} is not among the sample pages")
    return read(RawPage(name, path.read_bytes()), full_gazetteer())


@pytest.mark.parametrize(
    ("name", "value", "unit", "period"),
    [
        ("rio-grande-seizures.txt", 18_000, "kilogram", "past year"),
        ("rio-grande-seizures.txt", 35_000_000_000, "USD", "a year"),
        ("rio-grande-seizures.txt", 93, "%", None),
        ("cartel-balance-sheets.html", 35_000_000_000, "USD", "a year"),
        ("precursor-chain.txt", 140_000, "death", "2022"),
        ("antwerp-fewer-tonnes.txt", 107_000, "death", "2023"),
        ("overdose-ledger.html", 12_600, "death", "2015"),
        ("tracing-the-iron-river.md", 74, "%", "2024"),
        ("tracing-the-iron-river.md", 1_740, "laboratory", "2024"),
        ("merida-promises.md", 60, "%", None),
    ],
)
def test_a_sample_page_gives_the_figures_that_its_ledger_needs(name, value, unit, period):
    assert (value, unit, period) in {(one.value, one.unit, one.period) for one in sample_with_all_known_names(name).figures}


@pytest.mark.parametrize(
    ("name", "windows"),
    [
        ("rio-grande-seizures.txt", [("2025-11-10", "2026-05-10")]),
        ("january-reckoning.txt", [("2026-01-16", "2026-07-16"), ("2026-01-16", "2036-01-16")]),
        ("darien-after-the-crowds.txt", [("2030-11-01", "2035-11-01")]),
        ("frontera-y-agua.txt", [("2026-02-14", "2026-08-14"), ("2026-02-14", "2036-02-14")]),
        ("precursor-chain.txt", [(None, None), (None, None)]),
    ],
)
def test_a_sample_page_gives_its_forecasts_with_their_windows(name, windows):
    assert [(one["starts_on"], one["ends_on"]) for one in sample_with_all_known_names(name).as_json()["forecasts"]] == windows


@pytest.mark.parametrize(
    ("name", "person", "affiliation"),
    [
        ("rio-grande-seizures.txt", "Isabella Ramirez", "Center for Strategic Studies"),
        ("merida-promises.md", "Elena Ramirez", "Instituto de Estudios Estratégicos"),
        ("january-reckoning.txt", "Elena Ramirez", "Hemispheric Security Initiative"),
        ("precursor-chain.txt", "Sofia Ramirez", "RAND"),
        ("coca-arithmetic.txt", "Felipe Arango", "Ideas for Peace Foundation"),
        ("extradition-docket.txt", "Regina Solo\u0301rzano", "Universidad Iberoamericana"),
    ],
)
def test_a_sample_page_quotes_its_people_with_their_affiliation(name, person, affiliation):
    found = {(plain(one.speaker or ""), one.affiliation) for one in sample_with_all_known_names(name).quotations}
    assert (plain(person), affiliation) in found


@pytest.mark.parametrize(
    ("name", "event", "printed"),
    [
        ("merida-promises.md", "Mérida Initiative", "2009"),
        ("january-reckoning.txt", "Merida Initiative", "2014"),
        ("tracing-the-iron-river.md", "Bicentennial Framework", "2021-10-08"),
    ],
)
def test_a_sample_page_dates_its_events(name, event, printed):
    assert (event, printed) in {(one.name, one.date) for one in sample_with_all_known_names(name).events}


def test_a_meeting_later_than_its_sample_page_is_flagged():
    assert any("later than the article's date" in warning for warning in sample_with_all_known_names("january-reckoning.txt").warnings)


def test_places_that_hold_a_states_name_are_not_the_state():
    record = sample_with_all_known_names("january-reckoning.txt")
    mentions = [mention for actor in record.actors if actor.slug == "mexico" for mention in actor.mentions]
    assert [one for one in mentions if record.body[: one.start].endswith(("New ", "State of "))] == []


@pytest.mark.parametrize("name", [row[0] for row in PAGES])
def test_a_sample_page_gets_no_more_than_eight_topics(name):
    record = sample_with_all_known_names(name)
    assert len(propose_topics(record.title, record.body, full_gazetteer().keywords)) <= 8

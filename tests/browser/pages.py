"""Every kind of page that anonymous readers see, at an address of the sample archive: the one table of all that is asked of each page."""

from tests.browser.sample_archive import KEPT

LONGEST = "heat-harvests-and-hired-guns-a-climate-security-reader-for-mesoamerica"
WITH_A_REPLY = "the-informers-price"
OTHER = "counting-by-halves-murder-money-and-coca-in-seven-tables"

PAGES = {
    "home": "/",
    "articles": "/articles/",
    "articles of a year": "/articles/2025/",
    "articles of a month": "/articles/2025/11/",
    "undated articles": "/articles/undated/",
    "article": f"/articles/{LONGEST}/",
    "article with a reply": f"/articles/{WITH_A_REPLY}/",
    "article with a reply that waits": f"/articles/{WITH_A_REPLY}/?reply=waiting",
    "article of questions and answers": "/articles/the-embassy-paper-your-questions-answered/",
    "article in Spanish": "/articles/culiacan-la-ciudad-que-aprendio-a-cenar-temprano/",
    "article with disputes": "/articles/sixteen-years-of-merida-what-the-money-could-not-buy/",
    "reply": f"/articles/{WITH_A_REPLY}/reply/",
    "passage to cite": f"/articles/{WITH_A_REPLY}/cite/p-a-man-who-has-1165a9df/",
    "actors": "/actors/",
    "actors of a kind": "/actors/?kind=person&q=a",
    "actor": "/actors/united-states/",
    "person": "/actors/marco-rubio/",
    "person without articles": "/actors/juan-ramon-de-la-fuente/",
    "topics": "/topics/",
    "topic": "/topics/fentanyl-and-synthetic-opioids/",
    "sources": "/sources/",
    "sources, least traceable first": "/sources/?sort=grade",
    "source": "/sources/rand-corporation-unidentified-datasets/",
    "document": "/sources/leaked-embassy-document/",
    "unnamed sources": "/sources/unnamed/",
    "ledgers": "/ledgers/",
    "comparison to choose": f"/compare/?one={LONGEST}",
    "comparison": f"/compare/{WITH_A_REPLY}/{OTHER}/",
    "gaps": "/gaps/",
    "gap": "/gaps/unsourced-figures/",
    "claims": "/claims/",
    "claims of a topic": "/claims/?topic=cocaine",
    "measure": "/claims/overdose-deaths-united-states/",
    "disagreements": "/claims/disagreements/",
    "conflicts": "/claims/disagreements/?label=conflict",
    "forecasts": "/forecasts/",
    "forecasts overdue": "/forecasts/?status=overdue",
    "tally of forecasts": "/forecasts/tally/",
    "quotations": "/quotations/",
    "quotations of a speaker": "/quotations/?speaker=claudia-sheinbaum",
    "quoted speakers": "/quotations/speakers/",
    "quoted affiliations": "/quotations/affiliations/",
    "actors never quoted": "/quotations/never/",
    "same words": "/quotations/same/",
    "events": "/events/",
    "about": "/about/",
    "search without words": "/search/",
    "search": "/search/?q=fentanyl",
    "search with filters": "/search/?q=fentanyl&actor=mexico&from=2025",
    "search, filters opened": "/search/?q=fentanyl#filters",
    "no hits": "/search/?q=zzzqqq",
    "no hits but a suggestion": "/search/?q=fentanyl+smugling",
    "search refused": "/search/?q=fentanyl&nonsense=1",
    "search to keep": "/search/keep/?q=fentanyl",
    "kept search": f"/search/kept/{KEPT}/",
    "reading list, empty": "/reading-list/",
    "reading list": f"/reading-list/?a={LONGEST}&a={OTHER}",
    "log-in": "/admin/login/",
    "no such page": "/nowhere/",
}
"""Addresses by the name of the kind of page, as reports say it."""
STATUS = {"no such page": 404}
"""What is answered where it isn't 200."""

LEFT_OUT = {
    "api-docs": "Swagger's own page, as its authors made it",
    "favicon": "leads to a picture",
    "healthz": "a word for machines",
    "readyz": "a word for machines",
    "metrics": "figures for machines",
    "oai": "XML for harvesters",
    "admin_password_reset": "on the desk, where mail is set up",
    "password_reset_complete": "on the desk, where mail is set up",
    "password_reset_confirm": "on the desk, where mail is set up",
    "password_reset_done": "on the desk, where mail is set up",
    "preview": "the page of an article, at an address that ends",
    "raw-page": "plain text",
    "replies": "takes what the form sends, and leads to it or back",
    "robots": "plain text",
    "sitemap": "XML for robots",
    "sitemap-section": "XML for robots",
    "suggest": "JSON for a script",
    "set_language": "takes a choice, and leads back",
    "unapi": "references for programs",
}
"""Names of addresses that have no page in the table, each with the reason; besides those below, by the end of their names."""
FILES = ("-export", "-feed", "-ics", "-ris", "-bibtex", "-csl")
"""Ends of names of addresses that are files."""

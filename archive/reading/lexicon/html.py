"""Names of meta elements and classes by which HTML pages mark their title, date, author and what stands around the text."""

from archive.reading.lexicon import words

TITLE_FIELDS = ("citation_title", "og:title", "parsely-title", "dc.title", "dcterms.title", "sailthru.title", "twitter:title")

DATE_FIELDS = (
    tuple(
        """
article:published_time og:article:published_time og:published_time rnews:datepublished article:published article.published
datepublished date_published parsely-pub-date sailthru.date citation_publication_date citation_online_date citation_date
dc.date.issued dcterms.issued cxenseparse:recs:publishtime bt:pubdate originalpublicationdate og:pubdate pubdate publishdate
publish-date publish_date published-date published_date publication_date publication-date firstpublished ptime pdate vr:published_time
iso-8601-publish-date
""".split()
    ),
    tuple("dc.date dcterms.date dc.date.created dcterms.created article:created article.created published displaydate date".split()),
)
"""Surest names first; those of the second row are trusted only after ``time`` elements, since some sites put other days there."""

REVISED_FIELDS = ("article:modified_time", "datemodified", "og:updated_time", "last-modified", "dcterms.modified", "dc.date.modified")
"""Where pages state their last revision: it settles a day that can be read in two ways."""

AUTHOR_FIELDS = ("citation_author", "byl", "parsely-author", "sailthru.author", "author", "article:author", "article:author_name",
                 "article.author", "dc.creator", "dcterms.creator", "dc.contributor", "cxenseparse:author", "og:author", "byline",
                 "twitter:written_by", "creator", "dc:creator", "dcterms:creator", "dc.creator.personalname", "author_name", "author-name",
                 "authors", "article:authors", "article_author", "article-author", "sailthru.authors", "news_author", "post_author",
                 "shareaholic:article_author_name")  # fmt: skip

WRITTEN_BY = ("written by", "author", "by", "escrito por", "autor", "por", "verfasst von", "publie par", "ecrit par", "scritto da")
"""What the label of a card's field says where its data are the author."""

OUTLET_FIELDS = ("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher", "publisher", "article:publisher_name",
                 "application-name", "apple-mobile-web-app-title")  # fmt: skip

DATE_CLASSES = ("datepublished", "publish", "entry-date", "posted", "pubdate", "date-header", "post-date", "article-date", "dateline")
"""Parts of classes that mark a ``time`` element as the publication's."""

AUTHOR_FOLDERS = words("""
author authors people person persons staff profile profiles by journalist journalists contributor contributors expert experts scholar
scholars fellow fellows writer writers columnist columnists reporter reporters correspondent correspondents team our-team our-people bio
autor autores autora autoras firma firmas columnista columnistas redactor redactora redactores periodista periodistas
""")
"""Folders of addresses in which sites keep the pages of their authors: ``/staff/ada-roe``."""

CARD_CLASSES = ("people-card", "person-card", "peoplecard", "personcard", "people_card", "person_card", "expert-card", "author-card",
                "card--person", "card-person", "card--people", "staff-card", "profile-card", "bio-card")  # fmt: skip
"""Parts of classes that mark a card of a person under the headline."""

SITE_CLASSES = words("""
logo site-title site-name sitename sitetitle site-logo branding brand navbar-brand blog-title blogname masthead site-branding
site-header header titlewrapper blog-header logo-text header-title
""")
"""Classes and ids that mark the site's own name."""

HEADLINE_CLASSES = words("""
entry-title post-title article-title article__title post__title entry__title headline article-headline article__headline page-title
story-title news-title story-headline story__headline content-title entry-header__title node-title
""")
"""Classes that mark the headline, whatever its tag."""

ASIDES = frozenset({"nav", "footer", "aside", "form", "noscript", "template", "script", "style", "figcaption"})

ASIDE_CLASSES = words("""
comment comments commentlist respond related recommended recommendations recommend sidebar footer trending popular promo promos teaser
teasers newsletter menu navbar navigation breadcrumb breadcrumbs carousel outbrain taboola caption figcaption credit
relacionadas relacionados comentarios recirc recirculation tags taglist tagcloud keywords mostread
""")
"""Words of classes and ids that mark what is no part of the article."""

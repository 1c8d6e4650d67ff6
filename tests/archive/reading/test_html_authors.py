"""Who wrote an HTML page, in the markup of many systems: one page a row, the truth beside it. All pages and people are invented."""

import json
from collections.abc import Sequence

import pytest

from archive.reading.page.pages import read_page
from tests.archive.reading.made_up_article import TEXT, TITLE

BODY = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT) + (
    "<p>“Nobody has written to us,” said Tomas Brandt, who grows barley below the weir. Mayor Lucia Ferri declined to comment.</p>"
)
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li><li><a href='/opinion'>Opinion</a></li></ul></nav>"
TEASERS = (
    "<section class='more-stories'><h3>More stories</h3><div class='card'><h4><a href='/b'>A bridge for the lower valley</a></h4>"
    "<span class='card__author'>By Una Other</span><time datetime='2025-01-09'>Jan. 9, 2025</time></div>"
    "<div class='card'><h4><a href='/c'>The ferryman who stayed</a></h4><p class='author'>Otto Nother</p></div></section>"
)
COMMENTS = (
    "<div id='comments'><h3>2 comments</h3><article class='comment'><cite class='fn'>Tom Comment</cite><p>I bring my grain there.</p>"
    "<a rel='author' href='/u/9'>Tess Reply</a></article></div>"
)


def page(
    byline: str = "", head: str = "", above: str = "", after: str = "", around: str = "<main><article>{}</article></main>", h1: str = TITLE
) -> bytes:
    article = around.format(f"<h1>{h1}</h1>{byline}<div class='text'>{BODY}</div>{after}")
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{TITLE} | Valley Gazette</title>{head}</head>"
        f"<body>{MENU}{above}{article}{TEASERS}{COMMENTS}<footer><p>© 2026 Valley Gazette</p></footer></body></html>"
    ).encode()


def ld(*objects: object) -> str:
    return "".join(f"<script type='application/ld+json'>{json.dumps(one)}</script>" for one in objects)


def article(**more: object) -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-03-03", **more}


def meta(name: str, content: str, key: str = "name") -> str:
    return f'<meta {key}="{name}" content="{content}">'


SITE = {"@type": "Organization", "name": "Valley Gazette"}

# what, page, authors
STATED: list[tuple[str, bytes, Sequence[str]]] = [
    ("a graph of a person and an organisation, by reference", page(head=ld({"@graph": [
        {"@type": "Organization", "@id": "#org", "name": "Valley Gazette"},
        {"@type": "Article", "headline": TITLE, "author": {"@id": "#ngozi"}, "publisher": {"@id": "#org"}},
        {"@type": ["Person", "Organization"], "@id": "#ngozi", "name": "Ngozi Adeyemi-Hart"}]})), ["Ngozi Adeyemi-Hart"]),
    ("a person in another script", page(head=ld(article(author={"@id": "#p"}), {"@type": "Person", "@id": "#p", "name": "Søren Kjær"})),
     ["Søren Kjær"]),
    ("a reference that leads nowhere, and a byline", page("<p class='byline'>By Søren Kjær</p>", head=ld(article(author={"@id": "#p"}))),
     ["Søren Kjær"]),
    ("the publisher as author beside the person", page(head=ld(article(author=[SITE, {"@type": "Person", "name": "Kwame Osei"}]))),
     ["Kwame Osei"]),
    ("the publisher as author, typed as a person, and a byline", page("<p>By Kwame Osei</p>",
     head=ld(article(author={"@type": "Person", "name": "Valley Gazette"}, publisher=SITE))), ["Kwame Osei"]),
    ("a publisher that looks like a name, typed as a person, and a byline", page("<p class='byline'>By Kwame Osei</p>",
     head=ld(article(author={"@type": "Person", "name": "Lower Valley"}, publisher={"@type": "Organization", "name": "Lower Valley"}))),
     ["Kwame Osei"]),
    ("a publisher that looks like a name, and nobody", page(
     head=ld(article(author={"@type": "Person", "name": "Lower Valley"}, publisher={"@type": "Organization", "name": "Lower Valley"}))),
     []),
    ("authors by jobs", page(head=ld(article(author=[{"@type": "Person", "name": "Ada Roe", "jobTitle": "Reporter"},
     {"@type": "Person", "name": "Lee Jae-won", "jobTitle": "Editor"}]))), ["Ada Roe", "Lee Jae-won"]),
    ("first and family name apart", page(head=ld(article(author={"@type": "Person", "givenName": "Ada", "familyName": "Roe"}))), ["Ada "
     "Roe"]),
    ("family name first, with a comma", page(head=ld(article(author={"@type": "Person", "name": "Marlow, Jane D."}))), ["Jane D. Marlow"]),
    ("initials alone", page(head=ld(article(author={"@type": "Person", "name": "J. D. Marlow"}))), ["J. D. Marlow"]),
    ("initials without blanks", page(head=ld(article(author={"@type": "Person", "name": "J.D. Marlow"}))), ["J.D. Marlow"]),
    ("an agency as person", page(head=ld(article(author={"@type": "Person", "name": "Reuters"}))), ["Reuters"]),
    ("the agency and a person", page(head=ld(article(author=[{"@type": "Organization", "name": "AFP"},
     {"@type": "Person", "name": "Ada Roe"}]))), ["Ada Roe"]),
    ("staff", page(head=ld(article(author={"@type": "Person", "name": "Gazette Staff"}))), []),
    ("an editorial team", page(head=ld(article(author={"@type": "Person", "name": "Editorial Team"}))), []),
    ("a log-in name, and a byline", page("<span class='byline'>By <a href='/author/aroe'>Ada Roe</a></span>",
     head=ld(article(author={"@type": "Person", "name": "aroe"}))), ["Ada Roe"]),
    ("a log-in name with figures, and a byline", page("<p>by Ada Roe</p>", head=meta("author", "aroe2019")), ["Ada Roe"]),
    ("a name and its job with a dash", page(head=ld(article(author={"@type": "Person", "name": "Ada Roe - Political Editor"}))), ["Ada "
     "Roe"]),
    ("a name and its outlet in brackets", page(head=ld(article(author={"@type": "Person", "name": "Ada Roe (Valley Gazette)"}))), ["Ada "
     "Roe"]),
    ("a name and an agency behind a slash", page(head=ld(article(author={"@type": "Person", "name": "Ada Roe/AFP"}))), ["Ada Roe"]),
    ("names divided by slashes", page(head=meta("author", "Ada Roe/Ben Doe")), ["Ada Roe", "Ben Doe"]),
    ("names divided by bars", page(head=meta("author", "Ada Roe | Ben Doe")), ["Ada Roe", "Ben Doe"]),
    ("names divided by semicolons", page(head=meta("author", "Ada Roe; Ben Doe")), ["Ada Roe", "Ben Doe"]),
    ("several meta authors", page(head=meta("author", "Ada Roe") + meta("author", "Ben Doe")), ["Ada Roe", "Ben Doe"]),
    ("catalogue order in one meta, with semicolons", page(head=meta("DC.creator", "Roe, Ada; Doe, Ben")), ["Ada Roe", "Ben Doe"]),
    ("catalogue order with two family names", page(head=meta("citation_author", "García Ruiz, Ana")), ["Ana García Ruiz"]),
    ("a journal's authors in order", page(head=meta("citation_author", "Ada B. Roe") + meta("citation_author", "Nguyen Thi Lan")),
     ["Ada B. Roe", "Nguyen Thi Lan"]),
    ("article:author is a social page", page("<p>By Ada Roe</p>",
     head=meta("article:author", "https://www.facebook.com/valleygazette", "property")), ["Ada Roe"]),
    ("article:author holds the name", page(head=meta("article:author", "Ada Roe", "property")), ["Ada Roe"]),
    ("article:author is the name of its page", page("<p>By Ada Roe</p>", head=meta("article:author", "valleygazette", "property")),
     ["Ada Roe"]),
    ("parsely", page(head=meta("parsely-author", "Ada Roe") + meta("parsely-author", "Ben Doe")), ["Ada Roe", "Ben Doe"]),
    ("sailthru's list", page(head=meta("sailthru.author", "Ada Roe,Ben Doe")), ["Ada Roe", "Ben Doe"]),
    ("byl in capitals", page(head=meta("byl", "By ADA ROE and BEN DOE")), ["ADA ROE", "BEN DOE"]),
    ("the site in author, and a byline", page("<div class='byline'>By Ada Roe</div>", head=meta("author", "Valley Gazette")), ["Ada Roe"]),
    ("the site in author, and its person in twitter's", page(head=meta("author", "Valley Gazette") + meta("twitter:label1", "Written by")
     + meta("twitter:data1", "Ada Roe")), ["Ada Roe"]),
    ("twitter's second field", page(head=meta("twitter:label1", "Est. reading time") + meta("twitter:data1", "5 minutes")
     + meta("twitter:label2", "Written by") + meta("twitter:data2", "Ada Roe")), ["Ada Roe"]),
    ("twitter's reading time alone", page(head=meta("twitter:label1", "Est. reading time") + meta("twitter:data1", "5 minutes")), []),
    ("twitter's creator is a handle", page(head=meta("twitter:creator", "@adaroe")), []),
    ("a web designer in author, and the person in a byline", page("<p class='byline'>By Ada Roe</p>", head=meta("author", "Pixel Studio "
     "Ltd")),
     ["Ada Roe"]),
    ("the author's e-mail", page("<p>By Ada Roe</p>", head=meta("author", "ada.roe@gazette.example")), ["Ada Roe"]),
    ("a name with its e-mail", page(head=meta("author", "Ada Roe (ada.roe@gazette.example)")), ["Ada Roe"]),
    ("a name with its e-mail in angles", page(head=meta("author", "Ada Roe &lt;ada.roe@gazette.example&gt;")), ["Ada Roe"]),
    ("dc.creator in capitals", page(head=meta("DC.Creator", "ROE, Ada")), ["Ada ROE"]),
    ("RSS-like dc:creator", page(head=meta("dc:creator", "Ada Roe")), ["Ada Roe"]),
    ("a scholar of a think tank", page(head=meta("citation_author", "Dr. Ada Roe")), ["Dr. Ada Roe"]),
    ("degrees after the name", page(head=ld(article(author={"@type": "Person", "name": "Ada Roe, PhD"}))), ["Ada Roe"]),
    ("By in json", page(head=ld(article(author={"@type": "Person", "name": "By Ada Roe | Gazette Staff Writer"}))), ["Ada Roe"]),
    ("nulls", page("<p>By Ada Roe</p>", head=ld(article(author=None, creator=[None, {}]))), ["Ada Roe"]),
    ("creator lists names", page(head=ld(article(creator=["Ada Roe", "Ben Doe"]))), ["Ada Roe", "Ben Doe"]),
    ("the publisher's whole newsroom", page(head=ld(article(author={"@type": "Organization", "name": "Valley Gazette Newsroom"}))), []),
    ("a web page with its author", page(head=ld({"@type": "WebPage", "name": TITLE, "author": {"@type": "Person", "name": "Ada Roe"}})),
     ["Ada Roe"]),
    ("a Spanish conjunction", page(head=meta("author", "Ana Ruiz y Luis Peña")), ["Ana Ruiz", "Luis Peña"]),
    ("a name of small parts", page(head=meta("author", "Abdul Rahman al-Saadi")), ["Abdul Rahman al-Saadi"]),
    ("a name with an apostrophe", page(head=ld(article(author={"@type": "Person", "name": "Sinéad O’Dowd"}))), ["Sinéad O’Dowd"]),
    ("a name escaped", page(head=ld(article(author={"@type": "Person", "name": "Sin&eacute;ad O&#039;Dowd"}))), ["Sinéad O'Dowd"]),
    ("a ministry", page(head=meta("DC.creator", "Ministry of Rivers and Mills")), ["Ministry of Rivers and Mills"]),
    ("names in small letters", page("<p class='byline'>by ada roe</p>", head=meta("author", "ada roe")), ["ada roe"]),
    ("a ghost's name in capitals with figures", page(head=meta("author", "SITE1\\editor2")), []),
    ("published by the site", page(head=meta("author", "Valley Gazette Online") + meta("og:site_name", "Valley Gazette", "property")), []),
    ("microdata in meta elements", page("<div itemprop='author' itemscope itemtype='https://schema.org/Person'><meta itemprop='name' "
     "content='Ada Roe'><meta itemprop='url' content='/ada'></div>"), ["Ada Roe"]),
    ("microdata with a link for a name", page("<p><span itemprop='author' itemscope><a itemprop='url' href='/a'><span itemprop='name'>Ada "
     "Roe</span></a></span></p>"), ["Ada Roe"]),
    ("microdata creator", page("<span itemprop='creator' itemscope><span itemprop='name'>Ada Roe</span></span>"), ["Ada Roe"]),
    ("microdata content beside a job", page("<div itemprop='author' content='Ada Roe'>Staff Writer</div>"), ["Ada Roe"]),
    ("RDFa", page("<span property='schema:author' typeof='schema:Person'><span property='schema:name'>Ada Roe</span></span>"), ["Ada Roe"]),
    ("RDFa with dc", page("<span rel='sioc:has_creator'><a property='foaf:name' href='/user/5'>Ada Roe</a></span>"), ["Ada Roe"]),
    ("link rel author with a title", page(head="<link rel='author' href='/staff/ada' title='Ada Roe'>"), ["Ada Roe"]),
    ("link rel author to humans.txt", page(head="<link rel='author' href='/humans.txt'>"), []),
]  # fmt: skip

SHOWN: list[tuple[str, bytes, Sequence[str]]] = [
    ("a blog's meta line", page("<div class='entry-meta'>Posted on <time class='entry-date'>March 3, 2026</time> by <span class='author "
     "vcard'>"
     "<a class='url fn n' href='/author/ada/'>Ada Roe</a></span> · <a href='#c'>2 Comments</a></div>"), ["Ada Roe"]),
    ("a blog's footer line", page(after="<div class='entry-utility'>This entry was posted in <a>Mills</a> by <a href='/author/ada/' "
     "rel='author'>Ada Roe</a>. Bookmark the <a>permalink</a>.</div>"), ["Ada Roe"]),
    ("hCard", page("<p class='vcard'><span class='fn'>Ada Roe</span>, <span class='title'>Senior Fellow</span>, <span class='org'>Valley "
     "Institute</span></p>"), ["Ada Roe"]),
    ("Blogger's foot", page(after="<div class='post-footer'><span class='post-author vcard'>Posted by <span class='fn' itemprop='author'>"
     "<a class='g-profile' href='/p/1'><span itemprop='name'>Ada Roe</span></a></span></span> <span class='post-timestamp'>at <abbr "
     "title='2026-03-03T09:00:00Z'>9:00 AM</abbr></span></div>"), ["Ada Roe"]),
    ("an essay platform", page("<div><a href='/@adaroe'><img alt='Ada Roe'></a><div><a href='/@adaroe' data-testid='authorName'>Ada Roe</a>"
     "<button>Follow</button><span>5 min read</span><span>Mar 3, 2026</span></div></div>"), ["Ada Roe"]),
    ("a letters platform", page("<h3 class='subtitle'>What the valley loses</h3><div class='byline-wrapper'><div "
     "class='profile-hover-card'>"
     "<a href='https://letters.example/@adaroe'>Ada Roe</a></div><div class='pencraft'>Mar 03, 2026</div></div>"), ["Ada Roe"]),
    ("a letters platform with an and", page("<div class='byline'><a href='/@a'>Ada Roe</a> and <a href='/@b'>Ben Doe</a></div>"),
     ["Ada Roe", "Ben Doe"]),
    ("Drupal's submitted", page("<div class='submitted'>Submitted by <span class='username'>Ada Roe</span> on Tue, 03/03/2026 - "
     "09:30</div>"),
     ["Ada Roe"]),
    ("Drupal's field", page("<div class='field field--name-field-authors field__items'><div class='field__item'><a "
     "href='/expert/ada'>Ada Roe"
     "</a></div><div class='field__item'><a href='/expert/ben'>Ben Doe</a></div></div>"), ["Ada Roe", "Ben Doe"]),
    ("Drupal's labelled field", page("<div class='field field-name-field-author'><div class='field-label'>Author:&nbsp;</div><div class="
     "'field-items'><div class='field-item even'>Ada Roe</div></div></div>"), ["Ada Roe"]),
    ("a think tank's experts", page("<div class='article-header__experts'><div class='expert'><a href='/people/ada'>Ada "
     "Roe</a><span>Senior "
     "Fellow, Rivers Program</span></div><div class='expert'><a href='/people/ben'>Ben Doe</a><span>Research Associate</span></div></div>"),
     ["Ada Roe", "Ben Doe"]),
    ("a think tank's contributors at the foot", page(after="<section><h2>Authors</h2><ul class='authors'><li><h3><a href='/people/ada'>Ada "
     "Roe</a></h3><p>Ada Roe is a senior fellow.</p></li><li><h3><a href='/people/ben'>Ben Doe</a></h3></li></ul></section>"),
     ["Ada Roe", "Ben Doe"]),
    ("a box about the author", page(after="<div class='author-box'><h4>About the author</h4><h5 class='author-name'>Ada Roe</h5><p>Ada Roe "
     "covers rivers for the Gazette. She lives below the weir and has reported on mills for ten years.</p></div>"), ["Ada Roe"]),
    ("a box with a label in its name", page(after="<div class='about-author'><strong>About Ada Roe</strong><p>She covers "
     "rivers.</p></div>"),
     ["Ada Roe"]),
    ("a newspaper's commas", page("<p class='byline'>By <a href='/by/a'>Ada Roe</a>, <a href='/by/b'>Ben Doe</a> and <a href='/by/c'>Cy Poe"
     "</a></p>"), ["Ada Roe", "Ben Doe", "Cy Poe"]),
    ("cells of a list with roles", page("<ul class='bylines'><li><b>Ada Roe</b><i>Political editor</i></li><li><b>Ben "
     "Doe</b><i>Reporter</i>"
     "</li></ul>"), ["Ada Roe", "Ben Doe"]),
    ("a byline of spans with commas in css", page("<div class='Byline-authors'><span class='Byline-author'>Ada Roe</span><span class="
     "'Byline-author'>Ben Doe</span></div>"), ["Ada Roe", "Ben Doe"]),
    ("By and names in cells", page("<div class='c-byline'><span class='c-byline__item'>By <a href='/authors/ada'><span "
     "class='c-byline__author-"
     "name'>Ada Roe</span></a></span><span class='c-byline__item'><time>Mar 3, 2026, 5:04am EST</time></span></div>"), ["Ada Roe"]),
    ("a name with its handle", page("<div class='author'>Ada Roe <a href='https://social.example/adaroe'>@adaroe</a></div>"), ["Ada Roe"]),
    ("a name with its e-mail", page("<p class='byline'>By Ada Roe <a href='mailto:ada@g.example'>ada@g.example</a></p>"), ["Ada Roe"]),
    ("a name with e-mail in brackets", page("<p>By Ada Roe (aroe@gazette.example)</p>"), ["Ada Roe"]),
    ("a staff writer's line", page("<p>By ADA ROE<br>Gazette Staff Writer</p>"), ["ADA ROE"]),
    ("a bold line", page("<p><b>By Ada Roe, Associated Press</b></p>"), ["Ada Roe"]),
    ("Words by", page("<p>Words by Ada Roe</p><p>Photographs by Pat Lens</p>"), ["Ada Roe"]),
    ("Words by and photos by on a line", page("<p class='credits'>Words by Ada Roe, photography by Pat Lens</p>"), ["Ada Roe"]),
    ("Story by", page("<div>Story by <strong>Ada Roe</strong></div><div>Photos by <strong>Pat Lens</strong></div>"), ["Ada Roe"]),
    ("a label", page("<p><strong>Author:</strong> Ada Roe</p>"), ["Ada Roe"]),
    ("a label over a name", page("<dl><dt>Author</dt><dd>Ada Roe</dd><dt>Date</dt><dd>3 March 2026</dd></dl>"), ["Ada Roe"]),
    ("a label over names in a table", page("<table class='meta'><tr><th>Authors</th><td>Ada Roe, Ben Doe</td></tr></table>"),
     ["Ada Roe", "Ben Doe"]),
    ("a label over names in cells", page("<div class='meta'><div>Written by</div><div>Ada Roe</div></div>"), ["Ada Roe"]),
    ("Spanish", page("<div class='firma'>Por <a href='/autor/ana'>Ana Ruiz Peña</a></div>"), ["Ana Ruiz Peña"]),
    ("Spanish, two", page("<p>Por Ana Ruiz y Luis Peña</p>"), ["Ana Ruiz", "Luis Peña"]),
    ("Spanish, place under the name", page("<div class='a_md_a'><a class='a_md_a_n' href='/autor/ana/'>Ana Ruiz</a><span class='a_md_a_c'>"
     "Bogotá</span><time datetime='2026-03-03'>03 mar 2026</time></div>"), ["Ana Ruiz"]),
    ("Spanish agency", page("<p class='autor'>EFE</p>"), ["EFE"]),
    ("Spanish newsroom", page("<p class='autor'>Redacción</p>"), []),
    ("Spanish, signed with the place", page("<p class='firma'>Ana Ruiz / Bogotá</p>"), ["Ana Ruiz"]),
    ("an address element", page("<address class='author'>By <a rel='author' href='/a'>Ada Roe</a></address>"), ["Ada Roe"]),
    ("an address element without a class", page("<address>Ada Roe</address><time datetime='2026-03-03'>x</time>"), ["Ada Roe"]),
    ("the address of a house", page("<address>12 Mill Lane, Lower Valley</address>"), []),
    ("a name and the date with a bar", page("<p class='meta'>Ada Roe | March 3, 2026</p>"), ["Ada Roe"]),
    ("a name and the date in spans", page("<div class='meta'><span>Ada Roe</span><span>3 March 2026</span></div>"), ["Ada Roe"]),
    ("the date and a name in spans", page("<div class='meta'><span>3 March 2026</span> <span>|</span> <span>Ada Roe</span></div>"),
     ["Ada Roe"]),
    ("the date, By and the name", page("<p>March 3, 2026 | By: Ada Roe</p>"), ["Ada Roe"]),
    ("a name in capitals", page("<p class='author'>ADA ROE</p>"), ["ADA ROE"]),
    ("BY in capitals", page("<div class='story-byline'>BY ADA ROE AND BEN DOE</div>"), ["ADA ROE", "BEN DOE"]),
    ("a wire's byline", page("<div class='byline'>By The Associated Press</div>"), ["The Associated Press"]),
    ("a wire's person", page("<div class='Page-authors'>By <a class='Link' href='/author/ada-roe'>ADA ROE</a></div>"), ["ADA ROE"]),
    ("an agency with its persons in the credits", page(after="<p class='sign-off'>Reporting by Ada Roe and Ben Doe; Editing by Cy Poe</p>"),
     ["Ada Roe", "Ben Doe"]),
    ("additional reporting", page("<p>By Ada Roe</p>", after="<p>Additional reporting by Ben Doe</p>"), ["Ada Roe"]),
    ("staff", page("<p class='byline'>By Gazette Staff</p>"), []),
    ("the editorial board", page("<p class='byline'>By The Editorial Board</p>"), []),
    ("admin", page("<span class='author vcard'><a href='/author/admin'>admin</a></span>"), []),
    ("a paper's own name", page("<span class='author'><a href='/author/vg'>Valley Gazette</a></span>"), []),
    ("a person in the deck", page("<p class='deck'>Minister Ines Kahl has defended the vote.</p><p>March 3, 2026</p>"), []),
    ("a photo's credit", page("<figure><img><figcaption>The mill. <span class='credit author'>Pat Lens</span></figcaption></figure>"), []),
    ("a photo's credit without figure", page("<div class='image-credit'><span class='byline'>Photo by Pat Lens</span></div>"), []),
    ("an illustrator beside", page("<p class='byline'>By Ada Roe</p><p class='byline'>Illustration by Pat Lens</p>"), ["Ada Roe"]),
    ("a translator beside", page("<p class='byline'>By Ada Roe</p><p class='byline'>Translated by Cy Poe</p>"), ["Ada Roe"]),
    ("an editor beside", page("<div class='byline'>By Ada Roe, Edited by Cy Poe</div>"), ["Ada Roe"]),
    ("a reviewer beside", page("<p>Written by <a class='author'>Ada Roe</a></p><p>Medically reviewed by <a>Cy Poe</a></p>"), ["Ada Roe"]),
    ("a host and a guest", page("<p>Interview by Ada Roe</p>"), ["Ada Roe"]),
    ("As told to", page("<p>By Ada Roe, as told to Ben Doe</p>"), ["Ada Roe"]),
    ("a degree", page("<p class='byline'>By Ada Roe, Ph.D.</p>"), ["Ada Roe"]),
    ("degrees and jobs", page("<p class='byline'>By Ada Roe, MPH, and Ben Doe, M.D.</p>"), ["Ada Roe", "Ben Doe"]),
    ("an officer", page("<p class='byline'>By Lt. Col. Ada Roe, 3rd River Brigade Public Affairs</p>"), ["Lt. Col. Ada Roe"]),
    ("a sergeant of a news service", page("<p>Story by Staff Sgt. Ada Roe</p><p>3rd River Brigade</p>"), ["Staff Sgt. Ada Roe"]),
    ("an ambassador", page("<p class='byline'>By Ambassador Ada Roe</p>"), ["Ambassador Ada Roe"]),
    ("a senator's guest column", page("<p class='byline'>By U.S. Sen. Ada Roe</p>"), ["U.S. Sen. Ada Roe"]),
    ("a nickname", page("<p class='byline'>By Ada “Mills” Roe</p>"), ["Ada “Mills” Roe"]),
    ("a middle initial", page("<p>By Ada M. Roe and Ben J. Doe III</p>"), ["Ada M. Roe", "Ben J. Doe III"]),
    ("a junior", page("<p>By Ben Doe, Jr.</p>"), ["Ben Doe, Jr."]),
    ("a Dutch name", page("<p>By Jan-Willem van der Meer</p>"), ["Jan-Willem van der Meer"]),
    ("an Arabic name", page("<p>By Khalid bin Salim al-Harthy</p>"), ["Khalid bin Salim al-Harthy"]),
    ("a Korean name", page("<p class='byline'>By Lee Jae-won</p>"), ["Lee Jae-won"]),
    ("a name of one word", page("<p class='byline'>By <a href='/author/suryanto'>Suryanto</a></p>"), ["Suryanto"]),
    ("a Chinese name", page("<p>By XU Meilin in Rome</p>"), ["XU Meilin"]),
    ("a name with a capital inside", page("<p>By Fiona McRae and DeShawn LaRue</p>"), ["Fiona McRae", "DeShawn LaRue"]),
    ("in a city for a paper", page("<p>Ada Roe in Rome for the Valley Gazette</p>"), ["Ada Roe"]),
    ("two cities", page("<div class='byline'><a>Ada Roe</a> in Rome and <a>Ben Doe</a> in Oslo</div>"), ["Ada Roe", "Ben Doe"]),
    ("roles in brackets", page("<p class='author'>Ada Roe (Rome) and Ben Doe (Oslo)</p>"), ["Ada Roe", "Ben Doe"]),
    ("university behind each", page("<p class='byline'>Ada Roe, University of the Valley; Ben Doe, Coast College</p>"), ["Ada Roe", "Ben "
     "Doe"]),
    ("a conversation site's list", page("<aside class='authors'><h2>Author</h2><ol><li><a class='author-name' href='/profiles/ada'>Ada "
     "Roe</a>"
     "<p class='role'>Professor of Rivers, University of the Valley</p></li></ol></aside>"), ["Ada Roe"]),
    ("a sidebar holds the byline", page(above="<div class='sidebar-left article-info'><p class='author'>By Ada Roe</p><p>3 March "
     "2026</p></div>"),
     ["Ada Roe"]),
    ("a header holds headline and byline", page(around="<main>{}</main>", above="<header class='article-header'><div class='byline'>By <a "
     "rel='author' href='/staff/ada'>Ada Roe</a></div></header>"), ["Ada Roe"]),
    ("an old page of tables", page("<font size='2'><b>by Ada Roe</b></font><br><i>Gazette correspondent</i>",
     around="<table><tr><td>{}</td></tr></table>"), ["Ada Roe"]),
    ("an old page with the name at the end", page(after="<p align='right'><i>Clara Roe</i></p>",
     around="<table><tr><td>{}</td></tr></table>"),
     ["Clara Roe"]),
    ("a dash and the name at the end", page(after="<p>— Ada Roe</p>"), ["Ada Roe"]),
    ("a note on the author at the end", page(after="<p><em>Ada Roe is a senior fellow at the Valley Institute.</em></p>"), ["Ada Roe"]),
    ("notes on two at the end", page(after="<p><i>Ada Roe is director of the Valley Institute. Ben Doe is a lecturer at Coast "
     "College.</i></p>"),
     ["Ada Roe", "Ben Doe"]),
    ("a note on two in one", page(after="<p><i>Ada Roe and Ben Doe are fellows at the Valley Institute.</i></p>"), ["Ada Roe", "Ben Doe"]),
    ("a former minister's note", page(after="<p><i>Ada Roe, a former minister of water, is president of the Valley Institute.</i></p>"),
     ["Ada Roe"]),
    ("The author is", page(after="<p><em>The author is a researcher at the Valley Institute.</em></p>"), []),
    ("a contact for the press", page(after="<p><b>Media contact</b></p><p>Ada Roe</p><p>press@valley.example</p>"), []),
    ("a spokesman's statement", page("<p class='byline'>By the Office of the Spokesperson</p>"), ["Office of the Spokesperson"]),
    ("a release of a minister", page("<p class='article-meta__author'>Ines Kahl, Minister of Rivers</p><p>March 3, 2026</p>"), ["Ines "
     "Kahl"]),
    ("a wire's slug under the title", page("<p>ROME, March 3 (Reuters)</p>"), []),
    ("a byline with a picture's alt", page("<div class='post-author'><img alt='Ada Roe' src='a.jpg'><span>Ada Roe</span><span>Mar "
     "3</span></div>"),
     ["Ada Roe"]),
    ("an author page's link without a class", page("<div><a href='/writers/ada-roe'>Ada Roe</a><span>, March 3, 2026</span></div>"),
     ["Ada Roe"]),
    ("a columnist's link", page("<div><a href='/columnists/ada-roe/'>Ada Roe</a></div><div>3 March 2026</div>"), ["Ada Roe"]),
    ("an author's link in a query", page("<div><a href='/index.php?author=12'>Ada Roe</a></div><div>3 March 2026</div>"), ["Ada Roe"]),
    ("a team's link", page("<div class='info'><a href='/about/our-team/ada-roe'>Ada Roe</a> · 3 March 2026</div>"), ["Ada Roe"]),
    ("a follow button glued", page("<div class='author-info'><a>Ada Roe</a><a>Follow</a><a>View all posts</a></div>"), ["Ada Roe"]),
    ("See all by", page("<div class='author'><span>Ada Roe</span><a href='/a'>See all by Ada Roe</a></div>"), ["Ada Roe"]),
    ("More from", page("<p class='byline'>By Ada Roe</p>", after="<div class='more-author'><h3>More from Ada Roe</h3></div>"), ["Ada Roe"]),
    ("the last update beside", page("<div class='byline'>By Ada Roe Updated March 4, 2026</div>"), ["Ada Roe"]),
    ("a long byline", page("<p class='byline'>By Ada Roe, Ben Doe, Cy Poe, Ngozi Adeyemi, Lee Jae-won, Søren Kjær and Ana Ruiz</p>"),
     ["Ada Roe", "Ben Doe", "Cy Poe", "Ngozi Adeyemi", "Lee Jae-won", "Søren Kjær", "Ana Ruiz"]),
    ("authors hidden behind a button", page("<div class='authors'><a>Ada Roe</a>, <a>Ben Doe</a><button>Show more</button></div>"),
     ["Ada Roe", "Ben Doe"]),
    ("a podcast's host", page("<p>Hosted by Pat Lens</p><p>March 3, 2026</p>"), []),
    ("a museum of classes", page("<div class='sc-1x2y'><div class='sc-3z'><a class='sc-9q' href='/news/people/ada-roe'>Ada "
     "Roe</a></div><div "
     "class='sc-4z'>Valley correspondent</div></div>"), ["Ada Roe"]),
    ("classes of nonsense and a role", page("<div class='ssrcss-a'><span class='ssrcss-b'>By Ada Roe</span><div>Valley "
     "correspondent</div></div>"),
     ["Ada Roe"]),
    ("a section's editor of the site in the footer", page(after="<div class='site-info'><p>Editor: Pat Lens</p></div>"), []),
    ("a newsletter's writer", page(after="<div class='newsletter'><p>The Weir, a letter by Pat Lens. Sign up.</p></div>"), []),
    ("a person tagged", page(after="<div class='tags'><a href='/people/tomas-brandt'>Tomas Brandt</a> <a "
     "href='/tags/mills'>Mills</a></div>"), []),
    ("a person's link in the text", page(after="<p>The vote was called by <a href='/people/ines-kahl'>Ines Kahl</a>.</p>"), []),
]  # fmt: skip
ROWS = [*STATED, *SHOWN]


@pytest.mark.parametrize(("source", "authors"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_page_is_signed_as_its_markup_says(source, authors):
    assert list(read_page(source).authors) == list(authors)

"""Previews: an article that isn't published yet, as its page will be, for whoever was given its address; the address ends by itself.

The address holds the article's key and the moment it was made, signed (``django.core.signing``): nobody guesses one, and none is stored.
"""

from datetime import UTC, datetime, timedelta

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from archive.models import Article
from archive.models.article import UNPUBLISHED
from archive.views import article_page, beside_article

LASTS = timedelta(days=7)
_SIGNER = signing.TimestampSigner(salt="preview of an article")


def preview_address(article: Article) -> str:
    """Where the article can be read from now on for a week, unless it is published or withdrawn before."""
    return reverse("preview", args=[_SIGNER.sign(str(article.pk))])


@require_safe
@never_cache
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """The page as it will be; the article's own address once it is published."""
    try:
        key = _SIGNER.unsign(token, max_age=LASTS)
        made = datetime.fromtimestamp(signing.b62_decode(token.split(":")[1]), UTC)
    except signing.BadSignature as error:
        raise Http404("This preview has ended, or never was.") from error
    found = Article.objects.with_text().annotate(**beside_article()).filter(pk=key).first()
    if found is not None and found.status == Article.Status.PUBLISHED:
        return redirect(found)
    if found is None or found.status not in UNPUBLISHED:
        raise Http404("This preview has ended, or never was.")
    headers = {"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"}
    return HttpResponse(article_page(request, found, made + LASTS), headers=headers)

"""The least that Django can answer: one view, no middleware, no database. What whole requests are measured against."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path


def ok(request: HttpRequest) -> HttpResponse:
    """Two letters."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [path("", ok)]
settings.configure(SECRET_KEY="nothing-is-signed-here", ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, MIDDLEWARE=[], DATABASES={})
application = get_wsgi_application()

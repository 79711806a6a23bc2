"""The URL map: which room answers which address."""

from django.urls import URLPattern, URLResolver, include, path

from takaovi.core.language import reading_patterns

urlpatterns: list[URLPattern | URLResolver] = [
    *reading_patterns(
        path("", include("takaovi.finder.urls")),
    ),
]

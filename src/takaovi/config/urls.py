"""The URL map: which room answers which address."""

from django.urls import URLPattern, URLResolver, include, path

from takaovi.core.language import reading_patterns

urlpatterns: list[URLPattern | URLResolver] = [
    *reading_patterns(
        path("", include("takaovi.finder.urls")),
        path("", include("takaovi.ui.urls")),
    ),
]

handler400 = "takaovi.ui.errors.handler400"
handler403 = "takaovi.ui.errors.handler403"
handler404 = "takaovi.ui.errors.handler404"
handler500 = "takaovi.ui.errors.handler500"

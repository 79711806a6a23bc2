"""The URL map: which room answers which address."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from takaovi.core.language import reading_patterns
from takaovi.finder.machine_urls import urlpatterns as machine_patterns
from takaovi.people.machine_urls import urlpatterns as push_patterns
from takaovi.ui.machine_urls import urlpatterns as letter_patterns

urlpatterns: list[URLPattern | URLResolver] = [
    *reading_patterns(
        # Asked one after the other: the pages that most people ask for stand first.
        path("", include("takaovi.finder.urls")),
        path("", include("takaovi.programme.urls")),
        path("", include("takaovi.people.urls")),
        path("", include("takaovi.hours.urls")),
        path("", include("takaovi.feeds.urls")),
        path("", include("takaovi.ui.urls")),
        path("", include("takaovi.volunteering.urls")),
        path("", include("takaovi.proposals.urls")),
        path("", include("takaovi.desk.urls")),
        path("", include("takaovi.callback.urls")),
        path("", include("takaovi.phone.urls")),
    ),
    *machine_patterns,
    *letter_patterns,
    *push_patterns,
    path("", include("takaovi.places.urls")),
    path("", include("takaovi.programme.picture_urls")),
    path("", include("takaovi.phone.sound_urls", namespace="sounds")),
]

# Only where a provider is set up: what its XML is made with takes ten megabytes.
if settings.VOICE_SECRET:
    urlpatterns.append(path("", include("takaovi.phone.voice_urls", namespace="voice")))

handler400 = "takaovi.ui.errors.handler400"
handler403 = "takaovi.ui.errors.handler403"
handler404 = "takaovi.ui.errors.handler404"
handler500 = "takaovi.ui.errors.handler500"

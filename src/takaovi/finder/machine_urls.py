"""Addresses without a language: the front door and what search engines ask."""

from django.urls import path

from takaovi.finder import machine_views

urlpatterns = [
    path("", machine_views.front_door, name="front_door"),
    path("robots.txt", machine_views.robots, name="robots"),
    path("sitemap.xml", machine_views.sitemap_index, name="sitemap_index"),
    path("sitemap-<part>.xml", machine_views.sitemap, name="sitemap"),
]

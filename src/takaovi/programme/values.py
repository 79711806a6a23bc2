"""Closed lists of the programme."""

ACTIVITY_KINDS = ("regular", "service_visit", "conference", "one_off", "online_room", "phone_ring")
SIGN_UPS = ("none", "recommended", "needed")
STATUSES = ("on", "moved", "cancelled")

"""An invented library as the directory would tell of it, to be changed by tests."""

import copy
from typing import Any

ANSWER: dict[str, Any] = {
    "type": "library",
    "total": 1,
    "refs": {},
    "data": {
        "id": 99001,
        "city": 1,
        "name": {"fi": "Ruohtulan lähikirjasto", "sv": "Ruohtula närbibliotek", "en": None},
        "slug": "ruohtula",
        "type": "municipal",
        "slogan": {"fi": "Lue, istu &amp; <b>juttele</b>.", "sv": None},
        "address": {"area": "Ruohtula", "city": "Keuruu", "street": "Mäntykuja 3", "zipcode": "42700", "info": None},
        "coordinates": {"lat": 62.26, "lon": 24.71},
        "description": {"fi": "<h3>Talo</h3><p>Vanha koulu.<br>Uusi ovi.</p><script>alert(1)</script>"},
        "schedules": [
            {
                "date": "2026-12-01",
                "closed": False,
                "info": None,
                "times": [
                    {"from": "08:00", "to": "12:00", "status": 2},
                    {"from": "12:00", "to": "19:00", "status": 1},
                    {"from": "15:00", "to": "15:30", "status": 0},
                ],
            },
            {"date": "2026-12-02", "closed": True, "times": []},
            {
                "date": "2026-12-03",
                "closed": False,
                "times": [
                    {"from": "12:00", "to": "19:00", "status": 1},
                    {"from": "19:00", "to": "00:00", "status": 2},
                ],
            },
        ],
    },
}


def answer(**changes: Any) -> dict[str, Any]:
    """The answer with keys of ``data`` replaced, or taken away where the value is ``...``."""
    whole = copy.deepcopy(ANSWER)
    for key, value in changes.items():
        if value is ...:
            del whole["data"][key]
        else:
            whole["data"][key] = value
    return whole


def day(date: str, *times: tuple[str, str, int], closed: bool = False) -> dict[str, Any]:
    return {
        "date": date,
        "closed": closed,
        "times": [{"from": start, "to": end, "status": status} for start, end, status in times],
    }

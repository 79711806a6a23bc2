"""A small made-up world for calls: one village, two municipalities with like keys, a person on duty or none."""

from dataclasses import dataclass, field
from datetime import date

from takaovi.phone.values import Event, Locality, Open, Promise, Wished

KEURUU = Locality("249", "Keuruu")
LEHTIMAKI = Locality("408", "Lehtimäki")
LESTIJARVI = Locality("421", "Lestijärvi")
NOON, EVENING = 12 * 60, 18 * 60


@dataclass
class SmallWorld:
    """Answers as they are given; whatever was asked of it is written down."""

    duty: bool = True
    number_known: bool = True
    takes_messages: bool = True
    sure: bool = True
    today: date = date(2026, 12, 2)
    now: tuple[Open, ...] = (Open("Olohuone Lampi", EVENING, street="Rantatie 2"),)
    later: tuple[Open, ...] = (Open("Kylätupa", EVENING, starts=NOON),)
    events: tuple[Event, ...] = (Event("Laulutuokio", "Kylätupa", NOON),)
    asked: list[str] = field(default_factory=list)

    def on_duty(self) -> bool:
        return self.duty

    def localities(self, keys: str) -> tuple[Locality, ...]:
        self.asked.append(keys)
        known = {"42700": (KEURUU,), "249": (KEURUU,), "408": (LEHTIMAKI,), "421": (LESTIJARVI,)}
        return known.get(keys, (LEHTIMAKI, LESTIJARVI) if keys == "53" else ())

    def open_near(self, area: str, language: str) -> tuple[tuple[Open, ...], tuple[Open, ...]]:
        return self.now, self.later

    def events_near(self, area: str, language: str) -> tuple[Event, ...]:
        return self.events

    def promise(self, wished: Wished) -> Promise:
        return Promise(self.today, EVENING, self.sure)

"""Reading a page in tests the way a screen reader does: elements, attributes and their text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "img", "br", "hr"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.parts).split())

    def __getitem__(self, key: str) -> str:
        return self.attributes[key]


class Soup(HTMLParser):
    """All elements of a page in order. Raises AssertionError where an element is not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        assert [element.name for element in self._open] == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self._open[-1].name == tag, f"</{tag}> closes <{self._open[-1].name}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.parts.append(data)

    def all(self, name: str, /, **wanted: str) -> list[Element]:
        """Elements of a name whose attributes are as wanted; ``class_`` asks for one class among several."""
        one_class = wanted.pop("class_", "")
        return [
            element
            for element in self.elements
            if element.name == name
            and all(element.attributes.get(key) == value for key, value in wanted.items())
            and (not one_class or one_class in element.attributes.get("class", "").split())
        ]

    def one(self, name: str, /, **wanted: str) -> Element:
        found = self.all(name, **wanted)
        assert len(found) == 1, f"{len(found)} of <{name}> {wanted}"
        return found[0]

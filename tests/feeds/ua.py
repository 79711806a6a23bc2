"""What ISO 14289-1 (PDF/UA-1) asks and a program can see, by clause. veraPDF needs Java and is not brought along.

Each check gives the sentences of what is wrong; none means that it found nothing.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdf
from pypdf.generic import ContentStream, DictionaryObject, IndirectObject

from tests.feeds.sheets import fonts, tags

PAINTING = {b"Tj", b"TJ", b"'", b'"', b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"INLINE IMAGE"}
# ISO 32000-1, 14.8.4: the types of which a sheet may be made. Any other needs a role that leads to one of them.
STANDARD = {
    *(
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
    ),
    *("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"),
    *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
    *("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula", "Form"),
}
MADE_OF = {"L": {"Caption", "L", "LI"}, "LI": {"Lbl", "LBody"}, "TR": {"TH", "TD"}}


def faults(paper: pypdf.PdfReader) -> list[str]:
    """All that is wrong with a sheet."""
    return [*document(paper), *headings(paper), *elements(paper), *content(paper), *letters(paper), *annotations(paper)]


def document(paper: pypdf.PdfReader) -> Iterator[str]:
    """Clauses 5, 7.1, 7.2: it says that it is PDF/UA, that it is tagged, what it is called and in which language."""
    root = paper.trailer["/Root"]
    told = root["/Metadata"].get_object().get_data().decode()
    marks = root["/MarkInfo"]
    asked = {
        "no PDF/UA mark": 'pdfuaid:part="1"' in told or "<pdfuaid:part>1<" in told,
        "no title in the metadata": "dc:title" in told,
        "not tagged": bool(marks["/Marked"]),
        "tags that may be wrong": not marks.get("/Suspects"),
        "no language": bool(str(root.get("/Lang", ""))),
        "the window shows the file's name": bool(root["/ViewerPreferences"]["/DisplayDocTitle"]),
        "encrypted": not paper.is_encrypted,
        "scripts": "/OpenAction" not in root and "/AA" not in root,
    }
    yield from (fault for fault, met in asked.items() if not met)


def headings(paper: pypdf.PdfReader) -> Iterator[str]:
    """Clause 7.4.2: from the first on, no level is left out on the way down."""
    levels = [int(tag["/S"][2:]) for tag in tags(paper) if tag["/S"][:2] == "/H" and tag["/S"][2:].isdigit()]
    yield from (f"H{after} after H{before}" for before, after in pairwise([0, *levels]) if after > before + 1)


def elements(paper: pypdf.PdfReader) -> Iterator[str]:
    """Clauses 7.1, 7.3, 7.5, 7.6: known types, figures in words, heads of tables with their scope, lists of items."""
    roles = paper.trailer["/Root"]["/StructTreeRoot"].get("/RoleMap", {})
    for tag in tags(paper):
        kind = str(tag["/S"])[1:]
        standard = str(roles.get(tag["/S"], tag["/S"]))[1:]
        if standard not in STANDARD:
            yield f"{kind} is no type of a tag"
        if standard in ("Figure", "Formula") and not str(tag.get("/Alt", "")).strip():
            yield f"{kind} without words"
        if standard == "TH" and "/Scope" not in attributes(tag):
            yield "TH without a scope"
        inside = {str(child["/S"])[1:] for child in children(tag)}
        if wrong := inside - MADE_OF.get(standard, inside):
            yield f"{', '.join(sorted(wrong))} in {kind}"


def kept(tag: dict[str, Any], key: str) -> list[Any]:
    """What stands under a key, which may be one thing or several."""
    given = tag.get(key, [])
    given = given.get_object() if isinstance(given, IndirectObject) else given
    return [one.get_object() for one in (given if isinstance(given, list) else [given])]


def children(tag: dict[str, Any]) -> list[dict[str, Any]]:
    return [kid for kid in kept(tag, "/K") if isinstance(kid, dict) and "/S" in kid]


def attributes(tag: dict[str, Any]) -> dict[str, Any]:
    return {key: value for row in kept(tag, "/A") for key, value in row.items()}


def content(paper: pypdf.PdfReader) -> Iterator[str]:
    """Clause 7.1: whatever is drawn is in the tree of tags or an artifact, never both, and the tree leads to it."""
    tree = marked_by_page(paper)
    for number, page in enumerate(paper.pages, start=1):
        drawn: set[int] = set()
        for fault in strokes(page.get_contents(), page["/Resources"], paper, drawn):
            yield f"page {number}: {fault}"
        told = tree.get(page.indirect_reference.idnum, set())
        if told != drawn:
            yield f"page {number}: {len(told ^ drawn)} marks of the tree and the page differ"


def strokes(
    stream: Any, resources: DictionaryObject, paper: pypdf.PdfReader, drawn: set[int], inside: bool = False
) -> Iterator[str]:
    """Goes through the operators of a page, and of the forms that it draws; adds the marks it meets to ``drawn``."""
    open_marks: list[str] = []
    for operands, operator in ContentStream(stream, paper).operations:
        if operator in (b"BDC", b"BMC"):
            mark = mark_of(operands, resources)
            if mark != "plain" and {"tag", "artifact"} & set(open_marks):
                yield f"{mark} within {open_marks[-1]}"
            if mark == "tag":
                drawn.add(int(properties(operands, resources)["/MCID"]))
            open_marks.append(mark)
        elif operator == b"EMC":
            open_marks.pop()
        elif operator == b"Do":
            drawing = resources["/XObject"][operands[0]].get_object()
            marked = inside or bool({"tag", "artifact"} & set(open_marks))
            if drawing["/Subtype"] == "/Form":
                own = drawing.get("/Resources", resources).get_object()
                yield from strokes(drawing, own, paper, drawn, marked)
            elif not marked:
                yield "a picture that is neither tagged nor an artifact"
        elif operator in PAINTING and not inside and not {"tag", "artifact"} & set(open_marks):
            yield f"{operator.decode()} that is neither tagged nor an artifact"


def properties(operands: list[Any], resources: DictionaryObject) -> dict[str, Any]:
    given = operands[1] if len(operands) > 1 else {}
    return given if isinstance(given, dict) else resources["/Properties"][given].get_object()


def mark_of(operands: list[Any], resources: DictionaryObject) -> str:
    if operands[0] == "/Artifact":
        return "artifact"
    return "tag" if "/MCID" in properties(operands, resources) else "plain"


def marked_by_page(paper: pypdf.PdfReader) -> dict[int, set[int]]:
    """By the object number of a page: its marks to which the tree of tags leads."""
    found: dict[int, set[int]] = {}
    for tag in tags(paper):
        for mark in kept(tag, "/K"):
            told = mark if isinstance(mark, dict) else {}
            number = told.get("/MCID", mark if isinstance(mark, int) else None)
            home = next((one.raw_get("/Pg") for one in (told, tag) if "/Pg" in one), None)
            if number is not None and home is not None:
                found.setdefault(home.idnum, set()).add(int(number))
    return found


def letters(paper: pypdf.PdfReader) -> Iterator[str]:
    """Clauses 7.21.4.1 and 7.21.7: every font is in the file, and every glyph says which letter it is."""
    yield from (f"font {name} is not in the file" for name, kept in fonts(paper).items() if not kept)
    for page in paper.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            if "/ToUnicode" not in font.get_object():
                yield f"font {font.get_object()['/BaseFont']} does not say its letters"


def annotations(paper: pypdf.PdfReader) -> Iterator[str]:
    """Clause 7.18: a link says where it leads, and the order of the keyboard is that of the tree."""
    for page in paper.pages:
        if not page.get("/Annots"):
            continue
        if page.get("/Tabs") != "/S":
            yield "the keyboard does not follow the tree"
        for each in page["/Annots"]:
            link = each.get_object()
            if link["/Subtype"] == "/Link" and not str(link.get("/Contents", "")).strip():
                yield "a link without words"

"""How Finnish words bend, by rule: from a dictionary form to the stems its endings are put on, and back from a
question's word to (stem, kind) pairs. No dictionary is needed, so a question costs microseconds and no memory.

Words are compared as :func:`plain` makes them, without diacritics: one ending then stands for both vowel harmonies
("-ssa" is -ssa and -ssä), and a question typed without dots is understood.
Rules: Iso suomen kielioppi, sections 41-46 (consonant gradation), 55-68 (nominal stems), 69-78 (verb stems).
"""

import unicodedata
from collections.abc import Iterator

VOWELS = "aeiouy"

# Kinds of stem, as bits: which endings may follow.
NAME, WEAK, STRONG, CONSONANT, PLURAL_WEAK, PLURAL_STRONG, PLURAL_J, VERB, PASSIVE = (1 << bit for bit in range(9))
ENDINGS: dict[int, tuple[str, ...]] = {
    NAME: ("",),
    WEAK: ("n", "t", "ssa", "sta", "lla", "lta", "lle", "ksi", "tta"),
    STRONG: ("a", "ta", "na", "seen", "nsa", "ni", "si", "mme", "nne"),
    CONSONANT: ("ta", "ten", "na"),
    PLURAL_WEAK: ("ssa", "sta", "lla", "lta", "lle", "ksi", "tta", "n"),
    PLURAL_STRONG: ("a", "ta", "na", "in", "en", "den", "tten", "hin", "siin", "ne", "neen"),
    PLURAL_J: ("ja", "jen"),
    VERB: (
        "n", "t", "mme", "tte", "vat", "va", "maan", "massa", "masta", "malla", "matta",
        "minen", "misen", "mista", "miseen", "misesta", "misessa", "vaa", "vien", "ville",
    ),
    PASSIVE: ("an", "taan"),
}  # fmt: skip
_BY_ENDING = tuple((ending, kind) for kind, endings in ENDINGS.items() for ending in endings if ending)
CLITICS = ("kin", "kaan", "ko")

# Consonant gradation before the last vowel: strong, weak.
GRADES = (
    ("nk", "ng"), ("nt", "nn"), ("mp", "mm"), ("lt", "ll"), ("rt", "rr"), ("kk", "k"), ("pp", "p"), ("tt", "t"),
    ("lk", "l"), ("rk", "r"), ("hk", "h"), ("lp", "lv"), ("rp", "rv"), ("ht", "hd"),
)  # fmt: skip
UNGRADED = ("st", "sk", "sp", "tk", "ts")
# Words that bend by no rule of this file: dictionary form, (kind, stem) ...
IRREGULAR: dict[str, tuple[tuple[int, str], ...]] = {
    "mies": ((WEAK | STRONG, "miehe"), (CONSONANT, "mies"), (PLURAL_WEAK | PLURAL_STRONG, "miehi")),
    "lapsi": ((CONSONANT, "las"),),
    "ruoka": ((WEAK, "ruua"),),
    "veli": ((WEAK | STRONG, "velje"), (PLURAL_WEAK | PLURAL_STRONG, "velji")),
    "poika": ((WEAK, "poja"), (PLURAL_WEAK, "poji"), (PLURAL_STRONG, "poiki")),
    "aika": ((WEAK, "aja"), (PLURAL_WEAK, "ajoi")),
    "kevat": ((WEAK | STRONG, "kevaa"),),
    "sydan": ((WEAK | STRONG, "sydame"),),
    "kasi": ((WEAK, "kade"), (STRONG, "kate"), (CONSONANT, "kat")),
    "lahja": ((PLURAL_J, "lahjo"),),
    "uni": ((CONSONANT, "un"),),
}


def plain(text: str) -> str:
    """Lower case letters and digits without diacritics, one space between words: "Äänekoski-" -> "aanekoski"."""
    folded = unicodedata.normalize("NFKD", text).casefold()  # 𝑨 is an A only once it is normal
    bare = unicodedata.normalize("NFKD", folded).replace("ø", "o").replace("æ", "a")
    return " ".join("".join(c if c.isalnum() else "" if unicodedata.combining(c) else " " for c in bare).split())


def weak_grade(word: str) -> str:
    """The word with the stop before its last vowel weakened: turku -> turu, ranta -> ranna, kahvila stays."""
    body = word.rstrip(VOWELS)
    tail = word[len(body) :]
    if not tail or len(body) < 2 or body[-2:] in UNGRADED:
        return word
    for strong, weak in GRADES:
        if body.endswith(strong):
            return body[: -len(strong)] + weak + tail
    single = {"t": "d", "p": "v", "k": ""}.get(body[-1])
    return word if single is None or body[-2] not in VOWELS else body[:-1] + single + tail


def strong_grades(word: str) -> set[str]:
    """The words of which this may be the weak grade (liikee: liikkee, opaa: oppaa), itself included."""
    body = word.rstrip(VOWELS)
    tail = word[len(body) :]
    found = {word}
    for strong, weak in GRADES:
        if body.endswith(weak) and len(body) > len(weak):
            found.add(body[: -len(weak)] + strong + tail)
    single = {"d": "t", "v": "p"}.get(body[-1:])
    if single:
        found.add(body[:-1] + single + tail)
    return found


def stems(name: str) -> dict[str, int]:
    """Stem -> kinds, of a dictionary form as :func:`plain` makes it. Too many stems do no harm, a missing one does."""
    found: dict[str, int] = {}
    for kind, stem in _all_stems(name):
        found[stem] = found.get(stem, 0) | kind
    return found


def _all_stems(name: str) -> Iterator[tuple[int, str]]:
    yield NAME, name
    for word, bent in IRREGULAR.items():
        if name.endswith(word):
            yield from ((kind, name.removesuffix(word) + stem) for kind, stem in bent)
    if len(name) < 3:
        return
    if name.endswith("nen"):
        yield from _nen(name[:-3])
    elif name[-1] == "s":
        yield from _s(name)
    elif name[-1] in VOWELS:
        yield from _vowel(name)
    else:
        yield from _consonant(name)
    yield from _verb(name)


def _nen(body: str) -> Iterator[tuple[int, str]]:
    """ihminen: ihmise-, ihmis-, ihmisi-; of deeds also the verb: neulominen: neulo-."""
    yield WEAK | STRONG, body + "se"
    yield CONSONANT, body + "s"
    yield PLURAL_WEAK | PLURAL_STRONG, body + "si"
    if body.endswith("mi"):
        yield VERB, body[:-2]


def _s(name: str) -> Iterator[tuple[int, str]]:
    """keskus: keskukse-; yksinäisyys: yksinäisyyde-, -yte-, -yt-; vieras: vieraa-; kaunis: kaunii-."""
    body, last = name[:-1], name[-2]
    yield CONSONANT, name
    yield WEAK | STRONG, body + "kse"
    yield PLURAL_WEAK | PLURAL_STRONG, body + "ksi"
    if last in "uy":
        yield WEAK, body + "de"
        yield STRONG, body + "te"
        yield CONSONANT, body + "t"
    if last in "aeiu":
        for strong in strong_grades(body):
            yield WEAK | STRONG, strong + last
            yield PLURAL_WEAK | PLURAL_STRONG, strong + ("i" if last != "i" else "")


def _consonant(name: str) -> Iterator[tuple[int, str]]:
    """jäsen: jäsene-; puhelin: puhelime-; työtön: työttömä-; sisar: sisare-; olut: olue-."""
    yield CONSONANT, name
    yield WEAK | STRONG, name + "e"
    yield PLURAL_WEAK | PLURAL_STRONG, name + "i"
    if name[-1] == "n":
        for body in strong_grades(name[:-1]):
            yield WEAK | STRONG, body + "me"
            yield PLURAL_WEAK | PLURAL_STRONG, body + "mi"
    if name.endswith("ton"):
        yield WEAK | STRONG, name[:-3] + "ttoma"
        yield PLURAL_WEAK | PLURAL_STRONG, name[:-3] + "ttomi"
    if name[-1] == "t":
        yield WEAK | STRONG, name[:-1] + "e"


def _vowel(name: str) -> Iterator[tuple[int, str]]:
    yield STRONG | WEAK, name  # new words do not weaken their t: auton
    yield WEAK, weak_grade(name)
    last = name[-1]
    if last in "iou":
        yield VERB, name  # tanssi is what one does when one goes tanssimaan
    if name[-3:] in ("elu", "ely"):
        yield VERB, name[:-1] + "e"  # juttelu: juttelemaan
    if name[-2] in VOWELS and (name[-2] == last or name[-2:] in ("yo", "uo", "ie")):
        short = {"yo": "o", "uo": "o", "ie": "e"}.get(name[-2:], last)
        yield PLURAL_WEAK | PLURAL_STRONG, name[:-2] + short + "i"
        yield WEAK | CONSONANT, name
    if last == "i":
        yield from _i(name)
    elif last == "e":
        yield from _e(name)
    elif last == "a":
        for plural in (name[:-1] + "oi", name[:-1] + "i"):
            yield PLURAL_STRONG, plural
            yield PLURAL_WEAK, weak_grade(plural)
        yield PLURAL_J, name[:-1] + "o"
        if name.endswith("mpa"):
            yield PLURAL_STRONG, name[:-1] + "i"
    else:
        yield PLURAL_STRONG, name + "i"
        yield PLURAL_WEAK, weak_grade(name + "i")
        yield PLURAL_J, name


def _i(name: str) -> Iterator[tuple[int, str]]:
    """New words keep their i (kahvi: kahvei-, kahveja); old ones have e (nuori: nuore-, nuor-, nuori-; vesi: vede-)."""
    body = name[:-1]
    yield PLURAL_STRONG, body + "ei"
    yield PLURAL_WEAK, weak_grade(body + "ei")
    yield PLURAL_J, body + "e"
    yield STRONG, body + "e"
    yield WEAK, weak_grade(body + "e")
    yield PLURAL_STRONG, name
    yield PLURAL_WEAK, weak_grade(name)
    if body[-1] in "lrnm":
        yield CONSONANT, body.removesuffix("m") + ("n" if body[-1] == "m" else "")
    if name.endswith("si"):
        yield WEAK, body[:-1] + "de"
        yield STRONG, body[:-1] + "te"
        yield CONSONANT, body[:-1] + "t"
    if name.endswith("mpi"):
        yield WEAK, body[:-1] + "ma"
        yield STRONG, body + "a"
        yield PLURAL_WEAK, body[:-1] + "mi"


def _e(name: str) -> Iterator[tuple[int, str]]:
    """perhe: perhee-, perhei-; liike: liikkee-; huone: huonee-."""
    yield CONSONANT, name + "t"
    for strong in strong_grades(name):
        yield WEAK | STRONG, strong + "e"
        yield PLURAL_WEAK | PLURAL_STRONG, strong + "i"


def _verb(name: str) -> Iterator[tuple[int, str]]:
    """neuloa: neulo-; pelata: pelaa-; keskustella: keskustele-; jutella: juttele-; syödä: syö-; tavata: tapaa-."""
    if len(name) < 4 or name[-1] != "a":
        return
    if name[-2] in VOWELS:
        yield VERB, name[:-1]
        yield VERB, weak_grade(name[:-1])
        passive = weak_grade(name[:-1])
        yield PASSIVE, passive[:-1] + "e" if passive.endswith("a") else passive
    if name[-2] in "dlnrt":
        yield PASSIVE, name
    if name.endswith("da"):
        yield VERB, name[:-2]
    if name[-3:] in ("lla", "nna", "rra", "sta"):
        for strong in strong_grades(name[:-3]):
            yield VERB, strong + name[-3] + "e"
            for noun in (strong + "lu", strong + "ly"):  # juttelu, kävely
                yield NAME | WEAK | STRONG | PLURAL_J, noun
    if name.endswith("ta") and name[-3] in VOWELS:
        for strong in strong_grades(name[:-2]):
            yield VERB, strong + "a"
        yield VERB, name[:-2] + "se"
        yield VERB, name[:-2] + "ne"


def readings(word: str) -> Iterator[tuple[str, int]]:
    """(what is left, kind of stem it must be) for every ending the word may carry; the whole word as NAME first.

    ``word`` is as :func:`plain` makes it.
    """
    yield word, NAME
    yield word, VERB  # pelaa
    for ending, kind in _BY_ENDING:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            yield word[: -len(ending)], kind
    if len(word) > 4 and word[-1] == "n" and word[-2] in VOWELS:
        if word[-3] == word[-2]:
            yield word[:-2], STRONG  # kahvilaan, kerhoon
        elif word[-3] == "h" and word[-4] == word[-2]:
            yield word[:-3], STRONG  # työhön
    if len(word) > 4 and word[-1] in VOWELS and word[-1] == word[-2]:
        yield word[:-1], VERB  # neuloo
    for clitic in CLITICS:
        if word.endswith(clitic) and len(word) - len(clitic) >= 4:
            yield from readings(word[: -len(clitic)])

"""How Finnish place names bend: the stems a name takes in local cases, and the endings a question may carry.

Names and questions are compared without diacritics, so one ending stands for both vowel harmonies
("-ssa" is -ssa and -ssä). Rules: Iso suomen kielioppi, sections 41-46 (consonant gradation) and 55-65 (nominal stems).
"""

import re
from collections.abc import Iterator

from takaovi.core.finnish_stems import VOWELS, plain, weak_grade

__all__ = ["bases", "plain", "stems"]

# Endings of the cases that answer where, where from, where to, whose; the longest first.
WEAK_ENDINGS = ("ssa", "sta", "lla", "lta", "lle", "n", "tta", "ksi", "ten")
STRONG_ENDINGS = ("seen", "siin", "hin", "han", "hon", "hun", "hen", "na", "a", "ta")
SWEDISH_GENITIVE = "s"

# Old i-words whose stem ends in e, as the last part of a name: what it becomes when weak and when strong.
LAST_PARTS = {
    "lahti": ("lahde", "lahte"), "maki": ("mae", "make"), "joki": ("joe", "joke"), "vesi": ("vede", "vete", "vet"),
    "koski": ("koske",), "jarvi": ("jarve",), "niemi": ("nieme",), "vuori": ("vuore",), "saari": ("saare",),
    "salmi": ("salme",), "lampi": ("lamme", "lampe"), "nummi": ("numme",), "nurmi": ("nurme",), "suomi": ("suome",),
    "kivi": ("kive",), "sormi": ("sorme",), "hanki": ("hange", "hanke"), "korpi": ("korve", "korpe"),
    "lehti": ("lehde", "lehte"), "perki": ("perke",), "hirvi": ("hirve",), "kaski": ("kaske",), "torni": ("torni",),
    "pudas": ("putaa",), "kangas": ("kankaa",), "allas": ("altaa",), "lude": ("lutee",), "virrat": ("virroi", "virtai"),
    "selka": ("sela",), "reika": ("reia",), "pelto": ("pello",), "silta": ("silla",), "kaupunki": ("kaupungi",),
    "sulka": ("sula",), "jalka": ("jala",), "alku": ("alu",), "kurki": ("kurje",), "arki": ("arje",),
    "haara": ("haara", "haaroi"), "pera": ("pera",), "mannut": ("mantui",), "turku": ("turu",),
}  # fmt: skip
# Names whose first part bends too: Uudessakaupungissa, Isossakyrössä, Vähässäkyrössä.
BENDING_FIRST = {
    "uusi": r"uu(?:dessa|desta|della|delta|delle|teen|den|tta)",
    "iso": r"iso(?:ssa|sta|lla|lta|lle|on|n|a)",
    "vaha": r"vaha(?:ssa|sta|lla|lta|lle|an|n|a)",
    "vanha": r"vanha(?:ssa|sta|lla|lta|lle|an|n|a)",
}
_FIRST = {part: re.compile(f"^{forms}(?=[a-z]{{4}})") for part, forms in BENDING_FIRST.items()}


def _s_stems(name: str) -> Iterator[str]:
    """Stems of names in -s: Kannus Kannukse-, Alavus Alavude-, Pihtipudas Pihtiputaa-."""
    yield name[:-1] + "kse"
    yield name[:-1] + "de"
    if name[-2] in VOWELS:
        yield name[:-1] + name[-2]


def stems(name: str) -> set[str]:
    """All stems that case endings are put on, of a name given as :func:`plain` makes it. The name itself is one.

    More stems than the language has do no harm here: they only have to lead back to the name.
    """
    found = {name}
    if name.endswith("nen"):
        found |= {name[:-3] + "se", name[:-3] + "si", name[:-3] + "s"}
    elif name.endswith("s"):
        found |= set(_s_stems(name))
    elif name.endswith("e"):
        found.add(name + "e")
    elif name.endswith("i"):
        found.add(name[:-1] + "e")
    elif name[-1:] not in VOWELS:
        found |= {name + "i"}
    for last, bent in LAST_PARTS.items():
        if name.endswith(last):
            found |= {name.removesuffix(last) + part for part in bent}
    return found | {weak_grade(stem) for stem in found}


def bases(word: str) -> Iterator[str]:
    """What may be left of a question's word when its ending is taken off, the word itself first.

    ``word`` is as :func:`plain` makes it. Illatives with a long vowel (Kinnulaan, Keuruuseen) are undone too.
    """
    yield word
    for first, pattern in _FIRST.items():
        if pattern.match(word):
            yield from bases(pattern.sub(first, word))
    for ending in (*WEAK_ENDINGS, *STRONG_ENDINGS, SWEDISH_GENITIVE):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            yield word[: -len(ending)]
    if len(word) > 4 and word[-1] == "n" and word[-2] in VOWELS and word[-3] in VOWELS:
        yield word[:-2]

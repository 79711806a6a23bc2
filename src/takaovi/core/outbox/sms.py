"""How long a text message is on its way: signs of GSM 03.38 go 160 to a message, all others 70. Pure."""

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€\f")  # two signs each
ALONE, JOINED = (160, 70), (153, 67)  # signs of one message, and of each of several: GSM 03.38, UCS-2
# Typographic signs that would make a message twice as long, and what says the same.
PLAIN = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "−": "-",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "’": "'",
        "‘": "'",
        "…": "...",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2011": "-",
        "•": "-",
        "š": "s",
        "Š": "S",
        "ž": "z",
        "Ž": "Z",
    }
)


def plain_signs(text: str) -> str:
    """The text with signs that every phone has; letters that GSM 03.38 lacks stay where nothing says the same."""
    return text.translate(PLAIN)


def segments(text: str) -> int:
    """How many messages the text is sent as. An empty one is one message."""
    widths = _gsm_widths(text)
    wide = widths is None
    signs = [1 if ord(sign) < 0x10000 else 2 for sign in text] if widths is None else widths
    if sum(signs) <= ALONE[wide]:
        return 1
    count, used = 1, 0
    for width in signs:  # a sign of two halves is never cut in two
        if used + width > JOINED[wide]:
            count, used = count + 1, 0
        used += width
    return count


def _gsm_widths(text: str) -> list[int] | None:
    """The width of each sign in GSM 03.38, or None where a sign is not in it."""
    widths = [1 if sign in BASIC else 2 if sign in EXTENDED else 0 for sign in text]
    return None if 0 in widths else widths

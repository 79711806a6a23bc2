"""A text message as the parts that travel: GSM 03.38 or UCS-2, long ones joined by a header (UDH). Pure."""

from gsm0338 import Codec

from takaovi.core.outbox.sms import ALONE, BASIC, EXTENDED, JOINED

GSM, UCS2 = 0, 8  # data_coding of SMPP
_GSM = Codec()


def parts_of(text: str, reference: int) -> tuple[int, list[bytes]]:
    """(data_coding, parts). ``reference`` joins the parts at the phone: the same in every try, 0 to 255.

    As many parts as ``core.outbox.sms.segments`` counts. Raises ValueError for more than 255.
    """
    plain = all(sign in BASIC or sign in EXTENDED for sign in text)
    coding, width = (GSM, 1) if plain else (UCS2, 2)
    signs = [_GSM.encode(sign)[0] if plain else sign.encode("utf-16-be") for sign in text]
    whole = b"".join(signs)
    if len(whole) <= ALONE[not plain] * width:
        return coding, [whole]
    bodies, most = [b""], JOINED[not plain] * width
    for sign in signs:  # a sign of two halves is never cut in two
        if len(bodies[-1]) + len(sign) > most:
            bodies.append(b"")
        bodies[-1] += sign
    if len(bodies) > 255:
        raise ValueError("a text message has at most 255 parts")
    head = [bytes([5, 0, 3, reference % 256, len(bodies), number]) for number in range(1, len(bodies) + 1)]
    return coding, [head + body for head, body in zip(head, bodies, strict=True)]

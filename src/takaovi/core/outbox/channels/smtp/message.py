"""A letter as an e-mail: plain text, its language told, and a promise that a machine wrote it."""

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from takaovi.core.language import BY_CODE
from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.values import Undeliverable


def message_of(letter: Letter, *, name: str, address: str) -> EmailMessage:
    """The message from ``name`` at ``address``. Raises Undeliverable for an address that is none.

    Its Message-ID stays the same in every try, so that a mail program can tell a letter that came twice.
    """
    message = EmailMessage(policy=SMTP)
    domain = address.rpartition("@")[2]
    message["From"] = Address(name, addr_spec=address)
    message["To"] = _address(letter.to)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(letter.made)
    message["Message-ID"] = f"<letter-{letter.pk}-{int(letter.made.timestamp())}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday answers, please
    message["X-Auto-Response-Suppress"] = "All"
    if letter.leave_url:
        message["List-Unsubscribe"] = f"<{letter.leave_url}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058: the address takes it by itself
    message.set_content(letter.text + "\n")
    message["Content-Language"] = BY_CODE[letter.language].tag if letter.language in BY_CODE else letter.language
    return message


def _address(written: str) -> Address:
    local, _at, domain = written.rpartition("@")
    try:
        return Address(addr_spec=f"{local}@{domain.encode('idna').decode('ascii')}")
    except (MessageError, ValueError, IndexError, UnicodeError):
        raise Undeliverable("no such address") from None

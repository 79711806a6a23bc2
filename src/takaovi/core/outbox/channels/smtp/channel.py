"""E-mail by SMTP, over TLS unless the server is this machine or the operator says otherwise."""

import smtplib
import ssl
from email.message import EmailMessage

from django.conf import settings

from takaovi.core.outbox.channels.smtp.message import message_of
from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.values import Undeliverable

SECONDS = 20  # of silence from the server, at each step
PERMANENT = range(500, 600)


def send(letter: Letter) -> None:
    """Give the letter to the mail server. Raises Undeliverable when it refuses the receiver or the text for good."""
    message = message_of(letter, name=settings.NETWORK_NAME, address=settings.MAIL_FROM)
    with _connect() as server:
        try:
            _hand_over(server, message)
        except smtplib.SMTPNotSupportedError:
            raise Undeliverable("address not in plain letters") from None


def _connect() -> smtplib.SMTP:
    way = settings.SMTP
    ours = settings.MAIL_FROM.rpartition("@")[2]  # said to the server; asking the network for our name may take long
    if way.tls == "always":
        context = ssl.create_default_context()
        server: smtplib.SMTP = smtplib.SMTP_SSL(way.host, way.port, ours, timeout=SECONDS, context=context)
    else:
        server = smtplib.SMTP(way.host, way.port, ours, timeout=SECONDS)
        if way.tls == "start":
            server.starttls(context=ssl.create_default_context())
    if way.user:
        server.login(way.user, way.secret)
    return server


def _hand_over(server: smtplib.SMTP, message: EmailMessage) -> None:
    try:
        server.send_message(message)
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        if all(code in PERMANENT for code in codes):
            raise Undeliverable(f"refused {codes[0]}") from None
        raise
    except smtplib.SMTPDataError as refused:
        if refused.smtp_code in PERMANENT:
            raise Undeliverable(f"refused {refused.smtp_code}") from None
        raise

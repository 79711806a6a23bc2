"""A log line tells what happened and never who: addresses of people and their questions are left out."""

import logging
import re

_QUERY = re.compile(r"\?\S*")
_ADDRESS = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{0,4}\b")
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_PHONE = re.compile(r"(?<!\d)(?:\+358|0)[\d -]{6,12}\d")


class QuietFormatter(logging.Formatter):
    """Drops query strings, network addresses, e-mail addresses and phone numbers from every line."""

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for pattern, mark in ((_QUERY, ""), (_EMAIL, "<e-mail>"), (_ADDRESS, "<address>"), (_PHONE, "<phone>")):
            line = pattern.sub(mark, line)
        return line

"""STOP and START in a text message of somebody who keeps nothing here. Pure.

What keepers send is read by the hours, whose questions they answer.
"""

import re

STOP = {"lopeta": "fi", "lopettakaa": "fi", "stopp": "sv", "sluta": "sv", "avsluta": "sv", "stop": "en"}
START = {"aloita": "fi", "aloittakaa": "fi", "börja": "sv", "borja": "sv", "starta": "sv", "start": "en"}
POLITE = frozenset({"kiitos", "tack", "please", "thanks"})


def read_stop(text: str) -> tuple[bool, str] | None:
    """Whether the messages shall end (True) or come back, and the language of the word; None for any other text."""
    words = [word for word in re.findall(r"\w+", text[:60].lower()) if word not in POLITE]
    if len(words) != 1:
        return None
    if language := STOP.get(words[0]):
        return True, language
    language = START.get(words[0])
    return (False, language) if language else None

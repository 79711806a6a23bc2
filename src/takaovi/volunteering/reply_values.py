"""One word that means yes or no, in the three languages. Pure."""

YES = frozenset({"k", "kyllä", "kylla", "joo", "tulen", "j", "ja", "jag kommer", "y", "yes"})
NO = frozenset({"e", "ei", "en", "en pääse", "n", "nej", "no"})


def read_word(text: str) -> str:
    """``yes``, ``no``, or empty for anything else. Only the first line counts: below it a mail program quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    word = first.strip().strip(".!,").casefold()
    return "yes" if word in YES else "no" if word in NO else ""

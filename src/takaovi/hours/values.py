"""Time: states, plans and spans. Frozen values and pure functions; no Django, no database."""

# High covers low within a way (hours.md): somebody is there > somebody may be there > you can let yourself in ...
STATES = {"staffed": 60, "if_shift_filled": 50, "self_service": 40, "by_arrangement": 30, "phone": 20, "online": 10}
STATE_NAMES = {value: name for name, value in STATES.items()}
# A phone line or an online room does not hide behind an open door: each way has spans of its own.
WAYS = {"door": 0, "phone": 1, "online": 2}
WAY_OF_STATE = {"phone": "phone", "online": "online"}
CERTAINTIES = ("sure", "told", "hearsay")
DAY_CLASSES = ("public", "eve", "day_before", "school_break")

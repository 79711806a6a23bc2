"""How the program listens: read before Django, so that the process that only watches stays light."""

from takaovi.config.env import env_int, env_str

LISTEN = env_str("TAKAOVI_LISTEN", "127.0.0.1")
PORT = env_int("PORT", 8000, low=1, high=65535)
WORKERS = env_int("TAKAOVI_WORKERS", 1, low=1, high=32)
THREADS = env_int("TAKAOVI_THREADS", 1, low=1, high=16)

"""All settings, from the environment. README lists each variable for the operator."""

import os
import secrets
import sys
from pathlib import Path
from urllib.parse import urlsplit

from django.conf.locale import LANG_INFO

from takaovi.config.env import (
    asked_names,
    env_bool,
    env_database,
    env_int,
    env_secret,
    env_str,
    env_url,
    unknown_names,
)
from takaovi.config.letters import (
    HERE,
    env_choice,
    env_gateway,
    env_mail_address,
    env_mail_server,
    env_push_hosts,
    env_reply_secret,
    env_sms_way,
    env_socket,
    env_way,
)
from takaovi.config.rooms import ROOMS
from takaovi.config.server import LISTEN, PORT
from takaovi.core.language import LANGUAGES as READINGS
from takaovi.switchboard.settings_values import NAMES as SWITCHBOARD_NAMES

PACKAGE = Path(__file__).resolve().parent.parent
STATE = Path(env_str("TAKAOVI_STATE", "var")).resolve()

# --- who we are -----------------------------------------------------------------------------------------------
SITE_URL = env_url("TAKAOVI_URL", f"http://127.0.0.1:{PORT}")
NETWORK_NAME = env_str("TAKAOVI_NETWORK", "Takaovi")
NETWORK_PHONE = env_str("TAKAOVI_PHONE", "")
GALLERY = env_bool("TAKAOVI_GALLERY", True)
# Said on the pages that the law asks for; only the operator knows them.
CONTROLLER = env_str("TAKAOVI_CONTROLLER", "")
CONTROLLER_CONTACT = env_str("TAKAOVI_CONTROLLER_CONTACT", "")
SUPERVISOR = env_str("TAKAOVI_SUPERVISOR", "")

# --- safety ---------------------------------------------------------------------------------------------------
DEBUG = env_bool("TAKAOVI_DEBUG", False)
_HOST = urlsplit(SITE_URL).hostname or ""
_LOCAL = _HOST in HERE
SECRET_KEY = env_secret("TAKAOVI_SECRET", default=secrets.token_urlsafe(48) if _LOCAL else None)
# Telephone numbers are sealed with it; without it with a key made of the secret above.
NUMBER_KEY = env_secret("TAKAOVI_NUMBER_KEY", default="")
# Where people are called and sent text messages: elsewhere there are numbers that earn from it.
COUNTRIES = frozenset(env_str("TAKAOVI_COUNTRIES", "FI AX SE NO DK IS EE").replace(",", " ").upper().split())
NUMBER_KEY_FILE = None if env_str("TAKAOVI_SECRET", "") else STATE / "number.key"
ALLOWED_HOSTS = [*env_str("TAKAOVI_HOSTS", _HOST).replace(",", " ").split(), "127.0.0.1", "localhost", "[::1]"]
# Read by takaovi.ui.safety, which sets all other headers too.
SECURE_HSTS_SECONDS = 31_536_000 if SITE_URL.startswith("https:") and not _LOCAL else 0
# The __Host- prefix binds the cookie to this very host over TLS; on a plain local address no browser takes it.
DEVICE_COOKIE = "__Host-device" if SITE_URL.startswith("https:") else "device"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env_bool("TAKAOVI_BEHIND_PROXY", False) else None

# --- the rooms ------------------------------------------------------------------------------------------------
INSTALLED_APPS = ["modeltranslation", "django.contrib.staticfiles", *(f"takaovi.{room}" for room in ROOMS)]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "takaovi.config.urls"
WSGI_APPLICATION = "takaovi.config.wsgi.application"
APPEND_SLASH = True

MIDDLEWARE = [
    "takaovi.ui.gate.GateMiddleware",
    "takaovi.core.pagecache.PageCacheMiddleware",
    "takaovi.ui.safety.SafetyHeadersMiddleware",
    "takaovi.ui.savedata.SaveDataMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "takaovi.core.reading.ReadingMiddleware",
    "django.middleware.common.CommonMiddleware",
    "takaovi.people.doors.ViewerMiddleware",
]

# --- pages ----------------------------------------------------------------------------------------------------
TEMPLATES = [
    {
        "BACKEND": "takaovi.ui.engine.Templates",
        "DIRS": [PACKAGE / room / "templates" for room in ROOMS],
        "NAME": "jinja2",
        "APP_DIRS": False,
        "OPTIONS": {"environment": "takaovi.ui.jinja.environment"},
    },
]
FORM_RENDERER = "takaovi.ui.jinja.FormRenderer"

STATIC_URL = "/static/"
STATIC_ROOT = STATE / "static"
STATICFILES_DIRS = [STATE / "built"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "takaovi.ui.assets.Storage"},
}
MEDIA_URL = "/media/"
MEDIA_ROOT = STATE / "media"
WHITENOISE_MAX_AGE = 31_536_000

# --- data -----------------------------------------------------------------------------------------------------
DATABASES = {"default": env_database("DATABASE_URL", f"sqlite:///{STATE / 'takaovi.sqlite3'}")}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    },
}
PAGE_CACHE_SECONDS = env_int("TAKAOVI_PAGE_CACHE", 60, low=0, high=3600)
HOURS_HORIZON_DAYS = 60
ASK_DAY = env_choice("TAKAOVI_ASK_DAY", "thu", choices=("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
ASK_HOUR = env_int("TAKAOVI_ASK_HOUR", 10, low=8, high=19)
NIGHTLY = env_bool("TAKAOVI_NIGHTLY", True)

# --- letters: how e-mails and text messages leave -------------------------------------------------------------
_SHUT = LISTEN in HERE
MAIL_CHANNEL = env_way("TAKAOVI_MAIL", real="smtp", url_name="TAKAOVI_SMTP_URL", local=_LOCAL, shut=_SHUT)
SMTP = env_mail_server("TAKAOVI_SMTP_URL")
MAIL_FROM = env_mail_address("TAKAOVI_MAIL_FROM", f"takaovi@{'localhost' if _LOCAL else _HOST}")
SMS_URL = env_gateway("TAKAOVI_SMS_URL")
SMS_CHANNEL = env_sms_way("TAKAOVI_SMS", SMS_URL, local=_LOCAL, shut=_SHUT)
SMS_GAMMU = env_str("TAKAOVI_SMS_GAMMU", "")
SMS_LISTEN = env_bool("TAKAOVI_SMS_LISTEN", False)  # text messages come in by the line itself, not by HTTP
SMS_SECRET = env_str("TAKAOVI_SMS_SECRET", "")
SMS_SENDER = env_str("TAKAOVI_SMS_SENDER", "")
VOICE_SECRET = env_reply_secret("TAKAOVI_VOICE_SECRET")  # what the provider of the phone line signs with
VOICE_NUMBER = env_str("TAKAOVI_VOICE_NUMBER", "")
VOICE_URL = env_gateway("TAKAOVI_VOICE_URL")
VOICE_ACCOUNT = env_str("TAKAOVI_VOICE_ACCOUNT", "")
asked_names.update(SWITCHBOARD_NAMES)  # of another process, in the same file of settings
VOICE_SOCKET = env_socket("TAKAOVI_VOICE_SOCKET")  # where browsers reach our own switchboard
SPEECH = env_bool("TAKAOVI_SPEECH", True)  # sounds by the speech machine, where one is installed
PUSH = env_bool("TAKAOVI_PUSH", False)  # messages on the screen, through the makers of browsers
PUSH_HOSTS = env_push_hosts("TAKAOVI_PUSH_HOSTS")
REPLY_SECRET = env_reply_secret("TAKAOVI_REPLY_SECRET")
INBOX = "inbox" in {MAIL_CHANNEL, SMS_CHANNEL}

# --- words and time -------------------------------------------------------------------------------------------
LANG_INFO["fi-simple"] = {"bidi": False, "code": "fi-simple", "name": "Plain Finnish", "name_local": "selkosuomi"}
LANGUAGE_CODE = "fi"
LANGUAGES = [(reading.code, reading.own_name) for reading in READINGS]
LOCALE_PATHS: list[Path] = []
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
MODELTRANSLATION_DEFAULT_LANGUAGE = "fi"
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ("fi", "en", "sv"), "fi-simple": ("fi",)}
MODELTRANSLATION_AUTO_POPULATE = False

# --- logs: what happened, never who ---------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "takaovi.core.logs.QuietFormatter", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}

for _sentence in unknown_names(os.environ):
    sys.stderr.write(f"takaovi: {_sentence}\n")

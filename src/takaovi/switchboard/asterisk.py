"""The folder of settings that an Asterisk 22 runs the line with (`realparts.md` 2.4)."""

import re
from importlib.resources import files
from pathlib import Path
from string import Template

from takaovi.switchboard.settings_values import Settings

# Where the modules are differs between machines; with a wrong folder Asterisk stops without a word.
MODULE_FOLDERS = (
    "usr/lib/x86_64-linux-gnu/asterisk/modules",
    "usr/lib/aarch64-linux-gnu/asterisk/modules",
    "usr/lib/asterisk/modules",
    "usr/lib64/asterisk/modules",
)
FILES = ("asterisk", "modules", "http", "ari", "extensions", "pjsip", "rtp", "sorcery", "logger", "cdr", "cel")
# Asked for at every start; with nothing in them Asterisk does as it does without, and complains less.
EMPTY = ("features", "acl", "udptl", "pjproject", "websocket_client")
MODULES = """
res_sorcery_config res_sorcery_memory res_sorcery_astdb res_timing_timerfd res_srtp res_crypto res_rtp_asterisk
res_http_websocket res_websocket_client res_pjproject res_pjsip res_pjsip_pubsub res_pjsip_session res_pjsip_sdp_rtp
res_pjsip_caller_id res_pjsip_dtmf_info res_pjsip_rfc3326 res_pjsip_nat res_pjsip_endpoint_identifier_user
res_pjsip_endpoint_identifier_ip res_pjsip_authenticator_digest res_pjsip_outbound_authenticator_digest
res_pjsip_outbound_registration res_pjsip_registrar res_pjsip_transport_websocket chan_pjsip bridge_simple
bridge_native_rtp bridge_softmix bridge_holding codec_alaw codec_ulaw codec_g722 codec_resample
codec_opus_open_source res_format_attr_opus format_pcm format_wav pbx_config func_timeout res_stasis res_stasis_answer
res_stasis_playback res_stasis_recording res_stasis_snoop app_stasis app_playback res_ari res_ari_model res_ari_events
res_ari_channels res_ari_bridges res_ari_playbacks res_ari_recordings res_ari_asterisk res_ari_endpoints
func_callerid func_channel
"""

# What the other side is told, where our own address is of no use to it.
_BEHIND_NAT = """external_media_address = {0}
external_signaling_address = {0}
local_net = 10.0.0.0/8
local_net = 172.16.0.0/12
local_net = 192.168.0.0/16
local_net = 127.0.0.0/8"""


class _Settings(Template):
    """``%name``: the dollar is Asterisk's own."""

    delimiter = "%"
    flags = re.ASCII


def module_folder(root: Path) -> str:
    """As Asterisk sees it. Raises FileNotFoundError where there is no Asterisk."""
    for name in MODULE_FOLDERS:
        if (root / name).is_dir():
            return f"/{name}"
    raise FileNotFoundError(2, "no modules of Asterisk", str(root / MODULE_FOLDERS[0]))


def inside(path: Path, root: Path) -> str:
    """A path as Asterisk sees it, whose root may be a folder of ours. Raises ValueError for one that it cannot see."""
    return f"/{path.resolve().relative_to(root.resolve())}"


def settings_files(settings: Settings, folder: Path, last_word: Path) -> dict[str, str]:
    """The text of every file by its name; ``folder`` is where they will stand."""
    trunk, there = settings.trunk, module_folder(settings.root)
    values = {
        "folder": inside(folder, settings.root),
        "modules": there,
        "load": "\n".join(f"load = {name}.so" for name in MODULES.split() if _is_there(settings.root, there, name)),
        "ari_port": str(settings.ari_port),
        "ari_secret": settings.ari_secret,
        "last_word": inside(last_word, settings.root).removesuffix(".wav"),
        "sip_listen": settings.sip_listen,
        "behind_nat": _BEHIND_NAT.format(settings.sip_public) if settings.sip_public else "",
        "trunk_host": trunk.host,
        "trunk_port": str(trunk.port),
        "trunk_user": trunk.user,
        "trunk_secret": trunk.secret,
        "outbound_auth": "outbound_auth = trunk-user" if trunk.user else "",
        "rtp_first": str(settings.rtp_ports[0]),
        "rtp_last": str(settings.rtp_ports[1]),
    }
    values["registration"] = _filled("registration", values) if trunk.user else ""
    empty = {f"{name}.conf": "; empty\n" for name in EMPTY}
    return {f"{name}.conf": _filled(name, values) for name in FILES} | empty


def _is_there(root: Path, folder: str, module: str) -> bool:
    """Builds differ in a few modules, such as Opus; what is missing is not asked for."""
    return (root / folder.lstrip("/") / f"{module}.so").is_file()


def _filled(name: str, values: dict[str, str]) -> str:
    template = files("takaovi.switchboard").joinpath(f"data/asterisk/{name}.conf").read_text("utf-8")
    return _Settings(template).substitute(values)


def write_folder(texts: dict[str, str], folder: Path) -> None:
    """The files, readable by their owner only: they hold secrets. ``var`` beside them is Asterisk's own."""
    for name in ("recording", "keys"):
        (folder / "var" / name).mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        path = folder / name
        path.touch(mode=0o600)
        path.chmod(0o600)
        path.write_text(text, "utf-8")

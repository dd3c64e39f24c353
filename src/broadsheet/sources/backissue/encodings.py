"""Bytes of text → text: UTF-8 where it is that, else what its letters say it is."""

from __future__ import annotations

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NULS = 0.2  # of the bytes, from which every second one is half a letter
_FEW = 0.25  # of the bytes beyond ASCII, up to which a text is in Latin letters
_WESTERN = ["cp1252", "mac_roman"]
_OTHERS = ["cp1256", "cp1255", "cp932", "euc_jp", "gb18030", "big5", "euc_kr"]
_NAMES = {
    "utf_8": "UTF-8",
    "cp1252": "Windows-1252",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "mac_roman": "Mac Roman",
    "cp932": "Shift-JIS",
    "euc_jp": "EUC-JP",
    "euc_kr": "EUC-KR",
    "big5": "Big5",
    "gb18030": "GB18030",
}


def text_of(data: bytes) -> tuple[str, str]:
    """The text in `data`, and the name of its encoding where nobody said it: "" for sound UTF-8 and where a mark at
    the beginning says what it is. What is damaged becomes U+FFFD.
    """
    if mark := mark_of(data):
        return data.decode(mark, "replace"), ""
    if data.count(0) > _NULS * len(data):
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace"), "UTF-16"
    try:
        return data.decode(), ""
    except UnicodeDecodeError:
        encoding = _guessed(data)
        return data.decode(encoding, "replace"), _NAMES[encoding]


def mark_of(data: bytes) -> str:
    """The encoding that a mark at the beginning of `data` says; "" where there is none."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")


def _guessed(data: bytes) -> str:
    repaired = data.decode("utf-8", "replace")
    sound = sum(not char.isascii() and char != "\ufffd" for char in repaired)
    if sound > repaired.count("\ufffd"):
        return "utf_8"
    from charset_normalizer import from_bytes

    beyond = sum(byte > 0x7F for byte in data)  # noqa: PLR2004 - the last of ASCII
    likely = _WESTERN if beyond <= _FEW * len(data) else _OTHERS
    found = from_bytes(data, cp_isolation=likely).best()
    return found.encoding if found and found.encoding in likely else likely[0]

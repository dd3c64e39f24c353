"""The pictures of an issue, read and encoded once; one that cannot be used is left out and named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from hashlib import blake2b
from pathlib import Path, PurePosixPath

import msgspec

from broadsheet.diagnostics import Diagnostic, diagnose
from broadsheet.issue.model import Issue, Picture
from broadsheet.issue.tree import plain
from broadsheet.press.cache import Cache
from broadsheet.press.drawings import clean_drawing
from broadsheet.press.picture_file import LONGEST_SIDE, BrokenPictureError, PictureFile
from broadsheet.press.picture_places import rebuilt, uses
from broadsheet.press.rasters import encoded_raster, tool_versions

MAX_FILE_BYTES = 60_000_000

_RECIPE = "1"  # raised whenever a change of the encoders changes the bytes that come out
_SAY_WHAT_IT_SHOWS = "Say in a sentence what the picture shows."
_FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|heic)|(?:IMG|DSC[NF]?|PXL|DCIM|MVIMG|SCAN|Bild|Foto)[-_ ]?[\d_-]{2,}",
    re.IGNORECASE,
)
_MEDIA_TYPES = {".jpg": "image/jpeg", ".png": "image/png"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """The issue with every usable picture measured and every other one left out; `files` by asset name."""

    issue: Issue
    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, PictureFile]


@dataclass(frozen=True, slots=True)
class _Developed:
    """What became of one source file."""

    file: PictureFile | None = None
    asset: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


def prepare_pictures(issue: Issue, root: Path, *, cache: Cache, longest_side: int = LONGEST_SIDE) -> Prepared:
    """Read and encode every picture of `issue` once; none may lie outside `root`, the publication folder."""
    used = tuple(uses(issue))
    develop = partial(_develop, cache=cache, longest_side=longest_side)
    developed = _develop_all((picture.file for picture, _ in used), root, develop=develop)
    diagnostics = (
        replace(diagnostic, span=span)
        for picture, span in used
        for diagnostic in (*developed[picture.file].diagnostics, *_alt_faults(picture, developed))
    )
    files = {each.asset: each.file for each in developed.values() if each.file}
    return Prepared(_rewritten(issue, developed), tuple(dict.fromkeys(diagnostics)), files)


def _alt_faults(picture: Picture, developed: Mapping[str, _Developed]) -> Iterator[Diagnostic]:
    if not developed[picture.file].file:
        return
    alt, caption = picture.alt.strip(), plain(picture.caption).strip()
    if not alt:
        taken = "Its caption is used." if caption else "It is marked as decorative."
        yield diagnose(
            "source-missing-alt",
            f"The picture {picture.file} has no alternative text. {taken}",
            hints=[_SAY_WHAT_IT_SHOWS],
        )
    elif _FILE_NAME.fullmatch(alt) or alt == PurePosixPath(picture.file).stem:
        message = f"The alternative text of {picture.file}, “{alt}”, is the name of a file."
        yield diagnose("source-poor-alt", message, hints=[_SAY_WHAT_IT_SHOWS])
    elif alt.rstrip(".") == caption.rstrip("."):
        message = f"The alternative text of {picture.file} is its caption, which is then read out twice."
        yield diagnose("source-poor-alt", message, hints=[_SAY_WHAT_IT_SHOWS])


def _rewritten(issue: Issue, developed: Mapping[str, _Developed]) -> Issue:
    def measured(picture: Picture) -> Picture | None:
        made = developed[picture.file]
        if made.file is None:
            return None
        return msgspec.structs.replace(
            picture,
            alt=picture.alt.strip() or plain(picture.caption).strip(),
            asset=made.asset,
            width=made.file.width,
            height=made.file.height,
        )

    return rebuilt(issue, measured)


# -- from a file to a picture file ---------------------------------------------------------------------------


def _develop_all(
    files: Iterable[str], root: Path, *, develop: Callable[[Path, str], _Developed]
) -> dict[str, _Developed]:
    """What became of each of `files`; one that is named in two ways is read once."""
    developed: dict[str, _Developed] = {}
    by_path: dict[Path, _Developed] = {}
    for file in dict.fromkeys(files):
        path = _located(root, file)
        if isinstance(path, Diagnostic):
            developed[file] = _Developed(diagnostics=(path,))
        else:
            developed[file] = by_path[path] = by_path.get(path) or develop(path, file)
    return developed


def _located(root: Path, file: str) -> Path | Diagnostic:
    """The regular file behind `file`, all links followed."""
    # In this order: no right to look, a circle of links, a NUL in the name.
    with suppress(OSError, RuntimeError, ValueError):
        path = (root / file).resolve()
        if not path.is_relative_to(root.resolve()):
            message = f"The picture {file} lies outside the publication folder."
            return diagnose("source-path-outside", message, hints=["Copy it into the folder."])
        if path.is_file():
            return path
    message = f"There is no picture {file}. It is left out."
    return diagnose("source-missing-picture", message, hints=_nearest(root, file))


def _nearest(root: Path, file: str) -> list[str]:
    with suppress(OSError, ValueError):
        wanted = root / file
        names = sorted(path.name for path in wanted.parent.iterdir())
        return [f"Did you mean {name}?" for name in get_close_matches(wanted.name, names, n=1)]
    return []


def _develop(path: Path, file: str, *, cache: Cache, longest_side: int) -> _Developed:
    try:
        picture = _encoded_once(_read(path), cache, longest_side=longest_side)
    except BrokenPictureError as error:
        message = f"The picture {file} cannot be used: {error}. It is left out."
        hint = "Open it in a picture program and save it anew as JPEG or PNG."
        return _Developed(diagnostics=(diagnose("source-broken-picture", message, hints=[hint]),))
    asset = blake2b(picture.data, digest_size=16).hexdigest() + picture.suffix
    return _Developed(picture, asset, tuple(_remarks(file, picture)))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as source:
            data = source.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise BrokenPictureError(f"it cannot be read ({error.strerror})") from error
    if len(data) > MAX_FILE_BYTES:
        raise BrokenPictureError(f"it has more than {MAX_FILE_BYTES // 1_000_000} MB")
    return data


def _remarks(file: str, picture: PictureFile) -> Iterator[Diagnostic]:
    if picture.animated:
        message = f"The picture {file} is an animation. Its first frame is set."
        yield diagnose("source-animated-picture", message)
    if picture.dropped:
        message = f"The drawing {file} is set without: {', '.join(picture.dropped)}."
        hint = "Export it from the drawing program as plain SVG, with text and effects as paths."
        yield diagnose("source-incomplete-drawing", message, hints=[hint])


def _encoded_once(data: bytes, cache: Cache, *, longest_side: int) -> PictureFile:
    key = cache.key("picture", _RECIPE, str(longest_side), *tool_versions(), data)
    kept = cache.get(key)
    if kept is not None:
        return msgspec.msgpack.decode(kept, type=PictureFile)
    made = encode_picture(data, longest_side)
    cache.put(key, msgspec.msgpack.encode(made))
    return made


def encode_picture(data: bytes, longest_side: int = LONGEST_SIDE) -> PictureFile:
    """The picture in `data`, encoded anew; BrokenPictureError if it is none."""
    if not _is_xml(data):
        return encoded_raster(data, longest_side)
    drawing = clean_drawing(data, partial(_embedded, longest_side=longest_side))
    return PictureFile(drawing.data, ".svg", drawing.width, drawing.height, dropped=drawing.dropped)


def _is_xml(data: bytes) -> bool:
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return utf_16 or data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _embedded(data: bytes, *, longest_side: int) -> tuple[str, bytes]:
    picture = encoded_raster(data, longest_side)
    return _MEDIA_TYPES[picture.suffix], picture.data

"""Pictures re-encoded once: upright, in sRGB, without metadata, no larger than a page needs.

What leaves this module was written by our own encoder from bare pixels, or by the allow-lists for drawings.
The format is told by the content, never by the name, and limits are checked before anything is decoded.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from hashlib import blake2b
from io import BytesIO
from operator import is_
from pathlib import Path
from typing import cast

import msgspec
from PIL import Image, ImageCms, UnidentifiedImageError, features

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.issue.model import (
    Block,
    CutPoint,
    Furniture,
    Issue,
    List,
    ListItem,
    Picture,
    Quote,
    Sentence,
    Story,
)
from broadsheet.issue.tree import plain, prefix, units
from broadsheet.press.cache import Cache
from broadsheet.press.drawings import BrokenPictureError, clean_drawing

LONGEST_SIDE = 3_000  # pixels: 180 to the inch on the long side of A3
MAX_PIXELS = 80_000_000
MAX_FILE_BYTES = 60_000_000
# Each scan of a progressive JPEG passes over the whole picture; encoders write about ten.
MAX_JPEG_SCANS = 64
JPEG_QUALITY = 88
FEW_COLOURS = 256

_RECIPE = "1"  # raised whenever a change below changes the bytes that come out
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF")
_ANIMATED_FORMATS = frozenset({"GIF", "PNG", "WEBP"})  # pages of a TIFF and views of an MPO are no animation
_ACCEPTED = "JPEG, PNG, WebP, GIF, TIFF or SVG"
_TOO_LARGE = f"it has more than {MAX_PIXELS // 1_000_000} million pixels"
_MEDIA_TYPES = {".jpg": "image/jpeg", ".png": "image/png"}
_DEEP_GREYS = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N"})
_UPRIGHT = {  # EXIF 2.32, 4.6.4 A, tag 0x0112
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ORIENTATION = 0x0112
_TOOLS = ("pil", "libjpeg_turbo", "zlib_ng", "littlecms2", "webp")  # another version may write other bytes


class PictureFile(msgspec.Struct, frozen=True):
    """A picture fit to print: `suffix` is .jpg, .png or .svg, `width` and `height` as in the model.

    `animated` says that only the first frame was taken, `dropped` what is missing of a drawing.
    """

    data: bytes
    suffix: str
    width: int
    height: int
    animated: bool = False
    dropped: tuple[str, ...] = ()


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
    uses = tuple(_uses(issue))
    develop = partial(_develop, cache=cache, longest_side=longest_side)
    developed = _develop_all((picture.file for picture, _ in uses), root, develop=develop)
    diagnostics = (
        replace(diagnostic, span=span)
        for picture, span in uses
        for diagnostic in (*developed[picture.file].diagnostics, *_alt_faults(picture, developed))
    )
    files = {each.asset: each.file for each in developed.values() if each.file}
    return Prepared(_rewritten(issue, developed), tuple(dict.fromkeys(diagnostics)), files)


# -- the pictures in the issue -------------------------------------------------------------------------------


def _uses(issue: Issue) -> Iterator[tuple[Picture, Span | None]]:
    """Every picture of the issue, wherever it stands, and the file that names it."""
    for story in issue.stories:
        for picture in _pictures(story):
            yield picture, Span(story.file) if story.file else None
    for picture in _pictures((issue.furniture, issue.note)):
        yield picture, Span(f"issues/{issue.id}/issue.toml")
    for picture in _pictures(issue.publication):
        yield picture, Span("broadsheet.toml")


def _pictures(value: object) -> Iterator[Picture]:
    if isinstance(value, Picture):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _pictures(item)
    elif isinstance(value, msgspec.Struct) and not isinstance(value, Sentence):
        for name in value.__struct_fields__:
            yield from _pictures(getattr(value, name))


def _alt_faults(picture: Picture, developed: Mapping[str, _Developed]) -> Iterator[Diagnostic]:
    if developed[picture.file].file and not picture.alt.strip():
        taken = "Its caption is used." if plain(picture.caption).strip() else "It is marked as decorative."
        yield diagnose(
            "source-missing-alt",
            f"The picture {picture.file} has no alternative text. {taken}",
            hints=["Say in a sentence what the picture shows."],
        )


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

    return cast("Issue", _rebuilt(issue, measured))


_Place = Callable[[Picture], Picture | None]


def _rebuilt(value: object, place: _Place) -> object:
    """`value` with every picture in it replaced or, with what holds nothing else, removed."""
    if isinstance(value, Picture):
        return place(value)
    if isinstance(value, tuple):
        items = tuple(new for item in value if (new := _rebuilt(item, place)) is not None)
        unchanged = len(items) == len(value) and all(map(is_, items, value))
        return value if unchanged else items
    if isinstance(value, msgspec.Struct) and not isinstance(value, Sentence):
        return _rebuilt_struct(value, place)
    return value


def _rebuilt_struct(value: msgspec.Struct, place: _Place) -> object:
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    changes = {name: new for name, old in fields.items() if (new := _rebuilt(old, place)) is not old}
    if not changes:
        return value
    if isinstance(value, Story) and value.more:
        changes["more"] = _moved(value.more, value.body, place=place)
    rebuilt = msgspec.structs.replace(value, **changes)
    match rebuilt:
        case ListItem(blocks=()) | Quote(blocks=()) | List(items=()) | Furniture(blocks=(), picture=None):
            return None
        case _:
            return rebuilt


def _moved(cut: CutPoint, body: tuple[Block, ...], *, place: _Place) -> CutPoint:
    """The same cut in the rebuilt body."""
    whole = cast("tuple[Block, ...]", _rebuilt(body[: cut.blocks], place))
    kept = cast("tuple[Block, ...]", _rebuilt(prefix(body, cut), place))
    return CutPoint(len(whole), units(kept[-1]) if len(kept) > len(whole) else 0)


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
    tools = [features.version(tool) or "" for tool in _TOOLS]
    key = cache.key("picture", _RECIPE, str(longest_side), *tools, data)
    kept = cache.get(key)
    if kept is not None:
        return msgspec.msgpack.decode(kept, type=PictureFile)
    made = encode_picture(data, longest_side)
    cache.put(key, msgspec.msgpack.encode(made))
    return made


def encode_picture(data: bytes, longest_side: int = LONGEST_SIDE) -> PictureFile:
    """The picture in `data`, encoded anew; BrokenPictureError if it is none."""
    if not _is_xml(data):
        return _encoded_raster(data, longest_side)
    drawing = clean_drawing(data, partial(_embedded, longest_side=longest_side))
    return PictureFile(drawing.data, ".svg", drawing.width, drawing.height, dropped=drawing.dropped)


def _is_xml(data: bytes) -> bool:
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return utf_16 or data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _embedded(data: bytes, *, longest_side: int) -> tuple[str, bytes]:
    picture = _encoded_raster(data, longest_side)
    return _MEDIA_TYPES[picture.suffix], picture.data


# -- pixels --------------------------------------------------------------------------------------------------


def _encoded_raster(data: bytes, longest_side: int) -> PictureFile:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about odd metadata, which is dropped
            return _reencoded(data, longest_side)
    except BrokenPictureError:
        raise
    except UnidentifiedImageError as error:
        raise BrokenPictureError(f"it is not {_ACCEPTED}") from error
    except Image.DecompressionBombError as error:
        raise BrokenPictureError(_TOO_LARGE) from error
    except Exception as error:  # what decoders raise on damaged data is not written down anywhere
        raise BrokenPictureError("it is damaged or ends too early") from error


def _reencoded(data: bytes, longest_side: int) -> PictureFile:
    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        _check_header(image, data)
        animated = image.format in _ANIMATED_FORMATS and getattr(image, "is_animated", False)
        # A JPEG is decoded at a half, a quarter or an eighth where that is still large enough.
        image.draft(None, _fitted(image.size, longest_side))
        image.load()
        orientation = _orientation(image)
        profile = image.info.get("icc_profile")
        pixels = _in_plain_mode(image)
    colours = pixels.getcolors(FEW_COLOURS)  # before scaling, which blends them
    grey = pixels.mode == "RGB" and _are_greys(colours)
    pixels.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
    pixels = _without_idle_alpha(_in_srgb(pixels, profile))
    if grey:
        pixels = pixels.convert("L")
    if orientation in _UPRIGHT:
        pixels = pixels.transpose(_UPRIGHT[orientation])
    content, suffix = _compressed(pixels, few=colours is not None)
    return PictureFile(content, suffix, *pixels.size, animated=animated)


def _are_greys(colours: Sequence[tuple[int, float | tuple[int, ...]]] | None) -> bool:
    return colours is not None and all(
        isinstance(colour, tuple) and len({*colour}) == 1 for _, colour in colours
    )


def _check_header(image: Image.Image, data: bytes) -> None:
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise BrokenPictureError(_TOO_LARGE)
    if data.startswith(b"\xff\xd8") and data.count(b"\xff\xda") > MAX_JPEG_SCANS:
        raise BrokenPictureError(f"it has more than {MAX_JPEG_SCANS} scans")


def _fitted(size: tuple[int, int], longest_side: int) -> tuple[int, int]:
    scale = min(1.0, longest_side / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 -- damaged metadata, which we drop, is no reason to refuse a picture
        return 1


def _in_plain_mode(image: Image.Image) -> Image.Image:
    """As L, LA, RGB, RGBA or CMYK with eight bits, whatever the file had."""
    if image.mode in _DEEP_GREYS:
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"F", "LAB", "HSV"}:
        raise BrokenPictureError(f"its colour mode {image.mode} is not known")
    grey = image.mode in {"1", "L", "LA", "La"}
    mode = "L" if grey else "CMYK" if image.mode == "CMYK" else "RGB"
    if image.has_transparency_data:
        mode = "LA" if grey else "RGBA"
    return image if image.mode == mode else image.convert(mode)


def _without_idle_alpha(image: Image.Image) -> Image.Image:
    if image.mode in {"LA", "RGBA"} and image.getchannel("A").getextrema() == (255, 255):
        return image.convert(image.mode[:-1])
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """`image` as L, LA, RGB or RGBA; what carries no usable profile is taken for sRGB, as browsers do."""
    if image.mode in {"LA", "RGBA"}:
        converted = _in_srgb(image.convert(image.mode[:-1]), profile)
        converted.putalpha(image.getchannel("A"))
        return converted
    mode = "L" if image.mode == "L" else "RGB"
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, TypeError, ValueError):  # damaged, or for other channels
            return _through_profile(image, profile).convert(mode)
    return image.convert(mode)


def _through_profile(image: Image.Image, profile: bytes) -> Image.Image:
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    converted = ImageCms.profileToProfile(
        image,
        source,
        ImageCms.createProfile("sRGB"),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert converted is not None, "only a conversion in place returns nothing"
    return converted


def _compressed(image: Image.Image, *, few: bool) -> tuple[bytes, str]:
    """PNG for transparency and few colours, else JPEG; greys are always few, so for them the smaller one."""
    bare = Image.new(image.mode, image.size)  # has pixels and nothing else that an encoder might write
    bare.paste(image)
    if image.mode in {"LA", "RGBA"} or (few and image.mode == "RGB"):
        return _png(bare), ".png"
    photograph = _jpeg(bare)
    if few and len(drawing := _png(bare)) <= len(photograph):
        return drawing, ".png"
    return photograph, ".jpg"


def _png(image: Image.Image) -> bytes:
    target = BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def _jpeg(image: Image.Image) -> bytes:
    target = BytesIO()
    image.save(target, "JPEG", quality=JPEG_QUALITY, subsampling="4:2:0", optimize=True)
    return target.getvalue()

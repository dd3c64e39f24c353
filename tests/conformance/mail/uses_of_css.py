"""The features that CSS uses, in a sheet and in the attribute `style`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import tinycss2  # type: ignore[import-untyped]

from tests.conformance.judges import JudgeError
from tests.conformance.mail import slugs
from tests.conformance.mail.use import Use

# A token or a rule of tinycss2, which declares no types.
Node: TypeAlias = Any

_COMBINATORS = {
    ">": "css-selector-child",
    "+": "css-selector-adjacent-sibling",
    "~": "css-selector-general-sibling",
    " ": "css-selector-descendant",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where CSS stands; `line` is that of its first line in the mail."""

    element: str
    line: int
    within: frozenset[str] = frozenset()

    def use(self, slug: str, node: Node, value: str = "") -> Use:
        line = self.line + node.source_line - 1
        return Use(slug, self.element, value, line, self.within - {slug})

    def inside(self, features: frozenset[str]) -> Place:
        return replace(self, within=self.within | features)


def uses_of_sheet(css: str, line: int) -> Iterator[Use]:
    """What the content of an element `style`, which begins on `line`, uses."""
    place = Place("style", line, frozenset({"html-style"}))
    yield from _uses_of_rules(tinycss2.parse_stylesheet(css, skip_whitespace=True), place)


def uses_of_style(css: str, element: str, line: int) -> Iterator[Use]:
    """What the attribute `style` of `element` uses."""
    yield from _uses_of_rules(tinycss2.parse_blocks_contents(css, skip_whitespace=True), Place(element, line))


def _uses_of_rules(nodes: Sequence[Node], place: Place) -> Iterator[Use]:
    for node in nodes:
        if node.type == "error":
            line = place.line + node.source_line - 1
            raise JudgeError(f"CSS that cannot be read, on line {line}: {node.message}")
        if node.type == "comment":
            yield place.use("css-comments", node)
        elif node.type == "declaration":
            yield from _uses_of_declaration(node, place)
        elif node.type == "at-rule":
            yield from _uses_of_at_rule(node, place)
        else:
            yield from _uses_of_rule(node, place)


def _uses_of_rule(rule: Node, place: Place) -> Iterator[Use]:
    alternatives = [_features_of_selector(selector) for selector in _split(rule.prelude, ",")]
    written = tinycss2.serialize(rule.prelude).strip()
    for slug in sorted(frozenset().union(*alternatives)):
        yield place.use(slug, rule, written)
    if len(alternatives) > 1:
        yield place.use("css-selector-grouping", rule, written)
    # One alternative that a program knows is enough for it to come to the declarations.
    within = place.inside(frozenset.intersection(*alternatives))
    nodes = tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
    nested = [node for node in nodes if node.type == "qualified-rule"]
    if nested:
        yield within.use("css-nesting", nested[0])
    yield from _uses_of_rules(nodes, within)


def _uses_of_at_rule(rule: Node, place: Place) -> Iterator[Use]:
    name = slugs.AT_RULES.get(rule.lower_at_keyword)
    condition = tinycss2.serialize(rule.prelude).strip()
    features = [name] if name else []
    if rule.lower_at_keyword == "media":
        words = {token.lower_value for token in _deep(rule.prelude) if token.type == "ident"}
        features += sorted({slugs.MEDIA[word] for word in words if word in slugs.MEDIA})
    inner = place
    for feature in features:
        yield inner.use(feature, rule, condition)
        inner = inner.inside(frozenset({feature}))
    if rule.lower_at_keyword == "keyframes":
        # Its steps look like selectors and are none.
        blocks = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        contents = [tinycss2.parse_blocks_contents(block.content, skip_whitespace=True) for block in blocks]
        yield from (use for content in contents for use in _uses_of_rules(content, inner))
    elif rule.content is not None:
        nodes = tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
        yield from _uses_of_rules(nodes, inner)


def _uses_of_declaration(declaration: Node, place: Place) -> Iterator[Use]:
    name = declaration.lower_name
    value = tinycss2.serialize(declaration.value).strip()
    if name.startswith("--"):
        yield place.use("css-variables", declaration, value)
    features = slugs.catalogue().property_features(name)
    if name == "display":
        # What there is to say of `display` in general is of other values than these.
        features = (slugs.DISPLAYS.get(value.lower(), "css-display"),)
    for feature in features:
        yield place.use(feature, declaration, value)
    for feature in sorted(set(_features_of_value(declaration.value))):
        yield place.use(feature, declaration, value)
    if declaration.important:
        yield place.use("css-important", declaration, f"{name}: {value}")


def _features_of_value(tokens: Sequence[Node]) -> Iterator[str]:
    for token in _deep(tokens):
        if token.type == "function":
            yield from _known(slugs.FUNCTIONS, token.lower_name)
            if token.lower_name == "url":
                yield from (
                    f
                    for inner in token.arguments
                    if inner.type == "string"
                    for f in image_features(inner.value)
                )
        elif token.type == "ident":
            yield from _known(slugs.KEYWORDS, token.lower_value)
        elif token.type == "url":
            yield from image_features(token.value)
        elif token.type == "percentage":
            yield "css-unit-percent"
        elif token.type == "dimension" and f"css-unit-{token.lower_unit}" in slugs.catalogue().support:
            yield f"css-unit-{token.lower_unit}"


def _known(features: dict[str, str], word: str) -> list[str]:
    return [features[word]] if word in features else []


def image_features(url: str) -> list[str]:
    """The format of the picture at `url`, by the end of its path."""
    if url.lower().startswith("data:"):
        kind = re.match(r"data:image/(\w+)", url.lower())
        return ["image-base64", *_known(dict(slugs.catalogue().images), kind[1] if kind else "")]
    ending = urlsplit(url).path.lower().rpartition(".")[2]
    return _known(dict(slugs.catalogue().images), ending)


def _features_of_selector(tokens: Sequence[Node]) -> frozenset[str]:
    """Of one selector, without commas but in its arguments."""
    parts = [_part(token) for token in tokens if token.type != "comment"]
    found: set[str] = set()
    classes = 0
    for (before, _), (part, token) in pairwise([("", None), *parts]):
        if part in {*_COMBINATORS, ""}:
            classes = 0
        if part == "ident":
            classes += before == "."
            found |= _features_of_name(before, token.lower_value)
        elif part == "function" and before == ":":
            found |= _pseudo(token.lower_name)
        elif part in {"*", "hash", "[]"}:
            found.add(
                {"*": "css-selector-universal", "hash": "css-selector-id", "[]": "css-selector-attribute"}[
                    part
                ]
            )
        if classes > 1:
            found.add("css-selector-chaining")
    return frozenset(found | _features_of_combinators([part for part, _ in parts]))


def _part(token: Node) -> tuple[str, Node]:
    kind = {"whitespace": " ", "[] block": "[]"}.get(token.type, token.type)
    return (token.value if kind == "literal" else kind), token


def _features_of_combinators(parts: list[str]) -> set[str]:
    written = "".join(part if part in _COMBINATORS else "x" for part in parts).strip()
    return {
        _COMBINATORS[mark]
        for mark in re.sub(r" *([>+~]) *| +", lambda m: m[1] or " ", written)
        if mark != "x"
    }


def _features_of_name(before: str, name: str) -> set[str]:
    if before == ".":
        return {"css-selector-class"}
    return _pseudo(name) if before == ":" else {"css-selector-type"}


def _pseudo(name: str) -> set[str]:
    known = {f"css-pseudo-class-{name}", f"css-pseudo-element-{name}"}
    return known & slugs.catalogue().support.keys()


def _split(tokens: Sequence[Node], mark: str) -> list[list[Node]]:
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == mark:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _deep(tokens: Sequence[Node]) -> Iterator[Node]:
    """`tokens`, and what is in their parentheses."""
    for token in tokens:
        yield token
        yield from _deep(getattr(token, "arguments", None) or getattr(token, "content", None) or ())

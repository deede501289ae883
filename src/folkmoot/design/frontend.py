"""Make the stylesheet and script we serve out of the npm package govuk-frontend.

The package is MIT, but the font it names and the crest it draws may only be used on GOV.UK's own
domains. So the font, the crest and the parts that draw that brand are cut out here, and the build
fails when a later release brings any of it back by another way.
"""

import json
import re
from pathlib import Path

SANS = "var(--fm-sans)"
BRAND_RULE = re.compile(r"\.govuk-(header|logo|footer__(crown|copyright-logo|licence-logo))(?![a-z])")
LEFT_OVER = re.compile(r"GDS|crest|crown|logotype|logo-dot|@font-face|\.woff|url\(|sourceMappingURL", re.I)
SCRIPT_LEFT_OVER = re.compile(r"GDS Transport|crest|logotype|sourceMappingURL|https?://", re.I)
LICENCE = """\
govuk.css and govuk.js are made from GOV.UK Frontend, with its font, crest and logo removed.

The MIT License (MIT)

Copyright (c) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


class BrandingLeft(Exception):
    """Something of GOV.UK's own brand is still in the built files."""


def build(source: Path, out: Path) -> str:
    """Write govuk.css, govuk.js, VERSION and LICENSE.txt into `out`; return the version.

    `source` is the npm package's folder (the one that holds package.json).
    """
    dist = source / "dist" / "govuk"
    version = json.loads((source / "package.json").read_text("utf-8"))["version"]
    css = strip_css((dist / "govuk-frontend.min.css").read_text("utf-8"))
    script = strip_script((dist / "govuk-frontend.min.js").read_text("utf-8"))
    out.mkdir(parents=True, exist_ok=True)
    for name, text in {
        "govuk.css": css,
        "govuk.js": script,
        "VERSION": f"{version}\n",
        "LICENSE.txt": LICENCE,
    }.items():
        (out / name).write_text(text, "utf-8")
    return version


def strip_css(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = _without_brand_rules(css)
    css = re.sub(r"""["']?GDS Transport["']?\s*,\s*arial\s*,\s*sans-serif""", SANS, css)
    _refuse(css, LEFT_OVER, "the stylesheet")
    return css.strip() + "\n"


def strip_script(script: str) -> str:
    script = re.sub(r"//# sourceMappingURL=.*", "", script)
    _refuse(script, SCRIPT_LEFT_OVER, "the script")
    return script.strip() + "\n"


def _without_brand_rules(css: str) -> str:
    """The same rules in the same order, without @font-face and without those that draw the brand."""
    kept = []
    for head, body in _rules(css):
        name = head.strip()
        if body is None:
            kept.append(head)
        elif name.startswith(("@media", "@supports", "@-moz-document")):
            inner = _without_brand_rules(body)
            kept.append(f"{head}{{{inner}}}" if inner.strip() else "")
        elif name.startswith("@font-face"):
            continue
        elif selectors := [s for s in head.split(",") if not BRAND_RULE.search(s)]:
            kept.append(f"{','.join(selectors)}{{{body}}}")
    return "".join(kept)


def _rules(css: str):
    """Yield (selector, body) for each rule at the top level, (text, None) for @charset and the like."""
    start, i = 0, 0
    while (i := _next(css, "{;", start)) < len(css):
        if css[i] == ";":
            yield css[start : i + 1], None
            start = i + 1
            continue
        depth, end = 1, i + 1
        while depth:
            end = _next(css, "{}", end)
            if end >= len(css):
                raise ValueError("the stylesheet ends inside a rule")
            depth += 1 if css[end] == "{" else -1
            end += 1
        yield css[start:i], css[i + 1 : end - 1]
        start = end
    if css[start:].strip():
        yield css[start:], None


def _next(css: str, wanted: str, start: int) -> int:
    found = [at for at in (css.find(c, start) for c in wanted) if at >= 0]
    return min(found, default=len(css))


def _refuse(text: str, pattern: re.Pattern[str], what: str) -> None:
    if found := pattern.search(text):
        near = text[max(0, found.start() - 60) : found.end() + 40]
        raise BrandingLeft(f"GOV.UK branding is still in {what}: …{near}…")

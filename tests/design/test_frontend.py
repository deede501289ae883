"""What is served is free of another site's font, crest and logo."""

import json
from pathlib import Path

import pytest

from folkmoot.design.frontend import BrandingLeft, build, strip_css, strip_script

PACKAGE = Path(__file__).resolve().parents[2] / ".frontend" / "node_modules" / "govuk-frontend"


def test_it_works(tmp_path):
    dist = tmp_path / "dist" / "govuk"
    dist.mkdir(parents=True)
    (tmp_path / "package.json").write_text(json.dumps({"version": "6.0.0"}))
    (dist / "govuk-frontend.min.css").write_text(".a{color:red}")
    (dist / "govuk-frontend.min.js").write_text("export{};//# sourceMappingURL=x.map")

    assert build(tmp_path, tmp_path / "out") == "6.0.0"

    assert {f.name for f in (tmp_path / "out").iterdir()} == {"govuk.css", "govuk.js", "VERSION", "LICENSE.txt"}
    assert (tmp_path / "out" / "govuk.js").read_text() == "export{};\n"
    assert "MIT License" in (tmp_path / "out" / "LICENSE.txt").read_text()


@pytest.mark.skipif(not PACKAGE.exists(), reason="govuk-frontend is not installed: run ./do setup")
def test_the_package_we_use_is_stripped(tmp_path):
    build(PACKAGE, tmp_path)
    css = (tmp_path / "govuk.css").read_text()
    for word in ("GDS", "crest", "crown", "logotype", "font-face", "url(", "govuk-header"):
        assert word.lower() not in css.lower().replace("govuk-generic-header", "")
    assert css.count("{") == css.count("}")
    assert ".govuk-error-summary" in css
    assert "http" not in (tmp_path / "govuk.js").read_text()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("@font-face{font-family:GDS Transport;src:url(a.woff2)}.a{b:c}", ".a{b:c}"),
        (".a{font-family:GDS Transport,arial,sans-serif}", ".a{font-family:var(--fm-sans)}"),
        (".a,.govuk-header__logotype{b:c}", ".a{b:c}"),
        (".govuk-footer__copyright-logo:before{background:url(crest.svg)}.a{b:c}", ".a{b:c}"),
        ("@media print{.govuk-logo-dot{fill:red}}.a{b:c}", ".a{b:c}"),
        ("@media print{.a{b:c}.govuk-header{d:e}}", "@media print{.a{b:c}}"),
        ('@charset "UTF-8";/* GDS Transport */.a:is(b,c){d:e}', '@charset "UTF-8";.a:is(b,c){d:e}'),
    ],
)
def test_only_the_brand_goes(before, after):
    assert strip_css(before).strip() == after


@pytest.mark.parametrize(
    "css", [".a{background:url(crest.svg)}", ".a{font-family:GDS Transport}", ".a .crown{b:c}", ".a{src:x.woff2}"]
)
def test_it_fails_loudly_when_branding_is_left(css):
    with pytest.raises(BrandingLeft, match="still in the stylesheet"):
        strip_css(css)


def test_a_script_that_calls_out_is_refused():
    with pytest.raises(BrandingLeft):
        strip_script('fetch("https://example.org")')


def test_half_a_stylesheet_is_refused():
    with pytest.raises(ValueError, match="ends inside a rule"):
        strip_css(".a{b:c")

"""A bid written out as a Word file: a heading for each question, and under it one box for the answer.

Each box begins with a line that carries a code: the bid, the question, and the version it was copied at. The code is
plain text in a table, which Word, LibreOffice and the rest all keep; bookmarks and hidden marks they sometimes do not.
"""

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from folkmoot.funding.copying import PLAN, Section

SHADE = "EDEBE6"


def to_word(title: str, reference: str, sections: list[Section]) -> bytes:
    paper: Any = Document()
    _settle(paper, title)
    paper.add_heading(plain(title), level=0)
    for line in _opening(reference):
        paper.add_paragraph(line)
    for section in sections:
        paper.add_heading(_heading(section), level=1)
        for line in _asked(section):
            paper.add_paragraph(line)
        _box(paper, reference, section)
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def told_in(title: str, reference: str, sections: list[Section]) -> set[str]:
    """Every line outside the boxes that we wrote ourselves. Whatever else stands there is somebody's."""
    lines = [plain(title), *_opening(reference)]
    for section in sections:
        lines += [_heading(section), *_asked(section)]
    return {line.strip() for line in lines}


def code_of(reference: str, section: Section) -> str:
    return f"{reference}/{section.position}/{section.version}"


def plain(text: str) -> str:
    """Without the characters that no Word file can hold."""
    return "".join(one for one in text if one in "\n\t" or (one >= " " and not "\ud800" <= one <= "\udfff" and one not in "\ufffe\uffff"))  # fmt: skip


def _opening(reference: str) -> list[str]:
    return [
        _(
            "%(reference)s. Write each answer in the box under its question. Leave the grey line at the top of each box as it is: it says where the answer belongs."
        )
        % {"reference": reference},
        _(
            "What you write outside the boxes is not read. Pictures and the look of the text are not kept; the words are."
        ),
    ]


def _heading(section: Section) -> str:
    return plain(f"{section.position}. {section.title}" if section.position != PLAN else section.title)


def _asked(section: Section) -> list[str]:
    return [plain(line) for line in section.asks.splitlines() if line.strip()]


def _box(paper: Any, reference: str, section: Section) -> None:
    table = paper.add_table(rows=2, cols=1, style="Table Grid")
    head, body = table.cell(0, 0), table.cell(1, 0)
    head.paragraphs[0].add_run(_("Write your answer below this line.") + " " + code_of(reference, section))
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", SHADE)):
        shade.set(qn(name), value)
    head._tc.get_or_add_tcPr().append(shade)
    repeats = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeats)
    table.rows[1].height = Mm(40)
    first, *rest = plain(section.text).split("\n")
    body.paragraphs[0].add_run(first)
    for line in rest:
        body.add_paragraph(line)
    paper.add_paragraph()


def _settle(paper: Any, title: str) -> None:
    """A4, British English, and nothing in the file that says who made it."""
    about, page = paper.core_properties, paper.sections[0]
    about.author, about.comments, about.title, about.language = "", "", plain(title)[:255], "en-GB"
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(22)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(12)
    for language in paper.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")

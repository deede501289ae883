"""Marks of a person in words that others will read: addresses of post and mail, telephone numbers, numbers of people."""

import re

_MARKS = (
    re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    re.compile(r"(?<!\d)(?:\+44|0)(?:[ -]?\d){9,10}(?!\d)"),
    re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE),
    re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE),
    re.compile(r"\b\d{3} ?\d{3} ?\d{4}\b"),
)


def tells_of_a_person(text: str) -> bool:
    """True where a text holds a mail address, telephone, National Insurance or health number, or a postcode."""
    return any(mark.search(text) for mark in _MARKS)

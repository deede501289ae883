"""Surveys: what each kind of question takes for an answer, of whom it is asked, and how answers are counted."""

"""`{% load design %}`: every tag and filter of this floor."""

from django.template import Library

from folkmoot.design.tags import actions, boxes, figures, frame, lists, page, search, states, tables, words

register = Library()
for part in (actions, boxes, figures, frame, lists, page, search, states, tables, words):
    register.tags.update(part.register.tags)
    register.filters.update(part.register.filters)

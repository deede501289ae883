from django import template

from folkmoot.commissioning.queries import register as registers

register = template.Library()
register.simple_tag(registers.done_by, name="done_by")

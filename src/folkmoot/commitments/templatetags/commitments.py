from django import template

from folkmoot.commitments.models import Explanation, Finding

register = template.Library()


@register.simple_tag
def explanation_of(finding: Finding, explanations: dict[tuple[int, str], Explanation]) -> Explanation | None:
    """The explanation that stands beside a finding, if there is one."""
    return explanations.get((finding.undertaking_id, finding.subject))

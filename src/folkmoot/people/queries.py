"""What other rooms and our pages ask about people and organisations."""

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from folkmoot.people.models import Organisation
from folkmoot.people.models.role import roles_of

__all__ = ["organisations_matching", "roles_of", "support_links"]


def organisations_matching(
    words: str = "", *, kind: str = "", function: str = "", size: str = ""
) -> QuerySet[Organisation]:
    """The directory: organisations not joined into another, that hold every word and fit every choice, by name."""
    rows = Organisation.objects.filter(merged_into=None).order_by("name", "pk")
    for word in words.split()[:8]:
        rows = rows.filter(
            Q(name__icontains=word) | Q(purpose__icontains=word) | Q(identifiers__value=word.upper())
        ).distinct()
    if kind:
        rows = rows.filter(kind=kind)
    if size:
        rows = rows.filter(size=size)
    if function:
        # SQLite cannot look inside JSON lists, so both databases look for the quoted code in their text.
        rows = rows.annotate(does=Cast("functions", TextField())).filter(does__contains=f'"{function}"')
    return rows


def support_links(organisation: Organisation) -> tuple[list[Organisation], list[Organisation]]:
    """The groups an anchor supports, and the anchors that support a group; only links the group confirmed."""
    supports = organisation.supports.filter(confirmed_by_group_at__isnull=False).select_related("group")
    supported = organisation.supported_by.filter(confirmed_by_group_at__isnull=False).select_related("anchor")
    return [link.group for link in supports], [link.anchor for link in supported]

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class FindingState(TextChoices):
    """Their stored words sort from worst to best, and lists rest on that."""

    KEPT = "kept", _("kept")
    EXPLAINED = "explained", _("explained")
    DUE = "due", _("due")
    BROKEN = "broken", _("broken")
    NOT_APPLICABLE = "not_applicable", _("not applicable")


class Force(TextChoices):
    STATUTE = "statute", _("law: cannot be explained away")
    MUST = "must", _("must: no gate passes without it")
    EXPLAIN = "comply-or-explain", _("keep it, or explain in public")


class RulebookState(TextChoices):
    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")
    SUPERSEDED = "superseded", _("superseded")


RULEBOOK = Life(
    "rulebook version",
    RulebookState,
    RulebookState.DRAFT,
    {
        RulebookState.DRAFT: (RulebookState.ADOPTED,),
        RulebookState.ADOPTED: (RulebookState.SUPERSEDED,),
        RulebookState.SUPERSEDED: (),
    },
    {
        RulebookState.DRAFT: _("the rulebook's host"),
        RulebookState.ADOPTED: _("the rulebook's host, once a new version has been consulted on"),
    },
)


class ConcernState(TextChoices):
    RAISED = "raised", _("raised")
    OWNED = "owned", _("being looked into")
    RESOLVED = "resolved", _("resolved")


CONCERN = Life(
    "concern",
    ConcernState,
    ConcernState.RAISED,
    {
        ConcernState.RAISED: (ConcernState.OWNED,),
        ConcernState.OWNED: (ConcernState.RESOLVED,),
        ConcernState.RESOLVED: (),
    },
    {ConcernState.RAISED: _("the rulebook's host"), ConcernState.OWNED: _("the concern's owner")},
)

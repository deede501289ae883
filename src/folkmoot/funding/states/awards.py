from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.core.states import Life


class AwardState(TextChoices):
    ANNOUNCED = "announced", _("announced, not final")
    FINAL = "final", _("final")
    SET_ASIDE = "set_aside", _("set aside")


AWARD = Life(
    "award",
    AwardState,
    AwardState.ANNOUNCED,
    {
        AwardState.ANNOUNCED: (AwardState.FINAL, AwardState.SET_ASIDE),
        AwardState.FINAL: (),
        AwardState.SET_ASIDE: (),
    },
    {AwardState.ANNOUNCED: _("bidders, who may object; then the project's lead")},
)


class ChallengeState(TextChoices):
    RAISED = "raised", _("waiting for an answer")
    UPHELD = "upheld", _("upheld")
    DISMISSED = "dismissed", _("not upheld")
    WITHDRAWN = "withdrawn", _("withdrawn")


CHALLENGE = Life(
    "challenge to an award",
    ChallengeState,
    ChallengeState.RAISED,
    {
        ChallengeState.RAISED: (ChallengeState.UPHELD, ChallengeState.DISMISSED, ChallengeState.WITHDRAWN),
        ChallengeState.UPHELD: (),
        ChallengeState.DISMISSED: (),
        ChallengeState.WITHDRAWN: (),
    },
    {ChallengeState.RAISED: _("somebody of the body who neither scored nor decided")},
)

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.states import EndingState
from folkmoot.core.audiences import PUBLIC
from folkmoot.core.clock import add_months, months_between

LEAST_MONTHS, BEST_MONTHS = 3, 6  # Sutton Compact 3.4.4 (ledger CE-06)


class Step(models.TextChoices):
    END = "end", _("end it")
    REDUCE = "reduce", _("reduce it")


class Support(models.TextChoices):
    """Not money alone: whatever a group relies on is ended in the same way (ledger CE-07)."""

    MONEY = "money", _("money")
    SPACE = "space", _("rent-free space")
    OFFICER_TIME = "officer_time", _("officers' time")
    OTHER = "other", _("other help")


class Ground(models.TextChoices):
    PERFORMANCE = "performance", _("how the work went")
    MONEY = "money", _("the funder has less money")
    NEED = "need", _("the need has changed")
    OTHER = "other", _("something else")


class Ending(models.Model):
    """A reduction or ending, from the first talk to the last day."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="endings")
    step = models.CharField(_("what is thought of"), max_length=6, choices=Step)
    support = models.CharField(_("what kind of help"), max_length=12, choices=Support)
    what = models.CharField(_("what exactly would end or shrink"), max_length=300)
    ground = models.CharField(_("because of"), max_length=12, choices=Ground)
    why = models.TextField(_("why it is thought of"))
    state = models.CharField(max_length=10, choices=EndingState, default=EndingState.TALKING)
    opened_at = models.DateTimeField()
    opened_as = models.CharField(max_length=200)
    respond_by_date = models.DateField(_("the provider may answer until"))
    responded_at = models.DateTimeField(null=True, blank=True)
    responded_as = models.CharField(max_length=200, blank=True)
    beneficiaries = models.TextField(_("what it would do to the people it helps"), blank=True)
    users = models.TextField(_("what it would do to those who use the service"), blank=True)
    volunteers = models.TextField(_("what it would do to volunteers"), blank=True)
    reallocate = models.BooleanField(_("should the money go to another body that helps the same people?"), null=True)
    reallocate_reason = models.TextField(_("why, or why not"), blank=True)
    assessed_at = models.DateTimeField(null=True, blank=True)
    assessed_as = models.CharField(max_length=200, blank=True)
    decision = models.TextField(_("the decision and its reasons"), blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_as = models.CharField(max_length=200, blank=True)
    notice = models.TextField(_("the notice"), blank=True)
    notice_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    notice_as = models.CharField(max_length=200, blank=True)
    sent_date = models.DateField(_("sent on"), null=True, blank=True)
    effective_date = models.DateField(_("takes effect on"), null=True, blank=True)
    new_value = models.DecimalField(_("new value (£)"), max_digits=14, decimal_places=2, null=True, blank=True)
    exceptional_reason = models.TextField(_("why the notice is shorter than three months"), blank=True)
    exceptional_as = models.CharField(max_length=200, blank=True)
    exceptional_at = models.DateTimeField(null=True, blank=True)
    told_how = models.TextField(_("how users and the public were told"), blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "support"],
                condition=models.Q(state__in=["talking", "decided", "noticed"]),
                name="one_open_ending_of_a_kind_of_help",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at__isnull=True)
                | (
                    models.Q(assessed_at__isnull=False, assessed_at__lt=models.F("decided_at"))
                    & ~(models.Q(beneficiaries="") | models.Q(users="") | models.Q(volunteers=""))
                ),
                name="impact_is_assessed_before_the_decision",
            ),
            models.CheckConstraint(
                condition=models.Q(sent_date__isnull=True)
                | (models.Q(effective_date__gt=models.F("sent_date")) & ~models.Q(notice="")),
                name="a_notice_takes_effect_after_it_was_sent",
            ),
        ]

    class Privacy:
        public = (
            "id agreement step support what ground why state opened_at opened_as respond_by_date responded_at"
            " responded_as beneficiaries users volunteers reallocate reallocate_reason assessed_at assessed_as decision"
            " decided_at decided_as notice notice_as sent_date effective_date new_value exceptional_reason"
            " exceptional_as exceptional_at told_how told_at closed_at"
        )
        private = "notice_by"

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return reverse("agreements:ending", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.agreement

    @property
    def body(self) -> models.Model:
        return self.agreement.funder

    @property
    def audience(self) -> str:
        """The parties while it is talked about; everybody from the decision on, and of one that never came, nobody else."""
        return PUBLIC if self.decided_at else f"agreement:{self.agreement_id}"

    @property
    def months_of_notice(self) -> int | None:
        if self.sent_date is None or self.effective_date is None:
            return None
        return months_between(self.sent_date, self.effective_date)

    @property
    def is_shorter_than_best(self) -> bool:
        """Long enough for the Compact, and not the six months it calls best: the amber flag."""
        return self.sent_date is not None and not is_long_enough(self.sent_date, self.effective_date, BEST_MONTHS)

    @property
    def waits_for_second_signature(self) -> bool:
        return self.state == EndingState.DECIDED and bool(self.notice)


def is_long_enough(sent: date, effective: date | None, months: int = LEAST_MONTHS) -> bool:
    """Calendar months: a notice of 30 November may take effect on 28 February, three months on."""
    return effective is not None and effective >= add_months(sent, months)


class PointKind(models.TextChoices):
    POINT = "point", _("a point about the plan")
    ALTERNATIVE = "alternative", _("another way to do it")
    VULNERABLE = "vulnerable", _("what it means for people in hard situations, and how to soften it")


class EndingPoint(models.Model):
    """One thing the provider says, with the funder's reply to it (ledger CE-04, CE-10)."""

    ending = models.ForeignKey(Ending, models.PROTECT, related_name="points")
    kind = models.CharField(_("what it is"), max_length=12, choices=PointKind)
    words = models.TextField(_("what you say"))
    said_at = models.DateTimeField()
    said_as = models.CharField(max_length=200)
    reply = models.TextField(_("the funder's reply"), blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_as = models.CharField(max_length=200, blank=True)

    class Privacy:
        public = "id ending kind words said_at said_as reply replied_at replied_as"

    def __str__(self) -> str:
        return self.words[:80]

    @property
    def case(self) -> models.Model:
        return self.ending


class ExitPlan(models.Model):
    """How the work ends without harm: for users, staff, volunteers, small groups and what was learnt (CE-08, CE-12)."""

    agreement = models.OneToOneField("agreements.Agreement", models.PROTECT, related_name="exit_plan")
    users = models.TextField(_("where the people who use it go next, and who goes with them"))
    telling = models.TextField(_("who is told what, and when"))
    redundancy = models.TextField(_("staff: who may lose work, redundancy pay, help to find other work"))
    volunteers = models.TextField(_("volunteers: how they are thanked and where they can go on"))
    data = models.TextField(_("records about people: who passes on what, with whose consent, what is destroyed when"))
    things = models.TextField(_("rooms, things and leases"))
    knowledge = models.TextField(_("how what was learnt is handed over, and to whom"))
    small_groups = models.TextField(_("small groups that depend on it, and what becomes of them"))
    written_at = models.DateTimeField()
    written_as = models.CharField(max_length=200)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    handed_over_as = models.CharField(max_length=200, blank=True)
    handed_over = models.TextField(_("what was handed over"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Privacy:
        public = "id agreement written_at handed_over_at version"
        members = "users telling redundancy volunteers data things knowledge small_groups written_as handed_over_as handed_over"

    def __str__(self) -> str:
        return str(_("Exit plan: %s") % self.agreement)

    def get_absolute_url(self) -> str:
        return reverse("agreements:exit_plan", args=[self.agreement_id])

    @property
    def case(self) -> models.Model:
        return self.agreement

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.models.unchanging import UnchangingModel
from folkmoot.commissioning.states import ReportState


class DecisionReport(models.Model):
    """A formal report to the body that decides, made from what the project already holds (ledger CC-13)."""

    project = models.ForeignKey("commissioning.Project", models.PROTECT, related_name="decision_reports")
    title = models.CharField(_("title"), max_length=200)
    decided_by_body = models.CharField(_("who decides (committee or officer's post)"), max_length=160)
    meeting_date = models.DateField(_("date of the meeting"))
    author = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    lead_member = models.CharField(_("lead councillor's post"), max_length=160, blank=True)
    wards = models.CharField(_("wards"), max_length=300)
    is_key_decision = models.BooleanField(_("this is a key decision"))
    recommendation = models.TextField(_("what is recommended"))
    financial = models.TextField(_("what it means for money"), blank=True)
    equality = models.TextField(_("what it means for equality"), blank=True)
    legal_basis = models.TextField(_("the legal power it rests on"), blank=True)
    appendices = models.TextField(_("appendices"), blank=True)
    snapshot = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.DRAFT)
    submitted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Privacy:
        public = (
            "id project title decided_by_body meeting_date lead_member wards is_key_decision recommendation"
            " financial equality legal_basis appendices snapshot state submitted_at version"
        )
        members = "author"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("commissioning:decision_report", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.project


class Standing(models.TextChoices):
    MET = "met", _("met")
    NOT_MET = "not_met", _("not met")
    NOT_APPLICABLE = "na", _("does not apply")


class PrincipleAnswer(models.Model):
    """How a decision stands to one of the framework's principles (ledger CC-05)."""

    report = models.ForeignKey(DecisionReport, models.CASCADE, related_name="principles")
    undertaking = models.ForeignKey("commitments.Undertaking", models.PROTECT, related_name="+")
    answer = models.CharField(_("answer"), max_length=10, choices=Standing)
    words = models.TextField(_("how, or why not"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "undertaking"], name="one_answer_to_a_principle")]

    class Privacy:
        public = "id report undertaking answer words"

    def __str__(self) -> str:
        return f"{self.undertaking_id}: {self.answer}"


class Decision(UnchangingModel):
    """A decision taken, by which body, how they voted and why. Immutable: a correction is a new decision."""

    report = models.ForeignKey(DecisionReport, models.PROTECT, related_name="decisions")
    body_name = models.CharField(max_length=160)
    decided_date = models.DateField(_("date"))
    approved = models.BooleanField(_("approved"))
    votes_for = models.PositiveSmallIntegerField(_("votes for"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("votes against"), null=True, blank=True)
    reasons = models.TextField(_("reasons"))
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    recorded_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-decided_date", "-id"])]
        constraints = [models.CheckConstraint(condition=~models.Q(reasons=""), name="a_decision_says_why")]

    class Privacy:
        public = "id report body_name decided_date approved votes_for votes_against reasons corrects recorded_at"
        private = "recorded_by"

    def __str__(self) -> str:
        return str(self.report)

    def get_absolute_url(self) -> str:
        return reverse("commissioning:decision", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.report.project

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.states import DocumentState


class ImpactAssessment(models.Model):
    """Equality impact assessment: due regard to the three aims (Equality Act 2010 s.149), before the decision."""

    project = models.ForeignKey("commissioning.Project", models.PROTECT, related_name="impact_assessments")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    is_screening = models.BooleanField(_("screening only: no full assessment is needed"), default=False)
    scope = models.TextField(_("what is assessed"))
    eliminate = models.TextField(_("how it helps to end discrimination, harassment and victimisation"))
    advance = models.TextField(_("how it advances equality of opportunity"))
    foster = models.TextField(_("how it fosters good relations"))
    evidence = models.TextField(_("what you know, and how"))
    engagement = models.TextField(_("which groups you heard directly, and how"), blank=True)
    state = models.CharField(max_length=10, choices=DocumentState, default=DocumentState.DRAFT)
    signed_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    signed_as = models.CharField(max_length=200, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    review_date = models.DateField(_("look at it again by"))
    stale_because = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="one_assessment_of_a_number")]

    class Privacy:
        public = (
            "id project number is_screening scope eliminate advance foster evidence engagement state signed_as"
            " signed_at review_date stale_because version"
        )
        private = "signed_by"

    def __str__(self) -> str:
        return str(_("%(project)s: equality assessment %(number)s") % {"project": self.project, "number": self.number})

    def get_absolute_url(self) -> str:
        return reverse("commissioning:assessment", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.project

    @property
    def heard_nobody(self) -> bool:
        """Says of no group that it was heard directly: shown as a flag wherever the assessment counts (ledger EQ-05)."""
        return not self.engagement.strip()


class Group(models.TextChoices):
    """Groups always asked about: the nine characteristics the Act protects, then three chosen here."""

    AGE = "age", _("age")
    DISABILITY = "disability", _("disability")
    GENDER_REASSIGNMENT = "gender-reassignment", _("gender reassignment")
    MARRIAGE = "marriage", _("marriage and civil partnership")
    PREGNANCY = "pregnancy", _("pregnancy and maternity")
    RACE = "race", _("race")
    RELIGION = "religion", _("religion or belief")
    SEX = "sex", _("sex")
    SEXUAL_ORIENTATION = "sexual-orientation", _("sexual orientation")
    CARE_EXPERIENCE = "care-experience", _("care experience")
    CARERS = "carers", _("carers")
    LOW_INCOME = "low-income", _("people on low incomes")


CHOSEN_HERE = (Group.CARE_EXPERIENCE, Group.CARERS, Group.LOW_INCOME)
PROTECTED = tuple(group for group in Group if group not in CHOSEN_HERE)


class Impact(models.TextChoices):
    GOOD = "good", _("better for them")
    NONE = "none", _("no difference")
    ADVERSE = "adverse", _("worse for them")
    UNKNOWN = "unknown", _("not known yet")


class GroupImpact(models.Model):
    """What it means for one group of people. An adverse impact has a mitigation or a justification."""

    assessment = models.ForeignKey(ImpactAssessment, models.CASCADE, related_name="groups")
    group = models.CharField(_("group"), max_length=80, choices=Group)
    impact = models.CharField(_("impact"), max_length=10, choices=Impact)
    how = models.TextField(_("how"))
    mitigation = models.TextField(_("what will be done about it, or why it is justified"), blank=True)
    owner = models.CharField(_("who sees to it (a role)"), max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "group"], name="one_answer_for_a_group"),
            models.CheckConstraint(
                condition=~models.Q(impact="adverse", mitigation=""), name="an_adverse_impact_is_answered"
            ),
        ]

    class Privacy:
        public = "id assessment group impact how mitigation owner"

    def __str__(self) -> str:
        return str(self.get_group_display())

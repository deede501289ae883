from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from folkmoot.commissioning.states import DocumentState


class Specification(models.Model):
    """What the service must achieve. An agreed version is never edited; a new version says what changed."""

    project = models.ForeignKey("commissioning.Project", models.PROTECT, related_name="specifications")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    outcome = models.ForeignKey("needs.Outcome", models.PROTECT, related_name="specifications")
    task_group = models.CharField(_("task group that wrote it"), max_length=160)
    purpose = models.TextField(_("what the service is for"))
    people_served = models.TextField(_("who it is for"))
    choice_and_control = models.TextField(_("what choice and control people have"))
    rights = models.TextField(_("how people's own wishes and rights are respected"))
    affordability = models.TextField(_("how it stays affordable to those who use it"))
    what_changed = models.TextField(_("what changed since the last version, and because of whom"), blank=True)
    state = models.CharField(max_length=10, choices=DocumentState, default=DocumentState.DRAFT)
    written_at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="one_specification_of_a_number")]

    class Privacy:
        public = (
            "id project number outcome task_group purpose people_served choice_and_control rights affordability"
            " what_changed state written_at agreed_at version"
        )

    def __str__(self) -> str:
        return str(_("%(project)s: specification %(number)s") % {"project": self.project, "number": self.number})

    def get_absolute_url(self) -> str:
        return reverse("commissioning:specification", args=[self.pk])

    @property
    def case(self) -> models.Model:
        return self.project

    @property
    def is_co_designed(self) -> bool:
        """Only a specification that residents helped to write may be called co-designed (ledger EN-26)."""
        return self.contributions.filter(is_resident=True).exists()


class Contribution(models.Model):
    """What somebody brought to the specification and what changed because of it (ledger TR-04)."""

    specification = models.ForeignKey(Specification, models.CASCADE, related_name="contributions")
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="contributions")
    contributor = models.CharField(_("who, as they wish to be named"), max_length=160)
    is_resident = models.BooleanField(_("a resident or citizen commissioner"))
    said = models.TextField(_("what they said"))
    changed = models.TextField(_("what changed because of it"))
    may_publish = models.BooleanField(_("they agree that this is shown"), default=False)
    at = models.DateTimeField()

    class Privacy:
        members = "id specification contributor is_resident said changed may_publish at"
        private = "person"

    def __str__(self) -> str:
        return self.contributor


class MeasureKind(models.TextChoices):
    """Outcome-based accountability's three questions."""

    HOW_MUCH = "how_much", _("how much did we do?")
    HOW_WELL = "how_well", _("how well did we do it?")
    BETTER_OFF = "better_off", _("is anyone better off?")


class PlannedMeasure(models.Model):
    """A measure the specification asks for, with why it is asked and how it will be used (ledger MP-01)."""

    specification = models.ForeignKey(Specification, models.CASCADE, related_name="measures")
    kind = models.CharField(_("which question it answers"), max_length=12, choices=MeasureKind)
    title = models.CharField(_("the measure"), max_length=200)
    unit = models.CharField(_("counted in"), max_length=40)
    purpose = models.TextField(_("why it is asked"))
    use = models.TextField(_("how it will be used"))
    baseline = models.DecimalField(_("now"), max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(_("aim"), max_digits=14, decimal_places=2, null=True, blank=True)
    months_between = models.PositiveSmallIntegerField(_("asked every … months"), default=6)

    class Privacy:
        public = "id specification kind title unit purpose use baseline target months_between"

    def __str__(self) -> str:
        return self.title

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import day_of
from folkmoot.funding.challenge_law import telling
from folkmoot.funding.clocks import ends
from folkmoot.funding.states import ExpressionState


class Exclusion(models.TextChoices):
    NONE = "", _("not left out")
    REGULATORY = "regulatory", _("the authority must decide it itself, such as licences and inspections")
    SAFEGUARDING = "safeguarding", _("it protects people from harm")
    OTHER = "other", _("another law leaves it out")


class ListedService(models.Model):
    """A service that an authority provides, and that others may ask to run; or one left out, with the reason (CR-06)."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="listed_services")
    title = models.CharField(_("service"), max_length=160)
    summary = models.TextField(_("what it does"))
    project = models.ForeignKey("commissioning.Project", models.PROTECT, null=True, blank=True, related_name="+")
    exclusion = models.CharField(_("is it left out?"), max_length=12, choices=Exclusion, blank=True)
    exclusion_reason = models.TextField(_("why it is left out"), blank=True)
    listed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "title"], name="a_service_listed_once"),
            models.CheckConstraint(
                condition=models.Q(exclusion="") | ~models.Q(exclusion_reason=""), name="what_is_left_out_says_why"
            ),
        ]

    class Privacy:
        public = "id body title summary project exclusion exclusion_reason listed_at"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("funding:listed_service", args=[self.pk])


class ChallengeWindow(models.Model):
    """A time in which letters about a service, or about all of a body's, may be sent. Without one they may at any time."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="challenge_windows")
    service = models.ForeignKey(ListedService, models.CASCADE, null=True, blank=True, related_name="windows")
    opens_date = models.DateField(_("first day"))
    closes_date = models.DateField(_("last day"))
    decides_days = models.PositiveSmallIntegerField(_("most days until the decision"))
    reasons = models.TextField(_("why this time"))
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_date__gte=models.F("opens_date")), name="a_window_closes_after_it_opens"
            )
        ]

    class Privacy:
        public = "id body service opens_date closes_date decides_days reasons published_at"

    def __str__(self) -> str:
        return f"{self.opens_date} – {self.closes_date}"

    def holds(self, day: date) -> bool:
        return self.opens_date <= day <= self.closes_date


class RelevantBody(models.TextChoices):
    """Who may ask to run a service (Localism Act 2011 s.81)."""

    VOLUNTARY = "voluntary", _("a voluntary or community body")
    CHARITY = "charity", _("a charity")
    PARISH = "parish", _("a parish council")
    EMPLOYEES = "employees", _("two or more employees of the authority")


class ExpressionOfInterest(models.Model):
    """A letter that asks to run a service, and everything that became of it (Localism Act 2011 ss.81-86)."""

    service = models.ForeignKey(ListedService, models.PROTECT, related_name="expressions")
    kind = models.CharField(_("who sends it"), max_length=12, choices=RelevantBody)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="expressions"
    )
    partners = models.TextField(_("with whom"), blank=True)
    offer = models.TextField(_("what you would run, and how"))
    good = models.TextField(_("what good it would do, and for whom"))
    able = models.TextField(_("how you would be able to"))
    means = models.TextField(_("your money and people"))
    sent_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    second = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    decides_date = models.DateField(_("decided by"), null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    ground = models.CharField(_("ground of refusal"), max_length=20, blank=True)
    reasons = models.TextField(_("reasons"), blank=True)
    plan = models.OneToOneField("funding.Plan", models.PROTECT, null=True, blank=True, related_name="expression")
    state = models.CharField(max_length=10, choices=ExpressionState, default=ExpressionState.UNSIGNED)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="refused") | (~models.Q(ground="") & ~models.Q(reasons="")),
                name="a_refusal_has_its_ground_and_reasons",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="accepted") | models.Q(plan__isnull=False),
                name="what_is_accepted_is_to_be_bought",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="employees", organisation__isnull=True)
                | (~models.Q(kind="employees") & models.Q(organisation__isnull=False)),
                name="employees_or_an_organisation",
            ),
        ]
        indexes = [models.Index(fields=["state", "sent_at"])]

    class Privacy:
        public = (
            "id service kind organisation partners offer good able written_at sent_at told_at decides_date decided_at"
            " ground reasons plan state"
        )
        private = "means sent_by second"

    def __str__(self) -> str:
        return str(self.service)

    def get_absolute_url(self) -> str:
        return reverse("funding:expression", args=[self.pk])

    @property
    def reference(self) -> str:
        return f"FM-EOI-{self.pk}"

    @property
    def sender(self) -> str:
        """Who sent it, for everyone. Employees are never named."""
        if self.organisation:
            return self.organisation.name
        return _now("Employees of %(body)s") % {"body": self.service.body.name}

    @property
    def tell_by(self) -> date | None:
        """By when the sender must be told the day of the decision."""
        return ends(telling(), day_of(self.sent_at)) if self.sent_at else None

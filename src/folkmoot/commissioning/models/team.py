from django.db import models
from django.utils.translation import gettext_lazy as _


class CoreService(models.TextChoices):
    """Who inside a public body has a hand in commissioning (ledger PO-24)."""

    COMMISSIONER = "commissioner", _("commissioner")
    SERVICE_MANAGER = "service_manager", _("manager of the service")
    SUPPORT_OFFICER = "support_officer", _("officer set aside to support it")
    PROCUREMENT = "procurement", _("procurement")
    LEGAL = "legal", _("legal advice")
    FINANCE = "finance", _("finance")
    RESEARCH = "research", _("research and performance")


class EngagedService(models.Model):
    """A core service that a project has engaged: the post is public, the name is for the team."""

    project = models.ForeignKey("commissioning.Project", models.CASCADE, related_name="engaged")
    service = models.CharField(_("which service"), max_length=16, choices=CoreService)
    post = models.CharField(_("which post or team"), max_length=160)
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    engaged_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "service"], name="each_core_service_named_once")]

    class Privacy:
        public = "id project service post engaged_at"
        members = "person"

    def __str__(self) -> str:
        return str(self.get_service_display())

    @property
    def case(self) -> models.Model:
        return self.project


class DoubleRole(models.Model):
    """The lead also manages the service that is commissioned anew: what is done about it, and who looks from outside
    (ledger PO-25)."""

    project = models.OneToOneField("commissioning.Project", models.CASCADE, related_name="double_role")
    mitigation = models.TextField(_("what is done about it"))
    reviewer = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    reviewer_post = models.CharField(_("the reviewer's post"), max_length=160)
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~(models.Q(mitigation="") | models.Q(reviewer_post="")),
                name="a_double_role_says_what_is_done_and_who_looks",
            )
        ]

    class Privacy:
        public = "id project mitigation reviewer_post declared_at"
        members = "reviewer"

    def __str__(self) -> str:
        return self.mitigation[:60]

    @property
    def case(self) -> models.Model:
        return self.project

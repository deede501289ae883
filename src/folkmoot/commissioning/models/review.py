from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Review(models.Model):
    """Whether it worked, seen first by those who use it (ledger MP-16)."""

    project = models.OneToOneField("commissioning.Project", models.PROTECT, related_name="review")
    user_perspective = models.TextField(_("how it looks to the people who use it"))
    what_worked = models.TextField(_("what worked"))
    what_did_not = models.TextField(_("what did not"))
    provider_view = models.TextField(_("what the provider says"), blank=True)
    user_voices = models.PositiveIntegerField(_("how many people who use it were heard"))
    signed_as = models.CharField(max_length=200)
    signed_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    signed_at = models.DateTimeField()

    class Privacy:
        public = "id project user_perspective what_worked what_did_not provider_view user_voices signed_as signed_at"
        private = "signed_by"

    def __str__(self) -> str:
        return str(self.project)

    def get_absolute_url(self) -> str:
        return reverse("commissioning:review", args=[self.project_id])

    @property
    def case(self) -> models.Model:
        return self.project


class AskedGroup(models.TextChoices):
    """Who can say how the commissioning itself went (NAO principle 8)."""

    USERS = "users", _("people who use the service")
    COMMUNITIES = "communities", _("communities")
    PROVIDERS = "providers", _("providers, and those who bid")


class ProcessFeedback(models.Model):
    """What one group said of how the work was commissioned, not of the service, and what came of it (ledger MP-15)."""

    project = models.ForeignKey("commissioning.Project", models.CASCADE, related_name="process_feedback")
    group = models.CharField(_("which group"), max_length=12, choices=AskedGroup)
    who = models.CharField(_("who was asked, and how"), max_length=200)
    said = models.TextField(_("what they said of how it was commissioned"))
    answer = models.TextField(_("what is done differently because of it, or why nothing is"))
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(said=""), name="feedback_on_the_process_says_it")]

    class Privacy:
        public = "id project group who said answer noted_at"

    def __str__(self) -> str:
        return f"{self.get_group_display()}: {self.who}"

    @property
    def case(self) -> models.Model:
        return self.project


class Lesson(models.Model):
    """What was learnt: what went wrong or right, and the change made because of it; or, said out loud, none."""

    project = models.ForeignKey("commissioning.Project", models.PROTECT, related_name="lessons")
    title = models.CharField(_("the lesson in a few words"), max_length=160)
    what_happened = models.TextField(_("what happened"))
    change_made = models.TextField(_("what we do differently now"))
    is_none = models.BooleanField(_("there was nothing to learn"), default=False)
    next_need = models.ForeignKey("needs.Need", models.SET_NULL, null=True, blank=True, related_name="from_lessons")
    noted_at = models.DateTimeField()

    class Privacy:
        public = "id project title what_happened change_made is_none next_need noted_at"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{reverse('commissioning:review', args=[self.project_id])}#lesson-{self.pk}"

    @property
    def case(self) -> models.Model:
        return self.project

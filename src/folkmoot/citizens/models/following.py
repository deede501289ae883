from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ProjectFollow(models.Model):
    """Somebody follows a project, and perhaps offers to help. Nobody can switch this off for a project (ledger EN-10)."""

    project = models.ForeignKey("commissioning.Project", models.CASCADE, related_name="follows")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="projects_followed")
    offer = models.TextField(_("how you could help"), blank=True)
    followed_at = models.DateTimeField()
    answer = models.TextField(_("what the team answers"), blank=True)
    answered_as = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "person"], name="a_project_is_followed_once")]

    class Privacy:
        members = "project offer answer answered_as answered_at"
        private = "id person followed_at"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.project_id}"

    def get_absolute_url(self) -> str:
        return reverse("citizens:follow", args=[self.project_id])

    @property
    def waits(self) -> bool:
        """An offer the team has not answered."""
        return bool(self.offer) and self.answered_at is None

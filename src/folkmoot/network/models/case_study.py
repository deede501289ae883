from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

HEADINGS = ("context", "story", "partners", "impact", "success_factors", "learning", "contacts")


class CaseStudy(models.Model):
    """What one place did and learnt, under the seven headings (ledger NW-03). A blank one is not published."""

    title = models.CharField(_("title"), max_length=160)
    project = models.ForeignKey(
        "commissioning.Project", models.PROTECT, null=True, blank=True, related_name="case_studies"
    )
    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="case_studies")
    context = models.TextField(_("context"), blank=True)
    story = models.TextField(_("the story"), blank=True)
    partners = models.TextField(_("partners"), blank=True)
    impact = models.TextField(_("impact"), blank=True)
    success_factors = models.TextField(_("what made it work"), blank=True)
    learning = models.TextField(_("what was learnt"), blank=True)
    contacts = models.CharField(_("whom to ask"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(published_at=None)
                | ~models.Q(
                    models.Q(context="")
                    | models.Q(story="")
                    | models.Q(partners="")
                    | models.Q(impact="")
                    | models.Q(success_factors="")
                    | models.Q(learning="")
                    | models.Q(contacts="")
                ),
                name="a_published_case_study_has_all_seven_headings",
            )
        ]
        indexes = [models.Index(fields=["-published_at"])]

    class Privacy:
        public = (
            "id title project body context story partners impact success_factors learning contacts version published_at"
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("network:case_study", args=[self.pk])

    @property
    def headings(self) -> list[tuple[str, str]]:
        """The seven headings with what is written under each."""
        return [(str(self._meta.get_field(name).verbose_name), getattr(self, name)) for name in HEADINGS]  # type: ignore[union-attr]

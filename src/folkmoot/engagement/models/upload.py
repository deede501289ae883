import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class AnswerFile(models.Model):
    """A file sent with an answer. One that a scanner knows as harmful is held back, and its bytes are not kept."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    response = models.ForeignKey("engagement.Response", models.CASCADE, related_name="files")
    question = models.ForeignKey("engagement.Question", models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    path = models.CharField(max_length=120, blank=True)
    size = models.PositiveIntegerField(_("bytes"))
    sha256 = models.CharField(max_length=64)
    is_held = models.BooleanField(_("held back as harmful"), default=False)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_held=True, path="") | (models.Q(is_held=False) & ~models.Q(path="")),
                name="an_answer_file_held_back_is_not_kept",
            )
        ]

    class Privacy:
        private = "id key response question name path size sha256 is_held added_at"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("engagement:answer_file", args=[self.key])

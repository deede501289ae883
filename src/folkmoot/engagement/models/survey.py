from django.db import models
from django.utils.translation import gettext_lazy as _


class QuestionKind(models.TextChoices):
    TEXT = "text", _("in their own words")
    CHOICE = "choice", _("one choice")
    MANY = "many", _("as many choices as fit")
    RANK = "rank", _("choices put in order")
    RATE = "rate", _("a mark on a scale")
    GRID = "grid", _("one choice for each of several lines")
    NUMBER = "number", _("a number")
    PLACE = "place", _("a place on the map")
    UPLOAD = "upload", _("a file or a picture")


class Section(models.Model):
    """A part of the questions, with a few words before it."""

    consultation = models.ForeignKey("engagement.Consultation", models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("title of this part"), max_length=120)
    words = models.TextField(_("what people should know before they answer it"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["consultation", "position"], name="one_section_at_a_place")]

    class Privacy:
        public = "id consultation position title words"

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """One question. It may be asked only of those who chose something at an earlier one."""

    consultation = models.ForeignKey("engagement.Consultation", models.CASCADE, related_name="questions")
    section = models.ForeignKey(Section, models.PROTECT, null=True, blank=True, related_name="questions")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("question"), max_length=300)
    hint = models.CharField(_("hint"), max_length=300, blank=True)
    kind = models.CharField(_("answered"), max_length=8, choices=QuestionKind)
    choices = models.JSONField(default=list, blank=True)
    lines = models.JSONField(_("lines of the grid"), default=list, blank=True)
    lowest = models.IntegerField(_("lowest number"), null=True, blank=True)
    highest = models.IntegerField(_("highest number"), null=True, blank=True)
    is_required = models.BooleanField(default=False)
    is_home = models.BooleanField(_("asks where people live"), default=False)
    census = models.CharField(_("what it is compared with"), max_length=20, blank=True)
    shown_if = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="decides")
    shown_if_any = models.JSONField(_("asked of those who chose any of"), default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["consultation", "position"], name="one_question_at_a_place")]

    class Privacy:
        public = (
            "id consultation section position text hint kind choices lines lowest highest is_required is_home census"
            " shown_if shown_if_any"
        )

    def __str__(self) -> str:
        return self.text

    @property
    def marks(self) -> list[int]:
        """The marks of a scale, lowest first."""
        return list(range(self.lowest or 0, (self.highest or 0) + 1))

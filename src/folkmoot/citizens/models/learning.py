from django.db import models
from django.utils.translation import gettext_lazy as _


class Course(models.Model):
    """Training in commissioning. The core course teaches all four stages of the cycle (ledger LA-03)."""

    title = models.CharField(_("title"), max_length=160)
    provider = models.ForeignKey("people.Organisation", models.PROTECT, related_name="courses")
    is_core = models.BooleanField(_("core course: needed before joining a panel"), default=False)
    analyse = models.TextField(_("what it teaches about analysing need"), blank=True)
    plan = models.TextField(_("what it teaches about planning"), blank=True)
    deliver = models.TextField(_("what it teaches about delivering"), blank=True)
    review = models.TextField(_("what it teaches about reviewing"), blank=True)
    hours = models.PositiveSmallIntegerField(_("hours"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_core=False)
                | ~(models.Q(analyse="") | models.Q(plan="") | models.Q(deliver="") | models.Q(review="")),
                name="a_core_course_covers_the_cycle",
            )
        ]

    class Privacy:
        public = "id title provider is_core analyse plan deliver review hours"

    def __str__(self) -> str:
        return self.title


class Completion(models.Model):
    course = models.ForeignKey(Course, models.PROTECT, related_name="completions")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="completions")
    completed_date = models.DateField()
    confirmed_as = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "person"], name="a_course_is_completed_once")]

    class Privacy:
        private = "id course person completed_date confirmed_as"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.course_id}"

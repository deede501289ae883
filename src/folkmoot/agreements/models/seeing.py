from django.db import models
from django.utils.translation import gettext_lazy as _


class Perspective(models.Model):
    """One side from which a body looks at its services: users, money, staff, learning … (ledger MP-05)."""

    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="perspectives")
    name = models.CharField(_("name"), max_length=80)
    position = models.PositiveSmallIntegerField(_("place in the order"), default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "name"], name="one_perspective_of_a_name")]

    class Privacy:
        public = "id body name position"

    def __str__(self) -> str:
        return self.name


class ValueKind(models.TextChoices):
    SOCIAL = "social", _("social")
    ENVIRONMENTAL = "environmental", _("environmental")
    ECONOMIC = "economic", _("economic")


class Grade(models.TextChoices):
    """How well a claim is shown, from the weakest."""

    CLAIMED = "claimed", _("claimed, not shown yet")
    TOLD = "told", _("people tell of it")
    COUNTED = "counted", _("counted by the provider")
    COMPARED = "compared", _("compared with people who did not have it")
    EVALUATED = "evaluated", _("evaluated by somebody independent")


class SocialValue(models.Model):
    """The wider good an agreement is said to do: claimed, by a method, and shown to a grade (ledger MP-08)."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="social_values")
    kind = models.CharField(_("kind"), max_length=14, choices=ValueKind)
    claim = models.CharField(_("what good it does"), max_length=300)
    amount = models.DecimalField(_("put into money (£)"), max_digits=14, decimal_places=2, null=True, blank=True)
    method = models.TextField(_("how that is known"))
    grade = models.CharField(_("how well it is shown"), max_length=10, choices=Grade, default=Grade.CLAIMED)
    evidence = models.TextField(_("what shows it"), blank=True)
    claimed_at = models.DateTimeField()
    evidenced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(method=""), name="a_value_claim_has_a_method"),
            models.CheckConstraint(
                condition=models.Q(grade="claimed") | ~models.Q(evidence=""), name="a_shown_value_has_evidence"
            ),
        ]

    class Privacy:
        public = "id agreement kind claim amount method grade evidence claimed_at evidenced_at"

    def __str__(self) -> str:
        return self.claim

    @property
    def case(self) -> models.Model:
        return self.agreement


class BenefitKind(models.TextChoices):
    SAVING = "saving", _("money saved: a budget is smaller")
    AVOIDED = "avoided", _("cost avoided: something dearer did not happen")


class Benefit(models.Model):
    """Money saved, or a cost avoided. The two are never added together (ledger MP-23)."""

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="benefits")
    kind = models.CharField(_("kind"), max_length=8, choices=BenefitKind)
    what = models.CharField(_("what"), max_length=200)
    year = models.PositiveSmallIntegerField(_("financial year that begins in"))
    amount = models.DecimalField(_("amount (£)"), max_digits=14, decimal_places=2)
    method = models.TextField(_("how it was worked out"), blank=True)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="saving") | ~models.Q(method=""), name="an_avoided_cost_has_a_method"
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="a_benefit_is_more_than_nothing"),
        ]

    class Privacy:
        public = "id agreement kind what year amount method noted_at"

    def __str__(self) -> str:
        return self.what

    @property
    def case(self) -> models.Model:
        return self.agreement


class Overlap(models.Model):
    """How many people two agreements both count, so that nobody is counted twice for their outcome (ledger MP-18)."""

    first = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="overlaps_with")
    second = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="overlaps_of")
    people = models.PositiveIntegerField(_("people counted by both"))
    how_known = models.CharField(_("how that is known"), max_length=200)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="one_overlap_of_two_agreements"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="an_overlap_is_of_two_in_order"
            ),
        ]

    class Privacy:
        public = "id first second how_known noted_at"
        members = "people"

    def __str__(self) -> str:
        return f"{self.first_id}, {self.second_id}"


class QuintileResult(models.Model):
    """A measure's figure among people of one fifth of neighbourhoods, from the most deprived (1) to the least (5)."""

    result = models.ForeignKey("agreements.Result", models.CASCADE, related_name="quintiles")
    quintile = models.PositiveSmallIntegerField(_("fifth"))
    value = models.DecimalField(_("figure"), max_digits=14, decimal_places=2)
    people = models.PositiveIntegerField(_("people it rests on"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["result", "quintile"], name="one_figure_of_a_fifth"),
            models.CheckConstraint(condition=models.Q(quintile__range=(1, 5)), name="a_fifth_is_one_of_five"),
        ]

    class Privacy:
        members = "id result quintile value people"

    def __str__(self) -> str:
        return f"{self.result_id}: {self.quintile}"

    @property
    def case(self) -> models.Model:
        return self.result.report

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.engagement.states import BudgetState


class BallotKind(models.TextChoices):
    APPROVAL = "approval", _("name the projects you want")
    KNAPSACK = "knapsack", _("name projects that fit into the budget together")
    RANKED = "ranked", _("put projects in order")
    POINTS = "points", _("share out points")


class Method(models.TextChoices):
    EQUAL_SHARES = "equal-shares", _("Equal Shares: every voter has the same share of the money")
    GREEDY = "greedy", _("Most votes first, while the money lasts")


class Completion(models.TextChoices):
    INCREASE_THEN_GREEDY = "increase-then-greedy", _("shares grow step by step, then most votes first")
    INCREASE = "increase", _("shares grow step by step")
    GREEDY = "greedy", _("it goes to the projects with most votes that still fit")
    NONE = "none", _("it is left over")


class Ties(models.TextChoices):
    VOTES_CHEAPER = "votes,cheaper", _("more votes, then the lower price, then the order of the list")
    VOTES_DEARER = "votes,dearer", _("more votes, then the higher price, then the order of the list")
    LOT = "lot", _("a lot drawn from a number published beforehand")


class Electorate(models.TextChoices):
    """Who may vote. Until one is picked nobody can."""

    REGISTER = "register", _("people on a register")
    CODE = "code", _("people who were sent a one-time code")
    DECLARED = "declared", _("people who declare that they live here")


STARTED = (BudgetState.VOTING, BudgetState.CLOSED, BudgetState.COUNTED, BudgetState.DONE)


class Budget(models.Model):
    """A participatory budget: residents' ideas, residents' votes, a published count (ledger EN-17)."""

    title = models.CharField(_("title"), max_length=160)
    purpose = models.TextField(_("what the money is for"))
    total = models.DecimalField(_("money to share out"), max_digits=14, decimal_places=2)
    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="budgets")
    board = models.ForeignKey("needs.Board", models.PROTECT, null=True, blank=True, related_name="budgets")
    project = models.ForeignKey("commissioning.Project", models.PROTECT, null=True, blank=True, related_name="budgets")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="budgets")
    least_age = models.PositiveSmallIntegerField(_("youngest age to vote"), default=16)
    contact = models.CharField(_("whom to ask (a post, not a name)"), max_length=160)
    ideas_until_date = models.DateField(_("last day for ideas"))
    votes_from = models.DateTimeField(_("voting opens"))
    votes_until = models.DateTimeField(_("voting closes"))
    built_by_date = models.DateField(_("winners are open by"))
    electorate = models.CharField(_("who may vote"), max_length=8, choices=Electorate, blank=True)
    electorate_reason = models.TextField(_("why that rule"), blank=True)
    needs_account = models.BooleanField(_("an account is needed to vote online"), default=False)
    ballot = models.CharField(_("how people vote"), max_length=8, choices=BallotKind, default=BallotKind.APPROVAL)
    most_choices = models.PositiveSmallIntegerField(_("most projects on one ballot"), null=True, blank=True)
    points = models.PositiveSmallIntegerField(_("points to share out"), null=True, blank=True)
    method = models.CharField(_("rule of counting"), max_length=12, choices=Method, default=Method.EQUAL_SHARES)
    completion = models.CharField(
        _("money left over"), max_length=20, choices=Completion, default=Completion.INCREASE_THEN_GREEDY
    )
    ties = models.CharField(_("ties"), max_length=13, choices=Ties, default=Ties.VOTES_CHEAPER)
    seed = models.CharField(_("number for lots, drawn in public"), max_length=80, blank=True)
    quorum = models.PositiveIntegerField(_("people a project needs"), default=1)
    rule_fixed_at = models.DateTimeField(null=True, blank=True)
    paper = models.JSONField(_("what is on the ballot, in pence, from its opening on"), default=dict, blank=True)
    state = models.CharField(max_length=9, choices=BudgetState, default=BudgetState.PREPARING)
    counted_at = models.DateTimeField(null=True, blank=True)
    awarded = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    published = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(total__gt=0), name="a_budget_has_money"),
            models.CheckConstraint(
                condition=models.Q(awarded__lte=models.F("total")), name="awards_never_exceed_the_budget"
            ),
            models.CheckConstraint(
                condition=models.Q(votes_until__gt=models.F("votes_from")), name="voting_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=STARTED)
                | (models.Q(rule_fixed_at__isnull=False) & ~models.Q(electorate="")),
                name="no_vote_before_its_rules",
            ),
        ]
        indexes = [models.Index(fields=["state", "votes_until"])]

    class Privacy:
        public = (
            "id title purpose total body board project area least_age contact ideas_until_date votes_from votes_until"
            " built_by_date electorate electorate_reason needs_account ballot most_choices points method completion"
            " ties seed quorum rule_fixed_at paper state counted_at awarded published version"
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("budgets:budget", args=[self.pk])

    @property
    def case(self) -> Any:
        return self.project

    @property
    def is_public(self) -> bool:
        return self.state != BudgetState.PREPARING


class BudgetArea(models.Model):
    """A part of the place: money of its own, or a cap on what may go there."""

    budget = models.ForeignKey(Budget, models.CASCADE, related_name="parts")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    own = models.DecimalField(_("money of its own"), max_digits=14, decimal_places=2, null=True, blank=True)
    cap = models.DecimalField(_("at most"), max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["budget", "area"], name="an_area_once_in_a_budget"),
            models.CheckConstraint(
                condition=models.Q(own__isnull=False, cap__isnull=True) | models.Q(own__isnull=True, cap__isnull=False),
                name="own_money_or_a_cap",
            ),
        ]

    class Privacy:
        public = "id budget area own cap"

    def __str__(self) -> str:
        return f"{self.area}"

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.engagement.models.contribution import Contribution
from folkmoot.engagement.states import Moderation, PetitionState, ProposalState


class ProposalKind(models.TextChoices):
    PROPOSAL = "proposal", _("an idea for something new")
    CHALLENGE = "challenge", _("a challenge: something should be done in another way")


class Outcome(models.TextChoices):
    WILL_DO = "will_do", _("we will do it")
    IN_PART = "in_part", _("we will do part of it")
    TRY_IT = "try_it", _("we will try it out")
    NOT_NOW = "not_now", _("we will not do it")
    NOT_OURS = "not_ours", _("it is for somebody else, and we passed it on")


class Proposal(Contribution):
    """An idea or a challenge by anyone, which the body answers by a day (ledger EN-31)."""

    title = models.CharField(_("in a few words"), max_length=120)
    sort = models.CharField(_("what it is"), max_length=10, choices=ProposalKind)
    area = models.ForeignKey("places.Area", models.PROTECT, null=True, blank=True, related_name="proposals")
    community = models.ForeignKey(
        "engagement.Community", models.SET_NULL, null=True, blank=True, related_name="proposals"
    )
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.OPEN)
    support_count = models.PositiveIntegerField(default=0)
    answer_due_date = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="answered") | ~(models.Q(answer="") | models.Q(outcome="")),
                name="an_answered_proposal_has_an_answer",
            )
        ]
        indexes = [models.Index(fields=["state", "answer_due_date"])]

    class Privacy:
        public = Contribution.Privacy.public + (
            " contribution_ptr title sort area community state support_count answer_due_date outcome answer answered_at"
        )
        members = Contribution.Privacy.members
        private = Contribution.Privacy.private

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("engagement:proposal", args=[self.pk])

    @property
    def place(self) -> str:
        return self.title

    def is_overdue(self, today: date) -> bool:
        return self.state == ProposalState.OPEN and self.moderation == Moderation.SHOWN and self.answer_due_date < today


class ProposalSupport(models.Model):
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="supports")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "person"], name="one_support_each")]

    class Privacy:
        private = "id proposal person at"

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.person_id}"


class Comment(Contribution):
    """What somebody says about a proposal."""

    about = models.ForeignKey(Proposal, models.CASCADE, related_name="comments")

    class Privacy:
        public = Contribution.Privacy.public + " contribution_ptr about"
        members = Contribution.Privacy.members
        private = Contribution.Privacy.private

    def get_absolute_url(self) -> str:
        return reverse("engagement:proposal", args=[self.about_id])

    @property
    def case(self) -> models.Model:
        return self.about

    @property
    def place(self) -> str:
        return self.about.title


class Petition(Contribution):
    """A request that people sign. At so many signatures the body must answer, at more it must debate it."""

    title = models.CharField(_("what we ask for"), max_length=120)
    area = models.ForeignKey("places.Area", models.PROTECT, null=True, blank=True, related_name="petitions")
    rule = models.ForeignKey("engagement.AnswerRule", models.PROTECT, related_name="petitions")
    state = models.CharField(max_length=10, choices=PetitionState, default=PetitionState.OPEN)
    closes_date = models.DateField(_("last day to sign"))
    signature_count = models.PositiveIntegerField(default=0)
    reached_at = models.DateTimeField(null=True, blank=True)
    answer_due_date = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    debated_date = models.DateField(_("day of the debate"), null=True, blank=True)
    debated_where = models.CharField(_("where it was debated"), max_length=160, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="answered") | ~models.Q(answer=""), name="an_answered_petition_has_an_answer"
            )
        ]
        indexes = [models.Index(fields=["state", "answer_due_date"])]

    class Privacy:
        public = Contribution.Privacy.public + (
            " contribution_ptr title area rule state closes_date signature_count reached_at answer_due_date closed_at"
            " answer debated_date debated_where answered_at"
        )
        members = Contribution.Privacy.members
        private = Contribution.Privacy.private

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("engagement:petition", args=[self.pk])

    @property
    def place(self) -> str:
        return self.title

    @property
    def is_owed(self) -> bool:
        return self.reached_at is not None and self.state in (PetitionState.OPEN, PetitionState.CLOSED)

    @property
    def must_be_debated(self) -> bool:
        return self.rule.debated_at is not None and self.signature_count >= self.rule.debated_at


class Signature(models.Model):
    """One person's signature. Who signed is private; how many is public."""

    petition = models.ForeignKey(Petition, models.CASCADE, related_name="signatures")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["petition", "person"], name="one_signature_each")]

    class Privacy:
        private = "id petition person at"

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.person_id}"

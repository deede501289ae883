from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.engagement.models.consultation import Level
from folkmoot.engagement.models.contribution import Contribution, Regime
from folkmoot.engagement.states import ConversationState

LONGEST = 160  # characters of a statement


class Conversation(models.Model):
    """A question, and short statements by anyone that people agree or disagree with: an opinion map comes of it."""

    project = models.ForeignKey(
        "commissioning.Project", models.PROTECT, null=True, blank=True, related_name="conversations"
    )
    board = models.ForeignKey("needs.Board", models.PROTECT, null=True, blank=True, related_name="conversations")
    consultation = models.ForeignKey(
        "engagement.Consultation", models.PROTECT, null=True, blank=True, related_name="conversations"
    )
    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="conversations")
    question = models.CharField(_("the question"), max_length=160)
    about = models.TextField(_("what it is about"))
    level = models.CharField(_("how much say people have"), max_length=12, choices=Level)
    promise = models.TextField(_("what you promise to do with it"))
    for_young = models.BooleanField(_("for young people in particular"), default=False)
    needs_account = models.BooleanField(_("people need an account"), default=True)
    regime = models.CharField(_("statements are"), max_length=8, choices=Regime, default=Regime.BEFORE)
    closes_date = models.DateField(_("last day"))
    state = models.CharField(max_length=10, choices=ConversationState, default=ConversationState.DRAFT)
    begun_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(_("what we did with it"), blank=True)
    answer_due_date = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(project__isnull=False) | models.Q(board__isnull=False),
                name="a_conversation_is_of_a_project_or_a_board",
            ),
            models.CheckConstraint(condition=~models.Q(level=""), name="a_conversation_says_its_level"),
        ]
        indexes = [models.Index(fields=["state", "closes_date"])]

    class Privacy:
        public = (
            "id project board consultation body question about level promise for_young needs_account regime closes_date"
            " state begun_at opened_at closed_at answer answer_due_date answered_at"
        )

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("engagement:conversation", args=[self.pk])

    @property
    def case(self) -> Any:
        return self.project or self.board


class Statement(Contribution):
    """A short sentence to agree or disagree with. `number` is what it is called in the published files."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField()
    is_seed = models.BooleanField(_("put in by those who ask"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "number"], name="one_statement_with_a_number")]

    class Privacy:
        public = Contribution.Privacy.public + " conversation number is_seed contribution_ptr"
        members = Contribution.Privacy.members
        private = Contribution.Privacy.private

    def get_absolute_url(self) -> str:
        return reverse("engagement:conversation", args=[self.conversation_id])

    @property
    def case(self) -> models.Model:
        return self.conversation

    @property
    def place(self) -> str:
        return self.conversation.question


class Voter(models.Model):
    """Who takes part in a conversation: a person, or a visitor known by a key in their browser alone.

    When the conversation closes they are deleted; their votes stay in the drawn map, and nobody can tell whose they are.
    """

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="voters")
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    key = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "person"], condition=models.Q(person__isnull=False), name="one_voter_each"
            ),
            models.UniqueConstraint(
                fields=["conversation", "key"], condition=~models.Q(key=""), name="one_voter_a_key"
            ),
        ]

    class Privacy:
        private = "id conversation person key"

    def __str__(self) -> str:
        return f"voter {self.pk}"


class Vote(models.Model):
    """What a voter said of a statement: 1 agree, -1 disagree, 0 pass."""

    voter = models.ForeignKey(Voter, models.CASCADE, related_name="votes")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="votes")
    mark = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voter", "statement"], name="one_vote_on_a_statement"),
            models.CheckConstraint(condition=models.Q(mark__in=[-1, 0, 1]), name="a_vote_is_agree_disagree_or_pass"),
        ]

    class Privacy:
        private = "id voter statement mark"

    def __str__(self) -> str:
        return f"{self.statement_id}: {self.mark}"


class DrawnMap(models.Model):
    """The map as it was drawn when the conversation closed, with the votes it was drawn from, under new numbers."""

    conversation = models.OneToOneField(Conversation, models.CASCADE, related_name="map")
    drawn_at = models.DateTimeField()
    votes = models.TextField()
    sha256 = models.CharField(max_length=64)
    told = models.JSONField()
    counts = models.JSONField()
    points = models.JSONField()

    class Privacy:
        public = "id conversation drawn_at votes sha256 told counts points"

    def __str__(self) -> str:
        return f"map of {self.conversation_id}"

"""Posts that people can ask, and which post answers for a thing. A post is public; who holds it is not."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    GENERAL = "general", _("anything, when nothing else is named")
    SCHEME = "scheme", _("the citizens’ scheme")
    COMPACT = "compact", _("the Compact")
    THINGS = "things", _("only what it is named for")


class ContactPointQuerySet(models.QuerySet["ContactPoint"]):
    def kept(self) -> "ContactPointQuerySet":
        return self.filter(ended_at=None)


class ContactPoint(models.Model):
    """A post at a body that answers questions, held by somebody in a role there (ledger PO-26)."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="contact_points")
    post = models.CharField(_("the post"), max_length=120)
    reach = models.CharField(_("how to reach it"), max_length=200)
    purpose = models.CharField(_("whom it answers"), max_length=8, choices=Purpose, default=Purpose.THINGS)
    role = models.ForeignKey("people.Role", models.SET_NULL, null=True, related_name="contact_points")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ContactPointQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "post"], condition=models.Q(ended_at=None), name="a_post_is_named_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "purpose"],
                condition=models.Q(ended_at=None) & ~models.Q(purpose="things"),
                name="one_post_answers_for_each_purpose",
            ),
            models.CheckConstraint(
                condition=~(models.Q(post="") | models.Q(reach="")), name="a_contact_is_a_post_and_how_to_reach_it"
            ),
        ]

    class Privacy:
        public = "id organisation post reach purpose added_at ended_at"
        members = "role"

    def __str__(self) -> str:
        return self.post

    def is_held(self, on: date) -> bool:
        """Whether somebody holds the post on a day: their role is in force, and they are an adult."""
        role = self.role
        if self.ended_at is not None or role is None or role.start_date > on:
            return False
        return (role.end_date is None or role.end_date > on) and not role.person.is_under_18(on)


class NamedContact(models.Model):
    """The post that answers for one thing: a consultation, an opportunity, an agreement."""

    subject = models.CharField(max_length=100, unique=True)
    point = models.ForeignKey(ContactPoint, models.CASCADE, related_name="named_for")
    named_at = models.DateTimeField()

    class Privacy:
        public = "id subject point named_at"

    def __str__(self) -> str:
        return self.subject

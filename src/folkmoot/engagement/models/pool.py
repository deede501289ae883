import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

# Nothing that is easily taken for something else when it is read out.
LETTERS = "ACDEFGHJKLMNPQRTUVWXY3479"


def new_number() -> str:
    return "".join(secrets.choice(LETTERS) for _each in range(8))


class PoolEntry(models.Model):
    """Somebody who said yes. In every file they are `number`; who they are stays with whoever runs the assembly."""

    assembly = models.ForeignKey("engagement.Assembly", models.CASCADE, related_name="pool")
    number = models.CharField(max_length=12, default=new_number, editable=False)
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    invitation = models.OneToOneField(
        "engagement.Invitation", models.SET_NULL, null=True, blank=True, related_name="entry"
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    reach = models.CharField(_("telephone or e-mail"), max_length=200, blank=True)
    values = models.JSONField(_("answers, by category"), default=dict)
    access_needs = models.TextField(_("what you need so that you can take part"), blank=True)
    wording = models.CharField(_("which words were agreed to"), max_length=40)
    agreed_at = models.DateTimeField()
    captured_by = models.CharField(_("taken down by (post)"), max_length=160, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assembly", "number"], name="one_pool_entry_of_a_number"),
            models.UniqueConstraint(
                fields=["assembly", "person"],
                condition=models.Q(person__isnull=False, withdrawn_at__isnull=True),
                name="somebody_is_in_the_pool_once",
            ),
        ]

    class Privacy:
        private = "id assembly number person invitation name reach wording agreed_at captured_by withdrawn_at"
        special = "values access_needs"

    def __str__(self) -> str:
        return self.number

    @property
    def case(self) -> models.Model:
        return self.assembly

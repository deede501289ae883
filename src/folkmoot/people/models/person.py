import secrets
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import day_of


def new_reference() -> str:
    return f"P-{secrets.token_hex(12)}"


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_unusable_password() if password is None else person.set_password(password)
        person.save()
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody with an account. `reference` stands for them in the record and means nothing once erased."""

    email = models.EmailField(_("email address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    reference = models.CharField(max_length=40, unique=True, default=new_reference, editable=False)
    home_area = models.ForeignKey("places.Area", models.SET_NULL, null=True, blank=True, related_name="+")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    shows_whole_name = models.BooleanField(_("pages may show my whole name"), default=False)

    objects = PersonManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Privacy:
        private = (
            "id email name birth_date reference home_area shows_whole_name is_active is_staff is_superuser joined_at password"
            " last_login groups user_permissions"
        )

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        """The first word of the name; a name of one word is that word."""
        return (self.name.split() or [""])[0]

    @property
    def joined_young(self) -> bool:
        """Whether the account was opened before the 18th birthday."""
        return self.is_under_18(day_of(self.joined_at))

    def shown_name(self, today: date) -> str:
        """What others call them: the whole name; of somebody under 18 the first name alone. Nothing becomes public by
        a birthday: who joined young is called by the first name until they say otherwise, at 18 or over."""
        hidden = self.is_under_18(today) or (self.joined_young and not self.shows_whole_name)
        return self.first_name if hidden else self.name

    def is_under_18(self, today: date) -> bool:
        """True when the person told us a birth date less than 18 years ago."""
        return self.age_on(today) < 18 if self.birth_date else False

    def age_on(self, today: date) -> int:
        """Whole years on a day. Only for people who gave a birth date."""
        born = self.birth_date
        if born is None:
            raise ValueError("no birth date is known")
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))

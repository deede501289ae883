"""The wordings that people have agreed to here, by number. One that was used is never changed: a new one is added."""

from django.utils.translation import gettext_lazy as _

CONSENT = {
    "2026-1": _(
        "I am this young person’s parent or guardian. They may take part as a young commissioner: learn, choose tasks, "
        "and meet officers and other members. An adult with a check in date looks out for them and is there or can be "
        "reached. Only their first name is used; their surname, school, address and picture are never shown. I can see "
        "what they chose, and I can take this consent back at any time, without giving a reason."
    ),
}
NOW_IN_USE = "2026-1"

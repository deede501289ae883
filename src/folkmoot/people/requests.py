"""What a view behind `login_required` is given."""

from django.http import HttpRequest

from folkmoot.people.models import Person


class SignedIn(HttpRequest):
    """A request of somebody who is signed in."""

    user: Person

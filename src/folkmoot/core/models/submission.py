from django.db import models


class Submission(models.Model):
    """A form that has been acted on: the same form sent again goes to the same answer."""

    token = models.UUIDField(primary_key=True)
    url = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True)

    class Privacy:
        private = "token url at"

    def __str__(self) -> str:
        return str(self.token)

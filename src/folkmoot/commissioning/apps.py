from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CommissioningConfig(AppConfig):
    name = "folkmoot.commissioning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from folkmoot.commissioning import guards

        post_migrate.connect(guards.install, sender=self, dispatch_uid="commissioning guards")

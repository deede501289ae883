from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "folkmoot.needs"
    default_auto_field = "django.db.models.BigAutoField"

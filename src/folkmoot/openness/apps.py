from django.apps import AppConfig


class OpennessConfig(AppConfig):
    name = "folkmoot.openness"
    default_auto_field = "django.db.models.BigAutoField"

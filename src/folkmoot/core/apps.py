from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "folkmoot.core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Rooms register what they show on other floors; nothing imports upwards.
        autodiscover_modules("engine")  # findings listen first: whose turn it is may rest on them
        from folkmoot.core import listings  # noqa: F401  (listens to the record)

        autodiscover_modules("appearances", "checks", "cards", "notices", "dates", "daily")

"""A form's field for a point on the ground."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from folkmoot.places.ground import draw, ground_of
from folkmoot.places.models import Area
from folkmoot.places.points import Point, read_point


class PointInput(forms.TextInput):
    """Two numbers, and the map that writes them when it is tapped."""

    kind = "point"


class PointField(forms.CharField):
    """A point: two numbers, typed or pasted, or a tap on the drawn map of `area`."""

    widget = PointInput
    look = {"width": 20}

    def __init__(self, *, area: Area | None, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.map = draw(ground_of(area), _now("Map of %(place)s") % {"place": area.name}) if area else None

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return self._read(text) if text else None

    def _read(self, text: str) -> Point:
        try:
            return read_point(text)
        except ValueError:
            raise forms.ValidationError(
                _("A point is two numbers, like 51.3618, -0.1945: how far north, then how far east.")
            ) from None

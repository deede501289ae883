"""How forms look and speak. `FORM_RENDERER = "folkmoot.design.forms.Renderer"` and `{{ form }}` does the rest."""

from folkmoot.design.forms.dates import DateField, DateWidget
from folkmoot.design.forms.fields import LongTextField, MoneyField
from folkmoot.design.forms.renderer import BoundField, Renderer

__all__ = ["BoundField", "DateField", "DateWidget", "LongTextField", "MoneyField", "Renderer"]

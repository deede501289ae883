from folkmoot.evidence.models.dataset import Dataset, Indicator, Theme, Value
from folkmoot.evidence.models.study import Study

__all__ = ["Dataset", "Indicator", "Study", "Theme", "Value"]

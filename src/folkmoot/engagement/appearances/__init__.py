from folkmoot.engagement.appearances import budgets as budgets
from folkmoot.engagement.appearances import consultations as consultations

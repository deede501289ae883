from folkmoot.engagement.appearances import consultations as consultations
from folkmoot.engagement.appearances import budgets as budgets

from folkmoot.engagement.cards import budgets as budgets
from folkmoot.engagement.cards import consultations as consultations
from folkmoot.engagement.cards import events as events
from folkmoot.engagement.cards import opinions as opinions

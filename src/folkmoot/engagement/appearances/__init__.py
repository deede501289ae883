from folkmoot.engagement.appearances import budgets as budgets
from folkmoot.engagement.appearances import consultations as consultations
from folkmoot.engagement.appearances import events as events
from folkmoot.engagement.appearances import moderation as moderation
from folkmoot.engagement.appearances import opinions as opinions
from folkmoot.engagement.appearances import panels as panels
from folkmoot.engagement.appearances import proposals as proposals

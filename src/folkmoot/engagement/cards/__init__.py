from folkmoot.engagement.cards import consultations as consultations
from folkmoot.engagement.cards import events as events

from folkmoot.engagement.checks import consultations as consultations
from folkmoot.engagement.checks import events as events

from folkmoot.engagement.appearances import consultations as consultations
from folkmoot.engagement.appearances import events as events
from folkmoot.engagement.appearances import panels as panels

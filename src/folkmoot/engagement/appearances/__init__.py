from folkmoot.engagement.appearances import consultations as consultations

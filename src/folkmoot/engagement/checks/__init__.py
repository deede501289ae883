from folkmoot.engagement.checks import consultations as consultations

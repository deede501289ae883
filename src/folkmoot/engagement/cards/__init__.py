from folkmoot.engagement.cards import consultations as consultations

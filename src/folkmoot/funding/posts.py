"""Which roles do what in funding."""

from folkmoot.people.models.role import RoleKind

STAFF = (RoleKind.COMMISSIONER, RoleKind.OFFICER)
BIDDERS = (RoleKind.VCO_WORKER, RoleKind.PROVIDER)
CITIZENS = (RoleKind.CITIZEN_COMMISSIONER, RoleKind.YOUNG_COMMISSIONER)

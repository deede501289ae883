"""How anchors are chosen and kept in good order. Each number is this site's own choice, and pages say so."""

LEAST_NOMINATIONS = 3  # fewer groups than this are no mandate
SHORTEST_CHOICE_DAYS = 14  # so that a group that meets every other week can talk about it
MOST_ALLOCATIONS = 300  # under one agreement
FLAGGED_DAYS = 60  # before a check runs out (ledger AG-23)
LONGEST_CHECK_MONTHS = 24

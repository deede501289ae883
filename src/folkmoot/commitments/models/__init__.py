from folkmoot.commitments.models.concern import Concern
from folkmoot.commitments.models.finding import Attestation, Explanation, Finding
from folkmoot.commitments.models.rulebook import Rulebook, Section, Signatory, Undertaking

__all__ = [
    "Attestation", "Concern", "Explanation", "Finding", "Rulebook", "Section", "Signatory", "Undertaking",
]  # fmt: skip

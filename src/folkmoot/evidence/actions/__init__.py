from folkmoot.evidence.actions.add_study import add_study
from folkmoot.evidence.actions.import_evidence import import_evidence

__all__ = ["add_study", "import_evidence"]

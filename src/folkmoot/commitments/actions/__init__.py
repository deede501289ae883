from folkmoot.commitments.actions.adopt_rulebook import adopt_rulebook
from folkmoot.commitments.actions.attest import attest
from folkmoot.commitments.actions.concerns import raise_concern, resolve_concern, take_concern
from folkmoot.commitments.actions.explain import explain, write_explanation
from folkmoot.commitments.actions.load_rulebooks import load_rulebooks
from folkmoot.commitments.actions.sign_rulebook import sign_rulebook

__all__ = [
    "adopt_rulebook", "attest", "explain", "load_rulebooks", "raise_concern", "resolve_concern", "sign_rulebook",
    "take_concern", "write_explanation",
]  # fmt: skip

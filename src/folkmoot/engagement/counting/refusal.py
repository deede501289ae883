from collections.abc import Sequence


class CountRefused(ValueError):
    """Input that cannot be counted: each reason is a sentence, with its line where it came from a file."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)

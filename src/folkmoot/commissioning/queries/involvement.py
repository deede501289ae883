"""Who took part in each stage of the cycle, for the gate's report and the project's page (ledger EN-07)."""

from collections.abc import Iterable
from dataclasses import dataclass

from folkmoot.commissioning.models import Project
from folkmoot.commissioning.queries.written import Written
from folkmoot.commissioning.states import ASKED_BY, ORDER, Stage
from folkmoot.commitments.models import Explanation, Finding
from folkmoot.commitments.states import FindingState
from folkmoot.core.subjects import refer


@dataclass(frozen=True)
class StageRow:
    """One stage: who took part and how; or why nobody did; or neither, and then a reason is owed once it has begun."""

    stage: Stage
    took_part: list[Written]
    reason: str
    has_begun: bool

    @property
    def needs_reason(self) -> bool:
        return self.has_begun and not self.took_part and not self.reason


def by_stage(project: Project, noted: Iterable[Written], findings: Iterable[Finding]) -> list[StageRow]:
    """The four stages in order, from what was noted. One query more where a stage was explained by itself."""
    noted = [row for row in noted if row.kind == "involvement"]
    reasons = {row.state: row.detail for row in noted if not row.title}
    people = {stage: [row for row in noted if row.state == stage and row.title] for stage in ORDER[:-1]}
    bare = {ASKED_BY[stage]: stage for stage in ORDER[:-1] if not people[stage] and stage not in reasons}
    explained = [
        finding.undertaking_id
        for finding in findings
        if finding.state == FindingState.EXPLAINED
        and finding.undertaking.number in bare
        and finding.undertaking.rulebook_id == project.framework_id
    ]
    if explained:
        given = Explanation.objects.filter(subject=refer(project), undertaking__in=explained)
        for number, words in given.values_list("undertaking__number", "words"):
            reasons[bare[number]] = words
    # A project stopped at a gate owes no reasons any more; its stages show what was noted.
    place = ORDER.index(Stage(project.stage)) if project.stage != Stage.STOPPED else -1
    return [
        StageRow(stage, people[stage], "" if people[stage] else reasons.get(stage, ""), number <= place)
        for number, stage in enumerate(ORDER[:-1])
    ]

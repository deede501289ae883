from folkmoot.commissioning.actions.appraise import (
    add_option,
    agree_appraisal,
    cite_evidence,
    prefer_option,
    start_appraisal,
)  # fmt: skip
from folkmoot.commissioning.actions.assess import (
    add_group_impact,
    edit_assessment,
    mark_stale,
    revise_assessment,
    sign_assessment,
    write_assessment,
)  # fmt: skip
from folkmoot.commissioning.actions.assess_market import assess_market
from folkmoot.commissioning.actions.decide_gate import GateShut, decide_gate, go_back
from folkmoot.commissioning.actions.decide_report import correct_decision, decide_report
from folkmoot.commissioning.actions.edit_project import edit_project, explain_no_consultation, set_fairness
from folkmoot.commissioning.actions.intend import state_intention
from folkmoot.commissioning.actions.map_providers import map_provider, note_search, unmap_provider
from folkmoot.commissioning.actions.name_services import answer_double_role, name_service
from folkmoot.commissioning.actions.note_involvement import note_evidence, note_involvement
from folkmoot.commissioning.actions.open_project import open_project
from folkmoot.commissioning.actions.report import (
    answer_principle,
    answer_principles,
    draft_decision_report,
    edit_report,
    submit_report,
    take_report_back,
)  # fmt: skip
from folkmoot.commissioning.actions.review import NextNeed, add_lesson, note_feedback, write_review
from folkmoot.commissioning.actions.specify import (
    add_contribution,
    agree_specification,
    edit_specification,
    plan_measure,
    revise_specification,
    write_specification,
)  # fmt: skip

__all__ = [
    "GateShut", "NextNeed", "add_contribution", "add_group_impact", "add_lesson", "add_option", "agree_appraisal",
    "agree_specification", "answer_double_role", "answer_principle", "answer_principles", "assess_market", "map_provider", "note_search", "unmap_provider",
    "cite_evidence", "correct_decision", "decide_gate", "decide_report", "draft_decision_report", "edit_assessment",
    "edit_project", "edit_report", "edit_specification", "explain_no_consultation", "go_back", "mark_stale",
    "name_service", "note_evidence", "note_feedback", "note_involvement", "open_project", "plan_measure",
    "prefer_option", "revise_assessment", "revise_specification", "set_fairness", "sign_assessment",
    "start_appraisal", "state_intention", "submit_report", "take_report_back", "write_assessment", "write_review",
    "write_specification",
]  # fmt: skip

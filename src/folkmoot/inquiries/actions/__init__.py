from folkmoot.inquiries.actions.answer_recommendation import answer_recommendation
from folkmoot.inquiries.actions.open_inquiry import open_inquiry
from folkmoot.inquiries.actions.publish_report import Recommended, publish_report
from folkmoot.inquiries.actions.submit_evidence import submit_evidence

__all__ = ["Recommended", "answer_recommendation", "open_inquiry", "publish_report", "submit_evidence"]

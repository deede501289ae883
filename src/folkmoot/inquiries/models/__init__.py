from folkmoot.inquiries.models.inquiry import Inquiry, InquirySubmission, Recommendation

__all__ = ["Inquiry", "InquirySubmission", "Recommendation"]

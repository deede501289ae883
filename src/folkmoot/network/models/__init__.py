from folkmoot.network.models.case_study import HEADINGS, CaseStudy

__all__ = ["HEADINGS", "CaseStudy"]

from folkmoot.network.actions.publish_case_study import publish_case_study
from folkmoot.network.actions.write_case_study import change_case_study, write_case_study

__all__ = ["change_case_study", "publish_case_study", "write_case_study"]

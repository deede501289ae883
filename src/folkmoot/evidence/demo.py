"""Published figures about the real borough that the story lies in, and a study that its first project rests on."""

from folkmoot.core.demo import Demo, chapter
from folkmoot.core.intake import Opened
from folkmoot.evidence.actions import add_study, import_evidence
from folkmoot.evidence.models.study import EvidenceKind

# One borough's row of two official releases, typed under their own headings, so that the whole releases can be
# brought in later over these. English Indices of Deprivation 2025 (Ministry of Housing, Communities & Local
# Government) and Census 2021 (Office for National Statistics), both under the Open Government Licence v3.0.
DEPRIVATION = {
    "ltla24_code": "E09000029",
    "ltla24_name": "Sutton",
    "imd_average_score": "13.85",
    "imd_proportion_of_lso_as_in_most_deprived_10_percent_nationally": "0.0081",
    "income_average_score": "0.184",
    "income_scale": "38620",
    "employment_average_score": "0.104",
    "employment_scale": "13668.75",
    "education_skills_and_training_average_score": "12.038",
    "health_deprivation_and_disability_average_score": "-0.571",
    "crime_average_score": "-0.247",
    "barriers_to_housing_and_services_average_score": "16.718",
    "living_environment_average_score": "21.942",
}
PEOPLE = {
    "ltla21_code": "E09000029",
    "name": "Sutton",
    "total_population": "209641",
    "total_females": "108159",
    "total_males": "101482",
    "younger_females": "22378",
    "working_age_females": "69123",
    "older_females": "8991",
    "younger_males": "23907",
    "working_age_males": "64797",
    "older_males": "7978",
}


@chapter(days_ago=1190)
def published_figures(demo: Demo) -> None:
    for name, row in (("deprivation", DEPRIVATION), ("people", PEOPLE)):
        typed = f"{','.join(row)}\n{','.join(row.values())}\n"
        import_evidence(Opened(f"{name}.csv", typed.encode()), by=demo.people["admin"], now=demo.now)


@chapter(days_ago=1045)
def a_look_at_warm_places(demo: Demo) -> None:
    demo.things["study.cafes"] = add_study(
        title="What warm places do for people who are often alone",
        kind=EvidenceKind.EVALUATION,
        source="Wandle Vale Voluntary Action",
        method="Talks with 46 people in six free cafés, before and a year after they began to come.",
        published_date=demo.day(-60),
        summary="Thirty-one of the 46 said that they felt alone less often. Those who came twice a week or more gained "
        "most. What mattered was that the same faces were there each time, and that nobody had to buy anything.",
        area=demo.areas["borough"],
        by=demo.people["lead"],
        now=demo.now,
    )

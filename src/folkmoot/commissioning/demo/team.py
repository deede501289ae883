"""Around the projects: who has a hand in them, who could provide, and how the commissioning itself went."""

from folkmoot.commissioning import actions
from folkmoot.commissioning.demo.telling import ORDER, by, project_of
from folkmoot.commissioning.models import AskedGroup, CoreService, ProviderSector
from folkmoot.core.demo import Demo, chapter


@chapter(days_ago=1020, order=ORDER)
def who_has_a_hand_in_company(demo: Demo) -> None:
    """Whoever leads it ran the library corner too, and says so."""
    for service, post, person in (
        (CoreService.COMMISSIONER, "Commissioner for communities", "lead"),
        (CoreService.SERVICE_MANAGER, "Manager of the library corner", "lead"),
        (CoreService.PROCUREMENT, "Buying team", None),
        (CoreService.LEGAL, "Legal team shared with two boroughs", None),
        (CoreService.FINANCE, "Finance officer for communities", None),
    ):
        actions.name_service(
            project_of(demo, "company"), service=service, post=post, person=demo.people[person] if person else None,
            **by(demo, "lead"),
        )  # fmt: skip


@chapter(days_ago=1019, order=ORDER)
def the_lead_does_not_judge_alone(demo: Demo) -> None:
    actions.answer_double_role(
        project_of(demo, "company"), reviewer=demo.people["finance"], reviewer_post="Finance officer", **by(demo, "lead"),
        mitigation="The commissioner who ran the library corner scores no bid and does not write what the corner cost. Both "
        "are done by others, and the volunteers of the corner were told so.",
    )  # fmt: skip


@chapter(days_ago=950, order=ORDER)
def who_could_keep_company(demo: Demo) -> None:
    actions.assess_market(
        project_of(demo, "company"), assessed_date=demo.day(-2), **by(demo, "lead"),
        demand="About 200 adults in a week, by the forty mornings; more on wet days and in school holidays.",
        capability="Seven groups have a room and somebody to greet people. None could open on all five mornings alone; "
        "three could take one or two each, if they were paid ahead.",
        gaps="Nobody can open on Fridays, and nobody signs for deaf people.",
    )  # fmt: skip


@chapter(days_ago=300, order=ORDER)
def who_could_help_with_debt(demo: Demo) -> None:
    project = project_of(demo, "debt")
    actions.name_service(
        project, service=CoreService.COMMISSIONER, post="Commissioner for households", person=demo.people["lead"],
        **by(demo, "lead"),
    )  # fmt: skip
    actions.name_service(
        project, service=CoreService.RESEARCH, post="Research and performance team", **by(demo, "lead")
    )
    actions.assess_market(
        project, assessed_date=demo.day(-1), **by(demo, "lead"),
        demand="About 180 households in a year come too late today, by the appointment book.",
        capability="Two organisations are authorised to give debt advice here. Four more groups have the trust of people "
        "by the river and could offer a room.",
        gaps="No adviser works in the evening, and none speaks the languages most spoken by the river.",
    )  # fmt: skip


@chapter(days_ago=299, order=ORDER)
def who_is_on_the_map_for_debt(demo: Demo) -> None:
    """Six of the seven sectors were looked through; the page says which was not."""
    project = project_of(demo, "debt")
    for sector, places in (
        (ProviderSector.IN_HOUSE, "The council’s own welfare team was asked; it gives no debt advice."),
        (ProviderSector.NHS, "The partnership’s list of social prescribing."),
        (ProviderSector.OTHER_PUBLIC, "The register of advisers of the money and pensions service."),
        (ProviderSector.PRIVATE, "The directory here, by the word debt."),
        (ProviderSector.VOLUNTARY, "The directory here, and Wandle Vale Voluntary Action’s own list."),
        (ProviderSector.MUTUAL, "The register of mutual societies: no credit union works by the river."),
    ):
        actions.note_search(project, sector=sector, places=places, searched_date=demo.today, **by(demo, "lead"))
    for body, services, locality in (
        ("advice", "Advice on debt by authorised advisers", "The whole borough"),
        ("riverside", "A room by the river, and somebody who knows the neighbours", "Riverside"),
        ("kettle", "A table at its mornings", "Riverside and Northfield"),
    ):
        actions.map_provider(
            project, organisation=demo.bodies[body], sector=ProviderSector.VOLUNTARY, services=services,
            locality=locality, **by(demo, "lead"),
        )  # fmt: skip


@chapter(days_ago=43, order=ORDER)
def how_the_commissioning_of_company_went(demo: Demo) -> None:
    for group, who, said, answer in (
        (
            AskedGroup.USERS, "Nineteen people at three tables",
            "We were asked twice, and the second time we could see what the first had changed. The words on the posters "
            "were still the council's.",
            "The next posters are written by those who come.",
        ),
        (
            AskedGroup.PROVIDERS, "Six groups that bid or thought of it, by telephone",
            "Payment ahead made it possible. Ten days to ask questions were too few for groups that meet once a month.",
            "Questions are taken for five weeks from now on.",
        ),
    ):  # fmt: skip
        actions.note_feedback(
            project_of(demo, "company"), group=group, who=who, said=said, answer=answer, **by(demo, "lead")
        )

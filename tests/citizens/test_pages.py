"""The pages of the citizens' scheme."""

from datetime import date, timedelta

import pytest

from folkmoot.citizens.actions import choose_task
from folkmoot.citizens.models import Assignment, CitizenTask, Completion, Course, Membership
from folkmoot.citizens.states import MembershipState, TaskState
from folkmoot.people.actions import give_consent
from tests.citizens import made

DAY = timedelta(days=1)


def csv_lines(page):
    return b"".join(page.response.streaming_content).decode().splitlines()


def test_it_works(cast, now, site):
    made.core_course(cast, now)
    page = site.get("/citizens/", most=12)
    assert "Nobody is ever assigned" in page.text and "Finding out what people need." in page.text


def test_figures_are_counted_and_small_ones_hidden(cast, now, site):
    course = made.core_course(cast, now)
    made.trained(cast, cast.citizen, now, course=course)
    assert "few citizen commissioners" in site.get("/citizens/").text
    for person in (cast.resident, cast.neighbour, cast.small, cast.adviser):
        person.birth_date = date(1970, 1, 1)
        person.save()
        made.trained(cast, person, now, course=course)
    assert "5 citizen commissioners 5 have completed the core course" in site.get("/citizens/").text
    made.member(cast, cast.vco, now, born=date(1970, 1, 1))  # one who is not trained would give themself away
    assert "6 citizen commissioners few have completed" in site.get("/citizens/").text


def test_somebody_joins(cast, now, site):
    site.refuses("/citizens/join/", cast.stranger)
    typed = {"operator": cast.bodies.cvs.pk, "birth_date": "1980-02-03", "wants": "To learn"}
    page = site.post("/citizens/join/", typed, by=cast.resident, follow=True)
    assert "will be in touch to meet you" in page.text
    assert Membership.objects.get(person=cast.resident).state == MembershipState.APPLIED
    site.get("/citizens/join/", by=cast.resident, status=302)


@pytest.mark.parametrize(
    ("typed", "words"),
    [("2014-11-05", "from your 12th birthday"), ("", "Enter date of birth"), ("2030-01-01", "Give your date of birth"),
     ("1980-02-31", "must be a real date")],
)  # fmt: skip
def test_bad_dates_of_birth(cast, now, site, typed, words):
    page = site.post(
        "/citizens/join/", {"operator": cast.bodies.cvs.pk, "birth_date": typed}, by=cast.resident, status=200
    )
    assert words in page.text and page.all("title")[0].text.startswith("Error:")
    assert not Membership.objects.exists()


def test_the_scheme_page_is_for_those_who_run_it(cast, now, site):
    site.refuses("/citizens/scheme/", cast.stranger, cast.rival, cast.lead, cast.citizen, cast.young)
    site.refuses("/citizens/scheme/course/", cast.stranger, cast.rival, cast.citizen, cast.young)
    core = {"title": "Core", "hours": "3", "is_core": "on", "open_to": ["officers"], **made.STAGES}
    site.post("/citizens/scheme/course/", core, by=cast.lead, status=403)  # an officer offers no core course
    made.member(cast, cast.young, now)
    page = site.get("/citizens/scheme/", by=cast.scheme, most=12)
    assert cast.young.name in page.text and "given" in page.text


def test_the_volunteer_centre_admits_notes_consent_and_confirms_a_course(cast, now, site):
    site.post("/citizens/join/", {"operator": cast.bodies.cvs.pk, "birth_date": "2012-02-03"}, by=cast.resident)
    member = Membership.objects.get()
    for step in ("consent", "completed"):
        site.refuses(f"/citizens/member/{member.pk}/{step}/", cast.stranger, cast.rival, cast.resident)
    site.refuses(f"/citizens/member/{member.pk}/admit/", cast.stranger, cast.rival, cast.resident, method="post")
    page = site.post(f"/citizens/member/{member.pk}/admit/", by=cast.scheme, follow=True)
    assert "needed" in page.text
    page = site.post(f"/citizens/member/{member.pk}/admit/", by=cast.scheme, follow=True)
    assert "cannot become" in page.text
    consent = {"guardian_name": "A Guardian", "guardian_email": "nonsense", "responsible_adult": cast.scheme.pk}
    page = site.post(f"/citizens/member/{member.pk}/consent/", consent, by=cast.scheme, status=200)
    assert "email address in the correct format" in page.text
    consent["guardian_email"] = "g@example.org"
    site.post(f"/citizens/member/{member.pk}/consent/", consent, by=cast.scheme)
    course = {"title": "Core", "hours": "12", "is_core": "on", "open_to": ["citizens"], **made.STAGES}
    page = site.post("/citizens/scheme/course/", {**course, "review": ""}, by=cast.scheme, status=200)
    assert "teaches all four stages" in page.text
    site.post("/citizens/scheme/course/", course, by=cast.scheme)
    done = {"course": Course.objects.get().pk, "completed_date": "2026-11-05"}
    page = site.post(f"/citizens/member/{member.pk}/completed/", done, by=cast.scheme, status=200)
    assert "has not come" in page.text
    site.post(f"/citizens/member/{member.pk}/completed/", {**done, "completed_date": "2026-11-04"}, by=cast.scheme)
    assert Completion.objects.get().person == cast.resident


def test_tasks_are_listed_filtered_and_downloaded(cast, now, site):
    assert "No task is open just now" in site.get("/citizens/tasks/").text
    project = made.project(cast, now)
    made.task(cast, now, on=project)
    most = site.get("/citizens/tasks/", most=12).queries
    made.task(cast, now, on=project, kind="survey", title="Ask your neighbours")
    assert site.get("/citizens/tasks/", most=12).queries == most
    page = site.get("/citizens/tasks/?kind=survey")
    assert "Ask your neighbours" in page.text and "mornings must offer" not in page.text
    assert "No task fits" in site.get("/citizens/tasks/?state=done").text
    lines = csv_lines(site.get("/citizens/tasks/?kind=survey&format=csv"))
    assert len(lines) == 2 and "Ask your neighbours" in lines[1]
    site.get("/citizens/tasks/?kind=nonsense&page=77")


def test_an_officer_opens_a_task(cast, now, site):
    project = made.project(cast, now)
    url = f"/citizens/project/{project.pk}/open-task/"
    site.refuses(url, cast.stranger, cast.rival, cast.citizen, cast.nhs)
    typed = {"kind": "survey", "title": "T", "what": "W", "influence": "", "limits": "L", "hours": "2", "places": "1",
             "level": "involve", "who_decides": "D", "when": "May", "access": "A", "reward": "voucher"}  # fmt: skip
    page = site.post(url, typed, by=cast.lead, status=200)
    assert "What can they influence?" in page.text and not CitizenTask.objects.exists()
    page = site.post(url, {**typed, "influence": "The questions", "hours": "-3"}, by=cast.lead, status=200)
    assert "must be 1 or more" in page.text
    page = site.post(url, {**typed, "influence": "The questions"}, by=cast.lead, follow=True)
    assert "The questions" in page.text and "visible in the choices we put forward" in page.text
    assert "This is pay, not an expense." in page.text


def test_a_citizen_chooses_does_and_is_told_what_changed(cast, now, site):
    task = made.task(cast, now)
    url = task.get_absolute_url()
    assert not site.get(url, most=20).all("form", action=f"/citizens/task/{task.pk}/choose/")
    site.refuses(f"/citizens/task/{task.pk}/choose/", cast.stranger, cast.resident, cast.lead, method="post")
    made.member(cast, cast.citizen, now)
    assert site.get(url, by=cast.citizen, most=20).all("form", action=f"/citizens/task/{task.pk}/choose/")
    page = site.post(f"/citizens/task/{task.pk}/choose/", by=cast.citizen, follow=True)
    assert "The task is yours" in page.text
    chosen = Assignment.objects.get()
    base = f"/citizens/task/chosen/{chosen.pk}/"
    site.refuses(f"{base}finish/", cast.stranger, cast.lead, cast.rival)
    page = site.post(f"{base}finish/", {"hours_given": "lots", "did": ""}, by=cast.citizen, status=200)
    assert "must be a number" in page.text
    page = site.post(f"{base}finish/", {"hours_given": "3.5", "did": "Three questions."}, by=cast.citizen, follow=True)
    assert "You will be told here." in page.text
    site.refuses(f"{base}answer/", cast.stranger, cast.citizen, cast.rival)
    assert "Maureen" in site.get(url, by=cast.lead, most=20).text
    site.post(f"{base}answer/", {"changed": "All three are asked."}, by=cast.lead)
    page = site.get("/citizens/mine/", by=cast.citizen, most=20)
    assert "All three are asked." in page.text and "3.5" in page.text


@pytest.mark.ledger("PO-11", "LA-09")
def test_a_volunteer_downloads_hours_projects_and_skills(cast, now, site):
    made.trained(cast, cast.citizen, now)
    task = made.task(cast, now)
    choose_task(task, by=cast.citizen, now=now)
    base = f"/citizens/task/chosen/{Assignment.objects.get().pk}/"
    site.post(f"{base}finish/", {"hours_given": "3.5", "did": "Three questions."}, by=cast.citizen)
    site.post(f"{base}answer/", {"changed": "All three are asked."}, by=cast.lead)
    site.refuses("/citizens/mine/", cast.stranger)
    lines = csv_lines(site.get("/citizens/mine/?format=csv", by=cast.citizen))
    assert "Commissioning for citizens" in lines[1] and ",12," in lines[1]
    assert "volunteer centre worker, Wandle Vale Voluntary Action" in lines[1]
    for words in (
        "2026-11-04",
        "citizen commissioner",
        "Morning company",
        "writing a specification",
        "3.5",
        "Wandle Vale Council",
    ):
        assert words in lines[2]
    assert len(csv_lines(site.get("/citizens/mine/?format=csv", by=cast.neighbour))) == 1


def test_nobody_learns_who_is_doing_a_task_but_those_in_it(cast, now, site):
    task = made.task(cast, now)
    made.safe(cast, task, now)
    for person in (cast.citizen, cast.young):
        made.member(cast, person, now)
        choose_task(task, by=person, now=now)
    url = task.get_absolute_url()
    for person in (cast.stranger, cast.resident, cast.rival):
        page = site.get(url, by=person)
        assert "Kofi" not in page.text and "Maureen" not in page.text
    page = site.get(url, by=cast.citizen)
    assert "Kofi" in page.text and "Adu" not in page.text
    for address in ("/citizens/", "/citizens/tasks/?state=all", "/search/?q=Kofi", "/search/?q=Maureen"):
        page = site.get(address)
        assert "Adu" not in page.text and "Doyle" not in page.text


def test_an_under_18_is_told_to_wait_for_consent(cast, now, site):
    task = made.task(cast, now)
    made.member(cast, cast.resident, now, born=date(2012, 1, 1))
    assert "parent or guardian must agree" in site.get("/citizens/mine/", by=cast.resident).text
    page = site.post(f"/citizens/task/{task.pk}/choose/", by=cast.resident, follow=True)
    assert "guardian must agree" in page.text and not Assignment.objects.exists()
    give_consent(
        cast.resident,
        guardian_name="G",
        guardian_email="g@example.org",
        responsible_adult=cast.scheme,
        by=cast.scheme,
        now=now,
    )
    made.safe(cast, task, now)
    site.post(f"/citizens/task/{task.pk}/choose/", by=cast.resident)
    assert Assignment.objects.exists()


def test_leaving(cast, now, site):
    member = made.member(cast, cast.citizen, now)
    site.refuses(f"/citizens/member/{member.pk}/leave/", cast.stranger, cast.scheme, cast.rival)
    page = site.post(f"/citizens/member/{member.pk}/leave/", by=cast.citizen, follow=True)
    assert "Your record stays yours" in page.text and "not in the scheme now" in page.text


def test_closing_a_task(cast, now, site):
    task = made.task(cast, now)
    site.refuses(f"/citizens/task/{task.pk}/stop/", cast.stranger, cast.rival, cast.citizen)
    page = site.post(f"/citizens/task/{task.pk}/stop/", {"reasons": ""}, by=cast.lead, status=200)
    assert "Answer “Why are no more people needed?”" in page.text
    page = site.post(f"/citizens/task/{task.pk}/stop/", {"reasons": "The plan changed."}, by=cast.lead, follow=True)
    assert "The plan changed." in page.text
    task.refresh_from_db()
    assert task.state == TaskState.CANCELLED

"""Forms: their words, their parts, and error links that find their field."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template

from folkmoot.design.errors import mistakes_in
from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.design.samples import SampleForm

GOOD = {
    "name": "Robin",
    "words": "Leeks",
    "bed": "wall",
    "kept": "no",
    "tools": ["hoe"],
    "starts_day": "2",
    "starts_month": "March",
    "starts_year": "2027",
    "cost": "£1,250.50",
    "share": "10",
    "agree": "on",
}


class Day(forms.Form):
    day = DateField(label="First day")


def words_of(form: forms.BaseForm) -> list[str]:
    return [mistake.text for mistake in mistakes_in(form)]


def test_it_works():
    form = SampleForm(GOOD)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["starts"] == date(2027, 3, 2)
    assert form.cleaned_data["cost"] == Decimal("1250.50")


def test_each_missing_answer_is_named():
    assert words_of(SampleForm({})) == [
        "Enter your name",
        "Answer “What would you like to grow?”",
        "Select a bed",
        "Choose an answer to “Have you had a bed before?”",
        "Select the tools you need",
        "Enter first day",
        "Enter cost of seeds",
        "Enter share for neighbours",
        "Tick the box: I will share the water butt",
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": "x" * 41}, "Your name must be 40 characters or fewer"),
        ({"words": "x" * 301}, "Your answer to “What would you like to grow?” must be 300 characters or fewer"),
        ({"bed": "moon"}, "Select one of the choices for “Bed”"),
        ({"tools": ["axe"]}, "Select one of the choices for “Tools”"),
        ({"cost": "lots"}, "Enter an amount of money, like 1,250 or 1,250.50"),
        ({"cost": "-5"}, "Cost of seeds must be 0 or more"),
        ({"cost": "1.999"}, "Enter pounds and pence, with no more than 2 figures for the pence"),
        ({"cost": "9" * 13}, "The amount is too large"),
        ({"share": "some"}, "Share for neighbours must be a number, like 30"),
        ({"share": "101"}, "Share for neighbours must be 100 or less"),
        ({"email": "nowhere"}, "Enter an email address in the correct format, like name@example.org"),
    ],
)
def test_a_wrong_answer_says_how_to_mend_it(wrong, said):
    assert words_of(SampleForm({**GOOD, **wrong})) == [said]


def test_a_form_may_write_its_own_sentence():
    class Own(forms.Form):
        name = forms.CharField(error_messages={"required": "Say who you are"})

    assert words_of(Own({})) == ["Say who you are"]


@pytest.mark.parametrize(
    ("day", "month", "year", "part", "said"),
    [
        ("", "3", "2027", "day", "First day must include a day"),
        ("2", "", "", "month", "First day must include a month and year"),
        ("30", "2", "2027", "day", "First day must be a real date"),
        ("2", "13", "2027", "month", "First day must be a real date"),
        ("2", "Marsh", "2027", "month", "First day must be a real date"),
        ("2", "3", "27", "year", "The year must have four figures, like 2026"),
        ("x", "3", "2027", "day", "First day must be a real date"),
    ],
)
def test_a_wrong_date_says_which_part(day, month, year, part, said):
    form = Day({"day_day": day, "day_month": month, "day_year": year})
    if month == "Marsh":  # its first three letters are a month's
        assert form.is_valid()
        return
    (mistake,) = mistakes_in(form)
    assert (mistake.text, mistake.target) == (said, f"id_day_{part}")
    assert f'id="id_day_{part}"' in str(form["day"])
    assert str(form["day"]).count("govuk-input--error") == {"First day must include a month and year": 2}.get(said, 1)


def test_a_whole_day_may_be_sent_under_its_own_name():
    form = Day({"day": "2027-03-02"})
    assert form.is_valid()
    assert form.cleaned_data["day"] == date(2027, 3, 2)


def test_a_day_already_known_fills_the_boxes():
    shown = str(Day(initial={"day": date(2027, 3, 2)})["day"])
    assert 'value="2"' in shown
    assert 'value="3"' in shown
    assert 'value="2027"' in shown


def test_an_unchanged_day_is_unchanged():
    assert not Day({"day": "2027-03-02"}, initial={"day": date(2027, 3, 2)}).has_changed()
    assert Day({"day": "2027-03-03"}, initial={"day": date(2027, 3, 2)}).has_changed()
    assert Day({"day_day": "x"}, initial={"day": date(2027, 3, 2)}).has_changed()


def test_a_new_line_counts_once():
    class Note(forms.Form):
        words = LongTextField(max_length=3)

    form = Note({"words": "a\r\nb"})
    assert form.is_valid()
    assert form.cleaned_data["words"] == "a\nb"


def test_an_optional_amount_may_be_left_out():
    class Cost(forms.Form):
        cost = MoneyField(required=False)

    form = Cost({"cost": " "})
    assert form.is_valid()
    assert form.cleaned_data["cost"] is None
    assert "£" in str(form)


def test_the_summary_is_shown_once():
    page = "{% load design %}{% page_errors %}{{ form }}"
    shown = Template(page).render(Context({"form": SampleForm({})}))
    assert shown.count("There is a problem") == 1


def test_an_error_of_the_whole_form_leads_to_its_first_field():
    class Whole(forms.Form):
        one = forms.CharField(required=False)

        def clean(self):
            raise forms.ValidationError("Nobody may dig on a Sunday")

    (mistake,) = mistakes_in(Whole({}))
    assert (mistake.text, mistake.target) == ("Nobody may dig on a Sunday", "id_one")


def test_a_question_may_be_the_page_heading():
    class One(forms.Form):
        look = {"name": {"heading": True}}
        name = forms.CharField(label="What is your name?")

    assert '<h1 class="govuk-label-wrapper"><label' in str(One())


def test_many_forms_share_one_summary():
    Days = forms.formset_factory(Day, extra=0, min_num=2, validate_min=True)
    days = Days({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0"})
    shown = Template("{% load design %}{% page_errors %}{{ formset }}").render(Context({"formset": days}))
    assert shown.count("There is a problem") == 1
    assert 'href="#id_form-1-day_day"' in shown
    assert 'id="id_form-1-day_day"' in shown

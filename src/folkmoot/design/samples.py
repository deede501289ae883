"""Neutral content for the pattern page: a garden club, so that nobody mistakes it for the real thing."""

from datetime import UTC, date, datetime

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest

from folkmoot.design.charts import (
    Bar,
    DotRow,
    Given,
    Point,
    Series,
    Tile,
    area_map,
    bar_chart,
    dot_chart,
    line_chart,
    tile_map,
)
from folkmoot.design.forms import DateField, LongTextField, MoneyField
from folkmoot.design.thread import Knot, State

LABELS = ("Seed", "Bed", "Plan", "Planting", "Promise", "Watering", "Harvest", "Learning")
BEDS = (("north", "North bed"), ("south", "South bed"), ("wall", "By the wall"))


class SampleForm(forms.Form):
    look = {
        "name": {"noun": "your name", "width": 20},
        "share": {"width": 3, "suffix": "%"},
        "bed": {"noun": "a bed", "item_hints": {"wall": "Warm, but dry in June"}},
        "kept": {"inline": True},
        "tools": {"noun": "the tools you need"},
    }

    name = forms.CharField(label="Your name", max_length=40)
    words = LongTextField(label="What would you like to grow?", max_length=300, help_text="Say it in your own words.")
    bed = forms.ChoiceField(label="Bed", choices=BEDS, widget=forms.RadioSelect)
    kept = forms.ChoiceField(
        label="Have you had a bed before?", choices=(("yes", "Yes"), ("no", "No")), widget=forms.RadioSelect
    )
    tools = forms.MultipleChoiceField(
        label="Tools",
        choices=(("spade", "Spade"), ("fork", "Fork"), ("hoe", "Hoe")),
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick all that you need.",
    )
    size = forms.ChoiceField(label="Size", choices=(("", ""), ("s", "Small"), ("l", "Large")), required=False)
    starts = DateField(label="First day", help_text="For example, 27 3 2027")
    cost = MoneyField(label="Cost of seeds", help_text="To the nearest pound, if you do not know exactly.")
    share = forms.IntegerField(label="Share for neighbours", min_value=0, max_value=100)
    email = forms.EmailField(label="Email address", required=False)
    drawing = forms.FileField(label="Drawing of the bed", required=False)
    agree = forms.BooleanField(label="I will share the water butt")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


class FilterForm(forms.Form):
    q = forms.CharField(label="Words", required=False)
    bed = forms.ChoiceField(label="Bed", choices=(("", "Any"), *BEDS), required=False)

    look = {"q": {"no_optional": True}, "bed": {"no_optional": True}}


def knots(here: int = 4, url: str = "#main") -> list[Knot]:
    items = {
        0: [("Something to eat in winter", url), ("A place to sit", url)],
        1: [("Four beds by the wall", url)],
        2: [("Leeks, kale and garlic", url)],
        3: [("The spring planting", url), ("The plum tree", url)],
        4: [("A rota for nine households", url)],
    }
    state: dict[bool, State] = {True: "past", False: "ahead"}
    return [
        Knot(
            label,
            items.get(i, []) if i <= here else [],
            "here" if i == here else state[i < here],
            url if i <= here else "",
        )
        for i, label in enumerate(LABELS)
    ]


def page(request: HttpRequest) -> dict[str, object]:
    return {
        "knots": knots(),
        "rows": [("Bed", "North"), ("Kept by", "Nine households"), ("Water", ""), ("Since", "March 2026")],
        "tasks": [
            {"title": "Dig the bed", "url": "#main", "hint": "Two spades deep", "status": "Kept", "state": "kept"},
            {"title": "Order seed", "url": "#main", "status": "Due by 1 March", "state": "due"},
            {"title": "Net the fruit", "url": "#main", "status": "Broken", "state": "broken"},
            {"title": "Tell the neighbours", "url": "#main", "status": "Explained", "state": "explained"},
            {"title": "Heat the glasshouse", "status": "Not applicable", "state": "not_applicable"},
        ],
        "columns": ["Crop", "Bed", ("Weight", "number")],
        "crops": [
            [{"text": "Leeks", "url": "#main"}, "North", "12.5 kg"],
            [{"text": "Kale", "url": "#main"}, "By the wall", "8 kg"],
            [{"text": "Garlic", "url": "#main"}, "South", "140 kg"],
        ],
        "page_obj": Paginator(range(260), 25).get_page(request.GET.get("page")),
        "filters": FilterForm(request.GET or None),
        "entries": [
            {"title": "The first leeks were lifted", "at": datetime(2026, 11, 20, 15, 5, tzinfo=UTC), "by": "the rota"},
            {"title": "The bed was dug", "at": date(2026, 3, 2), "text": "Two spades deep.\n\nThe soil is heavy."},
        ],
        "today": date(2026, 11, 21),
        "now": datetime(2026, 11, 21, 12, 0, tzinfo=UTC),
        "phase": {"tag": "Pattern page", "text": "Made-up content, to see every part of the look at once."},
        "navigation": [
            {"text": "Beds", "url": "#main", "current": True},
            {"text": "Crops", "url": "#main"},
            {"text": "Rotas", "url": "#main"},
            {"text": "Seed swap", "url": "#main"},
        ],
        "account": [{"text": "My plot", "url": "#main"}, {"text": "Sign out", "url": "/design/", "post": True}],
        "footer": [{"text": "How this works", "url": "#main"}, {"text": "Accessibility", "url": "#main"}],
        **_figures(),
    }


def case() -> dict[str, object]:
    shared = ("navigation", "account", "footer", "tasks", "entries", "rows", "today")
    everything = page(HttpRequest())
    return {"knots": knots(), **{name: everything[name] for name in shared}}


def _figures() -> dict[str, object]:
    years = ["2022", "2023", "2024", "2025", "2026"]
    return {
        "bars": bar_chart(
            "Weight lifted from each bed",
            [
                Bar("North bed", 140, "#main"),
                Bar("South bed", 96),
                Bar("By the wall", 31),
                Bar("Frames", None, note="fewer than 5"),
            ],
            unit="kg",
            source="The garden book, 2026",
        ),
        "lines": line_chart(
            "Weight per household over five years",
            [
                Series("North bed", [Point(y, v) for y, v in zip(years, (8, 11, 10, 14, 17), strict=True)]),
                Series("South bed", [Point(y, v) for y, v in zip(years, (6, 7, None, 9, 12), strict=True)]),
            ],
            unit="kg",
            target=15,
            breaks=[("2023", "the scales were replaced")],
            source="The garden book",
        ),
        "dots": dot_chart(
            "What each judge gave the marrows",
            [
                DotRow("Size", [Given(4, "Ann"), Given(4, "Bea"), Given(1, "Cy", alone=True)], settled=3.5),
                DotRow("Shine", [Given(2, "Ann"), Given(3, "Bea"), Given(3, "Cy")]),
            ],
            source="The show, 2026",
        ),
        "tiles": tile_map("Trees in each square", _tiles(), source="A walk round"),
        "areas": area_map("Yield by patch", *_patches(), unit="kg", source="The garden book"),
    }


def _tiles() -> list[Tile]:
    squares = [(x, y) for y in range(3) for x in range(5) if (x, y) not in {(0, 0), (4, 2)}]
    return [
        Tile(f"S{i}", f"S{i}", f"Square {i}", x, y, None if i == 7 else i * i % 23, "#main")
        for i, (x, y) in enumerate(squares, 1)
    ]


def _patches() -> tuple[list[dict], dict[str, float | None]]:
    corners = {"P1": (0, 0), "P2": (1, 0), "P3": (2, 0), "P4": (0, 1), "P5": (1, 1), "P6": (2, 1)}
    features = [
        {
            "type": "Feature",
            "properties": {"code": code},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[_at(x, y), _at(x + 1, y), _at(x + 1, y + 1), _at(x, y + 1), _at(x, y)]],
            },
        }
        for code, (x, y) in corners.items()
    ]
    return features, {"P1": 4, "P2": 9, "P3": None, "P4": 16, "P5": 25, "P6": 30}


def _at(x: int, y: int) -> tuple[float, float]:
    wave = 0.0012 if (x + y) % 2 else -0.0008
    return (-0.2 + x * 0.01 + wave, 51.36 + y * 0.005 - wave)

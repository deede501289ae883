import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("commissioning", "0001_initial"),
        ("people", "0001_initial"),
        ("people", "__first__"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consultation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("summary", models.TextField(verbose_name="what it is about")),
                ("why", models.TextField(verbose_name="why your view matters")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("inform", "inform"),
                            ("consult", "consult"),
                            ("involve", "involve"),
                            ("collaborate", "collaborate"),
                            ("empower", "empower"),
                        ],
                        max_length=12,
                        verbose_name="how much say people have",
                    ),
                ),
                ("promise", models.TextField(verbose_name="what you promise to do with the answers")),
                ("can_change", models.TextField(verbose_name="what can still change")),
                ("cannot_change", models.TextField(verbose_name="what cannot change, and why")),
                ("options", models.TextField(verbose_name="the options, with what each costs and means")),
                ("who_decides", models.CharField(max_length=160, verbose_name="who decides")),
                ("is_formal", models.BooleanField(default=True, verbose_name="formal written consultation")),
                ("contact", models.CharField(max_length=160, verbose_name="whom to ask (a post, not a name)")),
                ("noticed_at", models.DateTimeField(blank=True, null=True)),
                ("no_notice_reason", models.TextField(blank=True, verbose_name="why there was no early notice")),
                ("opens_date", models.DateField(verbose_name="opens on")),
                ("closes_date", models.DateField(verbose_name="last day to answer")),
                (
                    "short_reason",
                    models.TextField(blank=True, verbose_name="why it is shorter than 12 weeks, or informal"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being prepared"),
                            ("noticed", "announced"),
                            ("open", "open"),
                            ("closed", "closed, being read"),
                            ("complete", "answered"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("completed_at", models.DateTimeField(blank=True, null=True)),
                ("promise_answer", models.TextField(blank=True, verbose_name="how you kept your promise, or why not")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="commissioning.project",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_date__gt", models.F("opens_date"))),
                        name="a_consultation_closes_after_it_opens",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("speaker", models.CharField(max_length=24)),
                ("fields", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="engagement.consultation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("consultation", "person", "speaker"), name="one_draft_of_an_answer")
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessFormat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="format")),
                ("link", models.URLField(blank=True)),
                ("ready_by_date", models.DateField(blank=True, null=True)),
                ("none_because", models.CharField(blank=True, max_length=200)),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="formats",
                        to="engagement.consultation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=300, verbose_name="question")),
                (
                    "kind",
                    models.CharField(
                        choices=[("text", "in their own words"), ("choice", "one choice")],
                        max_length=8,
                        verbose_name="answered",
                    ),
                ),
                ("choices", models.JSONField(blank=True, default=list)),
                ("is_required", models.BooleanField(default=False)),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="engagement.consultation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("consultation", "position"), name="one_question_at_a_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("represents", models.TextField(blank=True, verbose_name="whom you speak for")),
                (
                    "gathered_how",
                    models.TextField(blank=True, verbose_name="in what capacity, and how you gathered their views"),
                ),
                ("basis", models.TextField(blank=True, verbose_name="on what basis you speak for them")),
                ("groups_asked", models.JSONField(blank=True, default=list, verbose_name="which groups you asked")),
                ("captured_by", models.CharField(blank=True, max_length=160, verbose_name="taken down by (post)")),
                ("receipt", models.CharField(max_length=20, unique=True)),
                ("received_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="engagement.consultation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultation_responses",
                        to="people.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation__isnull", True),
                            models.Q(
                                ("represents", ""), ("gathered_how", ""), ("basis", ""), _connector="OR", _negated=True
                            ),
                            _connector="OR",
                        ),
                        name="an_organisation_says_whom_it_represents",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("captured_by", ""), ("organisation__isnull", True)),
                        fields=("consultation", "person"),
                        name="one_response_each",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("organisation__isnull", False)),
                        fields=("consultation", "organisation"),
                        name="one_response_of_an_organisation",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="engagement.question"
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="engagement.response"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("response", "question"), name="one_answer_to_a_question")
                ],
            },
        ),
        migrations.CreateModel(
            name="ResponseTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("response", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="engagement.response")),
            ],
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="what people said, in a few words")),
                ("you_said", models.TextField(verbose_name="you said")),
                ("acted", models.BooleanField(blank=True, null=True, verbose_name="acted on")),
                ("we_did", models.TextField(blank=True, verbose_name="we did, or will do")),
                ("because", models.TextField(blank=True, verbose_name="because")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="themes", to="engagement.consultation"
                    ),
                ),
                (
                    "responses",
                    models.ManyToManyField(
                        related_name="themes", through="engagement.ResponseTheme", to="engagement.response"
                    ),
                ),
                (
                    "specification",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="themes_answered",
                        to="commissioning.specification",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("acted__isnull", True),
                            ("acted", True),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="not_acted_on_says_because",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="responsetheme",
            name="theme",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="engagement.theme"),
        ),
        migrations.AddIndex(
            model_name="consultation",
            index=models.Index(fields=["state", "closes_date"], name="engagement__state_6cd16b_idx"),
        ),
        migrations.AddConstraint(
            model_name="responsetheme",
            constraint=models.UniqueConstraint(fields=("response", "theme"), name="a_theme_once_in_a_response"),
        ),
    ]

import django.db.models.deletion
import django.utils.timezone
import folkmoot.core.schema
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('commitments', '0001_initial'),
        ('evidence', '0001_initial'),
        ('needs', '0001_initial'),
        ('people', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        folkmoot.core.schema.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Champion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='champions', to='commissioning.commissioningprogramme')),
                        ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('start_date', models.DateField(verbose_name='from')),
                        ('end_date', models.DateField(blank=True, null=True, verbose_name='until')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('end_date', None)), fields=('programme',), name='one_champion_of_a_programme'), models.CheckConstraint(condition=models.Q(('end_date', None), ('end_date__gte', models.F('start_date')), _connector='OR'), name='a_champion_ends_after_they_start')],
                    },
                ),
                migrations.CreateModel(
                    name='Citation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('option', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='commissioning.option')),
                        ('study', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evidence.study')),
                        ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evidence.indicator')),
                        ('says', models.CharField(max_length=300, verbose_name='what it says about this option')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('study__isnull', False), ('indicator__isnull', False), _connector='OR'), name='a_citation_cites_something')],
                    },
                ),
                migrations.CreateModel(
                    name='CommissioningProgramme',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commissioning_programmes', to='people.organisation')),
                        ('title', models.CharField(max_length=160, verbose_name='name')),
                        ('aim', models.TextField(verbose_name='what it is for')),
                        ('opened_at', models.DateTimeField()),
                        ('ended_date', models.DateField(blank=True, null=True)),
                        ('projects', models.ManyToManyField(related_name='programmes', to='commissioning.project')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('body', 'title'), name='one_programme_of_a_name')],
                    },
                ),
                migrations.CreateModel(
                    name='Contribution',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('specification', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contributions', to='commissioning.specification')),
                        ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='contributions', to=settings.AUTH_USER_MODEL)),
                        ('contributor', models.CharField(max_length=160, verbose_name='who, as they wish to be named')),
                        ('is_resident', models.BooleanField(verbose_name='a resident or citizen commissioner')),
                        ('said', models.TextField(verbose_name='what they said')),
                        ('changed', models.TextField(verbose_name='what changed because of it')),
                        ('may_publish', models.BooleanField(default=False, verbose_name='they agree that this is shown')),
                        ('at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Decision',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='commissioning.decisionreport')),
                        ('body_name', models.CharField(max_length=160)),
                        ('decided_date', models.DateField(verbose_name='date')),
                        ('approved', models.BooleanField(verbose_name='approved')),
                        ('votes_for', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='votes for')),
                        ('votes_against', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='votes against')),
                        ('reasons', models.TextField(verbose_name='reasons')),
                        ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='commissioning.decision')),
                        ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='a_decision_says_why')],
                        'indexes': [models.Index(fields=['-decided_date', '-id'], name='commissioni_decided_0a70d5_idx')],
                    },
                ),
                migrations.CreateModel(
                    name='DecisionReport',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decision_reports', to='commissioning.project')),
                        ('title', models.CharField(max_length=200, verbose_name='title')),
                        ('decided_by_body', models.CharField(max_length=160, verbose_name="who decides (committee or officer's post)")),
                        ('meeting_date', models.DateField(verbose_name='date of the meeting')),
                        ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('lead_member', models.CharField(blank=True, max_length=160, verbose_name="lead councillor's post")),
                        ('wards', models.CharField(max_length=300, verbose_name='wards')),
                        ('is_key_decision', models.BooleanField(verbose_name='this is a key decision')),
                        ('recommendation', models.TextField(verbose_name='what is recommended')),
                        ('financial', models.TextField(blank=True, verbose_name='what it means for money')),
                        ('equality', models.TextField(blank=True, verbose_name='what it means for equality')),
                        ('legal_basis', models.TextField(blank=True, verbose_name='the legal power it rests on')),
                        ('appendices', models.TextField(blank=True, verbose_name='appendices')),
                        ('snapshot', models.JSONField(default=dict)),
                        ('state', models.CharField(choices=[('draft', 'draft'), ('submitted', 'awaiting decision'), ('decided', 'decided')], default='draft', max_length=10)),
                        ('submitted_at', models.DateTimeField(blank=True, null=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                    ],
                ),
                migrations.CreateModel(
                    name='DoubleRole',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='double_role', to='commissioning.project')),
                        ('mitigation', models.TextField(verbose_name='what is done about it')),
                        ('reviewer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('reviewer_post', models.CharField(max_length=160, verbose_name="the reviewer's post")),
                        ('declared_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('mitigation', ''), ('reviewer_post', ''), _connector='OR', _negated=True), name='a_double_role_says_what_is_done_and_who_looks')],
                    },
                ),
                migrations.CreateModel(
                    name='EngagedService',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='engaged', to='commissioning.project')),
                        ('service', models.CharField(choices=[('commissioner', 'commissioner'), ('service_manager', 'manager of the service'), ('support_officer', 'officer set aside to support it'), ('procurement', 'procurement'), ('legal', 'legal advice'), ('finance', 'finance'), ('research', 'research and performance')], max_length=16, verbose_name='which service')),
                        ('post', models.CharField(max_length=160, verbose_name='which post or team')),
                        ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('engaged_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('project', 'service'), name='each_core_service_named_once')],
                    },
                ),
                migrations.CreateModel(
                    name='GateDecision',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gate_decisions', to='commissioning.project')),
                        ('from_stage', models.CharField(choices=[('analyse', 'analyse'), ('plan', 'plan'), ('deliver', 'deliver'), ('review', 'review'), ('closed', 'cycle complete'), ('stopped', 'stopped at a gate')], max_length=10)),
                        ('to_stage', models.CharField(choices=[('analyse', 'analyse'), ('plan', 'plan'), ('deliver', 'deliver'), ('review', 'review'), ('closed', 'cycle complete'), ('stopped', 'stopped at a gate')], max_length=10)),
                        ('outcome', models.CharField(choices=[('approve', 'approved'), ('return', 'sent back for more work'), ('reject', 'rejected'), ('go_back', 'taken back to an earlier stage')], max_length=10)),
                        ('reasons', models.TextField(verbose_name='reasons')),
                        ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('decided_as', models.CharField(max_length=200)),
                        ('decided_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='a_gate_decision_says_why')],
                    },
                ),
                migrations.CreateModel(
                    name='GroupImpact',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='commissioning.impactassessment')),
                        ('group', models.CharField(choices=[('age', 'age'), ('disability', 'disability'), ('gender-reassignment', 'gender reassignment'), ('marriage', 'marriage and civil partnership'), ('pregnancy', 'pregnancy and maternity'), ('race', 'race'), ('religion', 'religion or belief'), ('sex', 'sex'), ('sexual-orientation', 'sexual orientation'), ('care-experience', 'care experience'), ('carers', 'carers'), ('low-income', 'people on low incomes')], max_length=80, verbose_name='group')),
                        ('impact', models.CharField(choices=[('good', 'better for them'), ('none', 'no difference'), ('adverse', 'worse for them'), ('unknown', 'not known yet')], max_length=10, verbose_name='impact')),
                        ('how', models.TextField(verbose_name='how')),
                        ('mitigation', models.TextField(blank=True, verbose_name='what will be done about it, or why it is justified')),
                        ('owner', models.CharField(blank=True, max_length=120, verbose_name='who sees to it (a role)')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('assessment', 'group'), name='one_answer_for_a_group'), models.CheckConstraint(condition=models.Q(('impact', 'adverse'), ('mitigation', ''), _negated=True), name='an_adverse_impact_is_answered')],
                    },
                ),
                migrations.CreateModel(
                    name='ImpactAssessment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='impact_assessments', to='commissioning.project')),
                        ('number', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                        ('is_screening', models.BooleanField(default=False, verbose_name='screening only: no full assessment is needed')),
                        ('scope', models.TextField(verbose_name='what is assessed')),
                        ('eliminate', models.TextField(verbose_name='how it helps to end discrimination, harassment and victimisation')),
                        ('advance', models.TextField(verbose_name='how it advances equality of opportunity')),
                        ('foster', models.TextField(verbose_name='how it fosters good relations')),
                        ('evidence', models.TextField(verbose_name='what you know, and how')),
                        ('engagement', models.TextField(blank=True, verbose_name='which groups you heard directly, and how')),
                        ('state', models.CharField(choices=[('draft', 'draft'), ('agreed', 'agreed'), ('replaced', 'replaced by a later version')], default='draft', max_length=10)),
                        ('signed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('signed_as', models.CharField(blank=True, max_length=200)),
                        ('signed_at', models.DateTimeField(blank=True, null=True)),
                        ('review_date', models.DateField(verbose_name='look at it again by')),
                        ('stale_because', models.CharField(blank=True, max_length=300)),
                        ('version', models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('project', 'number'), name='one_assessment_of_a_number')],
                    },
                ),
                migrations.CreateModel(
                    name='Intention',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='intentions', to='people.organisation')),
                        ('level', models.CharField(choices=[('corporate', 'for the whole body'), ('service', 'for one service')], max_length=10)),
                        ('year', models.PositiveSmallIntegerField(verbose_name='financial year beginning')),
                        ('title', models.CharField(max_length=200)),
                        ('agreed_date', models.DateField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Involvement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='involvements', to='commissioning.project')),
                        ('stage', models.CharField(choices=[('analyse', 'analyse'), ('plan', 'plan'), ('deliver', 'deliver'), ('review', 'review'), ('closed', 'cycle complete'), ('stopped', 'stopped at a gate')], max_length=10)),
                        ('who', models.CharField(blank=True, max_length=200, verbose_name='who took part')),
                        ('how', models.TextField(blank=True, verbose_name='what they did')),
                        ('none_because', models.TextField(blank=True, verbose_name='why nobody was involved')),
                        ('noted_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('none_because', ''), ('who', ''), _negated=True), name='who_was_involved_or_why_nobody')],
                    },
                ),
                migrations.CreateModel(
                    name='Lesson',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lessons', to='commissioning.project')),
                        ('title', models.CharField(max_length=160, verbose_name='the lesson in a few words')),
                        ('what_happened', models.TextField(verbose_name='what happened')),
                        ('change_made', models.TextField(verbose_name='what we do differently now')),
                        ('is_none', models.BooleanField(default=False, verbose_name='there was nothing to learn')),
                        ('next_need', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='from_lessons', to='needs.need')),
                        ('noted_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='MappedProvider',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mapped_providers', to='commissioning.project')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mapped_for', to='people.organisation')),
                        ('sector', models.CharField(choices=[('in_house', 'the body’s own service'), ('nhs', 'NHS'), ('other_public', 'other public bodies'), ('private', 'businesses'), ('voluntary', 'voluntary and community organisations'), ('sme', 'small and medium-sized businesses'), ('mutual', 'mutuals and co-operatives')], max_length=12, verbose_name='sector')),
                        ('services', models.CharField(max_length=300, verbose_name='what it could do')),
                        ('locality', models.CharField(blank=True, max_length=160, verbose_name='where it works')),
                        ('noted_at', models.DateTimeField()),
                        ('removed_at', models.DateTimeField(blank=True, null=True)),
                        ('removed_because', models.CharField(blank=True, max_length=300, verbose_name='why it was taken off')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('project', 'organisation'), name='a_provider_is_mapped_once'), models.CheckConstraint(condition=models.Q(('removed_at', None), models.Q(('removed_because', ''), _negated=True), _connector='OR'), name='a_provider_is_taken_off_with_a_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='MarketAssessment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='market_assessments', to='commissioning.project')),
                        ('demand', models.TextField(verbose_name='how much is asked for')),
                        ('capability', models.TextField(verbose_name='who could provide it, and how much')),
                        ('gaps', models.TextField(verbose_name='what is missing')),
                        ('assessed_date', models.DateField(verbose_name='assessed on')),
                        ('noted_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('demand', ''), ('capability', ''), ('gaps', ''), _connector='OR', _negated=True), name='a_market_assessment_is_whole')],
                    },
                ),
                migrations.CreateModel(
                    name='Option',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('appraisal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='commissioning.optionsappraisal')),
                        ('kind', models.CharField(choices=[('in_house', 'in-house'), ('voluntary', 'voluntary and community organisations'), ('private', 'business'), ('joint', 'together with another public body'), ('community', 'run by the community'), ('stop', 'stop, or do not start')], max_length=12, verbose_name='who would do it')),
                        ('title', models.CharField(max_length=160, verbose_name='the option')),
                        ('for_it', models.TextField(verbose_name='what speaks for it')),
                        ('against_it', models.TextField(verbose_name='what speaks against it')),
                        ('cost', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='cost a year (£)')),
                        ('is_preferred', models.BooleanField(default=False)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('is_preferred', True)), fields=('appraisal',), name='one_preferred_option'), models.CheckConstraint(condition=models.Q(('cost__gte', 0)), name='an_option_costs_nothing_or_more')],
                    },
                ),
                migrations.CreateModel(
                    name='OptionsAppraisal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appraisals', to='commissioning.project')),
                        ('state', models.CharField(choices=[('draft', 'draft'), ('agreed', 'agreed'), ('replaced', 'replaced by a later version')], default='draft', max_length=10)),
                        ('reasons', models.TextField(blank=True, verbose_name='why the preferred option')),
                        ('agreed_at', models.DateTimeField(blank=True, null=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                    ],
                ),
                migrations.CreateModel(
                    name='PlannedMeasure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('specification', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='commissioning.specification')),
                        ('kind', models.CharField(choices=[('how_much', 'how much did we do?'), ('how_well', 'how well did we do it?'), ('better_off', 'is anyone better off?')], max_length=12, verbose_name='which question it answers')),
                        ('title', models.CharField(max_length=200, verbose_name='the measure')),
                        ('unit', models.CharField(max_length=40, verbose_name='counted in')),
                        ('purpose', models.TextField(verbose_name='why it is asked')),
                        ('use', models.TextField(verbose_name='how it will be used')),
                        ('baseline', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='now')),
                        ('target', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='aim')),
                        ('months_between', models.PositiveSmallIntegerField(default=6, verbose_name='asked every … months')),
                    ],
                ),
                migrations.CreateModel(
                    name='PrincipleAnswer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='principles', to='commissioning.decisionreport')),
                        ('undertaking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commitments.undertaking')),
                        ('answer', models.CharField(choices=[('met', 'met'), ('not_met', 'not met'), ('na', 'does not apply')], max_length=10, verbose_name='answer')),
                        ('words', models.TextField(verbose_name='how, or why not')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('report', 'undertaking'), name='one_answer_to_a_principle')],
                    },
                ),
                migrations.CreateModel(
                    name='ProcessFeedback',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='process_feedback', to='commissioning.project')),
                        ('group', models.CharField(choices=[('users', 'people who use the service'), ('communities', 'communities'), ('providers', 'providers, and those who bid')], max_length=12, verbose_name='which group')),
                        ('who', models.CharField(max_length=200, verbose_name='who was asked, and how')),
                        ('said', models.TextField(verbose_name='what they said of how it was commissioned')),
                        ('answer', models.TextField(verbose_name='what is done differently because of it, or why nothing is')),
                        ('noted_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('said', ''), _negated=True), name='feedback_on_the_process_says_it')],
                    },
                ),
                migrations.CreateModel(
                    name='Project',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('title', models.CharField(max_length=160, verbose_name='name of the project')),
                        ('summary', models.TextField(verbose_name='what it is about, in plain words')),
                        ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='people.organisation')),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='places.area')),
                        ('priority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='needs.priority')),
                        ('outcome', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='needs.outcome')),
                        ('intention', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='commissioning.intention')),
                        ('no_intention_reason', models.TextField(blank=True, verbose_name='why it is in no plan of the year')),
                        ('service_kind', models.CharField(choices=[('behaviour_change', 'helping people change habits'), ('early_intervention', 'early help and prevention'), ('isolation', 'loneliness and isolation'), ('care', 'care and support'), ('advice', 'advice'), ('environment', 'streets, parks and waste'), ('internal', 'services inside the body'), ('other', 'something else')], max_length=20, verbose_name='kind of service')),
                        ('existing_service', models.BooleanField(verbose_name='a service like this runs today')),
                        ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='projects_led', to=settings.AUTH_USER_MODEL)),
                        ('accountable', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects_answered_for', to=settings.AUTH_USER_MODEL)),
                        ('framework', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commitments.rulebook')),
                        ('stage', models.CharField(choices=[('analyse', 'analyse'), ('plan', 'plan'), ('deliver', 'deliver'), ('review', 'review'), ('closed', 'cycle complete'), ('stopped', 'stopped at a gate')], default='analyse', max_length=10)),
                        ('fairness_note', models.TextField(blank=True, verbose_name='who could gain or lose, and how you know')),
                        ('no_consultation_reason', models.TextField(blank=True, verbose_name='why no consultation is needed')),
                        ('opened_at', models.DateTimeField()),
                        ('closed_at', models.DateTimeField(blank=True, null=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('partners', models.ManyToManyField(blank=True, related_name='projects_joined', to='people.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['stage', '-opened_at'], name='commissioni_stage_bd84ba_idx')],
                    },
                ),
                migrations.CreateModel(
                    name='ProjectEvidence',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='commissioning.project')),
                        ('study', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evidence.study')),
                        ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evidence.indicator')),
                        ('says', models.CharField(max_length=300, verbose_name='what it says about the need')),
                        ('noted_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('indicator__isnull', True), ('study__isnull', False)), models.Q(('indicator__isnull', False), ('study__isnull', True)), _connector='OR'), name='evidence_is_one_study_or_one_indicator')],
                    },
                ),
                migrations.CreateModel(
                    name='Review',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='review', to='commissioning.project')),
                        ('user_perspective', models.TextField(verbose_name='how it looks to the people who use it')),
                        ('what_worked', models.TextField(verbose_name='what worked')),
                        ('what_did_not', models.TextField(verbose_name='what did not')),
                        ('provider_view', models.TextField(blank=True, verbose_name='what the provider says')),
                        ('user_voices', models.PositiveIntegerField(verbose_name='how many people who use it were heard')),
                        ('signed_as', models.CharField(max_length=200)),
                        ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('signed_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='SectorSearch',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sector_searches', to='commissioning.project')),
                        ('sector', models.CharField(choices=[('in_house', 'the body’s own service'), ('nhs', 'NHS'), ('other_public', 'other public bodies'), ('private', 'businesses'), ('voluntary', 'voluntary and community organisations'), ('sme', 'small and medium-sized businesses'), ('mutual', 'mutuals and co-operatives')], max_length=12, verbose_name='sector')),
                        ('places', models.CharField(max_length=300, verbose_name='where you looked')),
                        ('searched_date', models.DateField(verbose_name='when you looked')),
                        ('searched_as', models.CharField(max_length=200)),
                        ('noted_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('places', ''), _negated=True), name='a_search_says_where')],
                        'indexes': [models.Index(fields=['project', 'sector'], name='commissioni_project_94688b_idx')],
                    },
                ),
                migrations.CreateModel(
                    name='Specification',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='specifications', to='commissioning.project')),
                        ('number', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                        ('outcome', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='specifications', to='needs.outcome')),
                        ('task_group', models.CharField(max_length=160, verbose_name='task group that wrote it')),
                        ('purpose', models.TextField(verbose_name='what the service is for')),
                        ('people_served', models.TextField(verbose_name='who it is for')),
                        ('choice_and_control', models.TextField(verbose_name='what choice and control people have')),
                        ('rights', models.TextField(verbose_name="how people's own wishes and rights are respected")),
                        ('affordability', models.TextField(verbose_name='how it stays affordable to those who use it')),
                        ('what_changed', models.TextField(blank=True, verbose_name='what changed since the last version, and because of whom')),
                        ('state', models.CharField(choices=[('draft', 'draft'), ('agreed', 'agreed'), ('replaced', 'replaced by a later version')], default='draft', max_length=10)),
                        ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('agreed_at', models.DateTimeField(blank=True, null=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('project', 'number'), name='one_specification_of_a_number')],
                    },
                ),
            ],
        ),
    ]

import django.db.models.deletion
import folkmoot.citizens.models.draw
import folkmoot.citizens.models.learning
import folkmoot.core.schema
import uuid
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('commissioning', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        folkmoot.core.schema.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Acceptance',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptances', to='citizens.twowayagreement')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='acceptances', to=settings.AUTH_USER_MODEL)),
                        ('accepted_at', models.DateTimeField()),
                        ('scheme_accepted_at', models.DateTimeField(blank=True, null=True)),
                        ('scheme_accepted_as', models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('agreement', 'person'), name='a_version_is_accepted_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Accreditation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('completion', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='accreditation', to='citizens.completion')),
                        ('awarding_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('level', models.CharField(max_length=60, verbose_name='level')),
                        ('number', models.CharField(max_length=60, verbose_name='certificate number')),
                        ('awarded_date', models.DateField(verbose_name='awarded on')),
                        ('expires_date', models.DateField(blank=True, null=True, verbose_name='holds until')),
                        ('code', models.CharField(default=folkmoot.citizens.models.learning.new_code, editable=False, max_length=32, unique=True)),
                        ('shows', models.JSONField(blank=True, default=list, verbose_name='what its public page shows')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('awarding_body', 'number'), name='one_certificate_of_a_number')],
                    },
                ),
                migrations.CreateModel(
                    name='Assignment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='citizens.citizentask')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to=settings.AUTH_USER_MODEL)),
                        ('accepted_at', models.DateTimeField()),
                        ('hours_given', models.DecimalField(blank=True, decimal_places=1, max_digits=5, null=True, verbose_name='hours given')),
                        ('residents_reached', models.PositiveIntegerField(default=0, verbose_name='residents you reached')),
                        ('did', models.TextField(blank=True, verbose_name='what you did')),
                        ('changed', models.TextField(blank=True, verbose_name='what changed because of it')),
                        ('changed_subject', models.CharField(blank=True, max_length=100, verbose_name='where one can see the change')),
                        ('answered_as', models.CharField(blank=True, max_length=200)),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('given_back_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('given_back_at', None)), fields=('task', 'person'), name='a_task_is_chosen_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Badge',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='badges', to=settings.AUTH_USER_MODEL)),
                        ('operator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('shows', models.JSONField(default=list)),
                        ('token', models.TextField()),
                        ('issued_at', models.DateTimeField()),
                        ('revoked_at', models.DateTimeField(blank=True, null=True)),
                        ('revoked_as', models.CharField(blank=True, max_length=200)),
                    ],
                ),
                migrations.CreateModel(
                    name='Booking',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bookings', to='citizens.coursesession')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bookings', to=settings.AUTH_USER_MODEL)),
                        ('state', models.CharField(choices=[('booked', 'has a place'), ('waiting', 'waits for a place'), ('cancelled', 'gave it back'), ('came', 'came'), ('missed', 'did not come')], default='booked', max_length=10)),
                        ('booked_at', models.DateTimeField()),
                        ('access_needs', models.TextField(blank=True, verbose_name='what you need so that you can take part')),
                        ('needs_met', models.CharField(blank=True, max_length=300, verbose_name='how that is met')),
                        ('reminded_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'cancelled'), _negated=True), fields=('session', 'person'), name='one_booking_for_a_session')],
                    },
                ),
                migrations.CreateModel(
                    name='Challenge',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='challenges', to='commissioning.project')),
                        ('raised_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('about', models.CharField(max_length=200, verbose_name='which evidence')),
                        ('says', models.TextField(verbose_name='what is wrong or missing')),
                        ('shown_by', models.TextField(verbose_name='how you know')),
                        ('state', models.CharField(choices=[('raised', 'raised'), ('checked', 'checked'), ('upheld', 'upheld: the specification changed'), ('not_upheld', 'not upheld')], default='raised', max_length=12)),
                        ('raised_at', models.DateTimeField()),
                        ('found', models.TextField(blank=True, verbose_name='what the check found')),
                        ('checked_as', models.CharField(blank=True, max_length=200)),
                        ('checked_at', models.DateTimeField(blank=True, null=True)),
                        ('reasons', models.TextField(blank=True, verbose_name='why')),
                        ('changed_subject', models.CharField(blank=True, max_length=100, verbose_name='the specification that changed')),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['upheld', 'not_upheld']), _negated=True), models.Q(('reasons', ''), _negated=True), _connector='OR'), name='a_challenge_ends_with_reasons'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'upheld'), _negated=True), models.Q(('changed_subject', ''), _negated=True), _connector='OR'), name='an_upheld_challenge_changed_something')],
                    },
                ),
                migrations.CreateModel(
                    name='CheckRole',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('operator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('name', models.CharField(max_length=120, verbose_name='role')),
                        ('highest_level', models.CharField(choices=[('basic', 'basic'), ('standard', 'standard'), ('enhanced', 'enhanced'), ('barred', 'enhanced, with the barred lists')], max_length=10, verbose_name='highest level it may be checked at')),
                        ('why', models.TextField(verbose_name='why this role may be checked')),
                        ('renew_months', models.PositiveSmallIntegerField(default=36, verbose_name='looked at again after … months')),
                        ('start_date', models.DateField()),
                        ('end_date', models.DateField(blank=True, null=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='CitizenProject',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('operator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citizen_projects', to='people.organisation')),
                        ('kind', models.CharField(choices=[('consultation', 'a consultation about a service'), ('survey', 'a survey of people’s own'), ('online_safety', 'safety online'), ('campaign', 'a campaign with the neighbours'), ('youth_vote', 'a vote of young people'), ('recommissioning', 'commissioning a service again'), ('plan', 'a plan for the place'), ('other', 'something else')], max_length=16, verbose_name='what kind of project')),
                        ('title', models.CharField(max_length=160, verbose_name='title')),
                        ('what', models.TextField(verbose_name='what they did')),
                        ('asked_by', models.CharField(max_length=200, verbose_name='who asked them')),
                        ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year it began')),
                        ('project', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='citizen_projects', to='commissioning.project', verbose_name='the project here')),
                        ('source', models.CharField(blank=True, max_length=200, verbose_name='where one can read of it')),
                        ('noted_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('project__isnull', False), models.Q(('source', ''), _negated=True), _connector='OR'), name='a_citizens_project_is_here_or_has_a_source'), models.UniqueConstraint(fields=('operator', 'title'), name='a_scheme_names_a_project_once')],
                        'indexes': [models.Index(fields=['kind', 'title'], name='citizens_ci_kind_33252a_idx')],
                    },
                ),
                migrations.CreateModel(
                    name='CitizenTask',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citizen_tasks', to='commissioning.project')),
                        ('kind', models.CharField(choices=[('survey', 'designing a survey'), ('canvassing', 'asking people in person'), ('connecting', 'connecting people and groups'), ('market_event', 'speaking at a market event'), ('method_statement', 'writing method statement questions'), ('specification', 'writing a specification'), ('tender_evaluation', 'scoring bids'), ('monitoring', 'checking how a service is doing'), ('interview_panel', 'interviewing people for a post'), ('outreach', 'bringing a service to people who do not reach it'), ('assembly', 'sitting in an assembly'), ('sounding_board', 'saying what you think of a policy')], max_length=20, verbose_name='kind of task')),
                        ('title', models.CharField(max_length=160, verbose_name='title')),
                        ('what', models.TextField(verbose_name='what you would do')),
                        ('influence', models.TextField(verbose_name='what you can influence')),
                        ('limits', models.TextField(verbose_name='what you cannot change')),
                        ('level', models.CharField(choices=[('inform', 'inform'), ('consult', 'consult'), ('involve', 'involve'), ('collaborate', 'collaborate'), ('empower', 'empower')], max_length=12, verbose_name='how much of a say you have')),
                        ('who_decides', models.CharField(max_length=200, verbose_name='who decides in the end')),
                        ('when', models.CharField(max_length=200, verbose_name='when it happens')),
                        ('reward', models.CharField(choices=[('expenses', 'your costs are paid back'), ('voucher', 'your costs, and a voucher'), ('pay', 'your costs, and pay')], default='expenses', max_length=10, verbose_name='what you get for it')),
                        ('access', models.TextField(verbose_name='getting in, hearing, seeing, following')),
                        ('training', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='citizens.course', verbose_name='training it needs')),
                        ('supervision', models.CharField(blank=True, max_length=200, verbose_name='whom you can reach while you do it')),
                        ('benefits', models.JSONField(blank=True, default=list, verbose_name='what it offers')),
                        ('choose_by', models.DateTimeField(blank=True, null=True, verbose_name='names are drawn after')),
                        ('hours', models.PositiveSmallIntegerField(verbose_name='hours it takes')),
                        ('with_adults_at_risk', models.BooleanField(default=False, verbose_name='it brings people together with adults at risk')),
                        ('places', models.PositiveSmallIntegerField(default=1, verbose_name='places')),
                        ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citizen_tasks', to=settings.AUTH_USER_MODEL)),
                        ('state', models.CharField(choices=[('open', 'open to citizen commissioners'), ('filled', 'filled'), ('done', 'done'), ('cancelled', 'cancelled')], default='open', max_length=10)),
                        ('opened_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('influence', ''), ('limits', ''), ('level', ''), ('who_decides', ''), ('when', ''), ('access', ''), _connector='OR', _negated=True), name='a_task_says_what_it_can_influence')],
                    },
                ),
                migrations.CreateModel(
                    name='Completion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='completions', to='citizens.course')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='completions', to=settings.AUTH_USER_MODEL)),
                        ('completed_date', models.DateField()),
                        ('confirmed_as', models.CharField(max_length=200)),
                        ('unit', models.CharField(blank=True, max_length=120, verbose_name='directorate or team')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('course', 'person'), name='a_course_is_completed_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Course',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('title', models.CharField(max_length=160, verbose_name='title')),
                        ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='courses', to='people.organisation')),
                        ('is_core', models.BooleanField(default=False, verbose_name='core course: needed before joining a panel')),
                        ('analyse', models.TextField(blank=True, verbose_name='what it teaches about analysing need')),
                        ('plan', models.TextField(blank=True, verbose_name='what it teaches about planning')),
                        ('deliver', models.TextField(blank=True, verbose_name='what it teaches about delivering')),
                        ('review', models.TextField(blank=True, verbose_name='what it teaches about reviewing')),
                        ('hours', models.PositiveSmallIntegerField(verbose_name='hours')),
                        ('open_to', models.JSONField(blank=True, default=list, verbose_name='who it is for')),
                        ('skills', models.ManyToManyField(blank=True, related_name='courses', to='citizens.skill')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('is_core', False), models.Q(('analyse', ''), ('plan', ''), ('deliver', ''), ('review', ''), _connector='OR', _negated=True), _connector='OR'), name='a_core_course_covers_the_cycle')],
                    },
                ),
                migrations.CreateModel(
                    name='CourseSession',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='citizens.course')),
                        ('starts_at', models.DateTimeField(verbose_name='begins')),
                        ('ends_at', models.DateTimeField(verbose_name='ends')),
                        ('venue', models.CharField(max_length=200, verbose_name='where')),
                        ('access', models.TextField(verbose_name='getting in, hearing, seeing, following')),
                        ('places', models.PositiveSmallIntegerField(verbose_name='places')),
                        ('host', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('second_adult', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('state', models.CharField(choices=[('planned', 'planned'), ('held', 'held'), ('cancelled', 'cancelled')], default='planned', max_length=10)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='a_session_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('places__gt', 0)), name='a_session_has_a_place')],
                    },
                ),
                migrations.CreateModel(
                    name='DbsCheck',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dbs_checks', to=settings.AUTH_USER_MODEL)),
                        ('role', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='citizens.checkrole')),
                        ('level', models.CharField(choices=[('basic', 'basic'), ('standard', 'standard'), ('enhanced', 'enhanced'), ('barred', 'enhanced, with the barred lists')], max_length=10)),
                        ('issued_date', models.DateField()),
                        ('renew_date', models.DateField()),
                        ('payer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('charged_to_volunteer', models.DecimalField(decimal_places=2, default=Decimal('0'), max_digits=14)),
                        ('is_free', models.BooleanField(default=False)),
                        ('seen_as', models.CharField(max_length=200)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('ended_because', models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('charged_to_volunteer', 0)), name='a_volunteer_never_pays_for_a_check'), models.CheckConstraint(condition=models.Q(('renew_date__gt', models.F('issued_date'))), name='a_check_is_renewed_after_it_began')],
                    },
                ),
                migrations.CreateModel(
                    name='Expense',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='expenses', to=settings.AUTH_USER_MODEL)),
                        ('operator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('task', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='expenses', to='citizens.citizentask')),
                        ('kind', models.CharField(choices=[('travel', 'travel'), ('care', 'care for somebody'), ('access', 'an interpreter, a helper or equipment'), ('food', 'food and drink'), ('other', 'something else')], max_length=8, verbose_name='what it was for')),
                        ('amount', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='amount')),
                        ('spent_date', models.DateField(verbose_name='spent on')),
                        ('words', models.CharField(max_length=300, verbose_name='what you paid for')),
                        ('state', models.CharField(choices=[('claimed', 'claimed'), ('agreed', 'agreed'), ('paid', 'paid'), ('refused', 'refused')], default='claimed', max_length=8)),
                        ('claimed_at', models.DateTimeField()),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('refused_because', models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='an_expense_is_more_than_nothing')],
                    },
                ),
                migrations.CreateModel(
                    name='MatterLook',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks', to='citizens.privatematter')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='MatterNote',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='citizens.privatematter')),
                        ('words', models.TextField()),
                        ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('noted_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Membership',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                        ('operator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('cohort', models.CharField(choices=[('adult', 'citizen commissioner'), ('young', 'young commissioner (12 to 17)')], max_length=6)),
                        ('state', models.CharField(choices=[('applied', 'applied'), ('active', 'taking part'), ('left', 'left')], default='applied', max_length=10)),
                        ('wants', models.CharField(blank=True, max_length=300, verbose_name='what you want out of it')),
                        ('applied_at', models.DateTimeField()),
                        ('left_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'left'), _negated=True), fields=('person',), name='in_the_scheme_once_at_a_time')],
                    },
                ),
                migrations.CreateModel(
                    name='NameInDraw',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='citizens.citizentask')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('ticket', models.CharField(default=folkmoot.citizens.models.draw.new_ticket, editable=False, max_length=24, unique=True)),
                        ('put_in_at', models.DateTimeField()),
                        ('state', models.CharField(choices=[('in', 'in the draw'), ('place', 'has a place'), ('reserve', 'reserve'), ('passed', 'passed over: could not take part on the day'), ('out', 'took the name out')], default='in', max_length=8)),
                        ('rank', models.PositiveIntegerField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('task', 'person'), name='a_name_is_put_in_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Payment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='payments_to_members', to=settings.AUTH_USER_MODEL)),
                        ('operator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('amount', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='amount')),
                        ('words', models.CharField(max_length=300, verbose_name='for what')),
                        ('state', models.CharField(choices=[('offered', 'offered'), ('accepted', 'accepted'), ('declined', 'declined'), ('paid', 'paid')], default='offered', max_length=8)),
                        ('offered_at', models.DateTimeField()),
                        ('offered_as', models.CharField(max_length=200)),
                        ('ends_free_check', models.BooleanField(default=False, verbose_name='it ends a check that was free')),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='pay_is_more_than_nothing')],
                    },
                ),
                migrations.CreateModel(
                    name='PolicyAnswer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='citizens.policyquestion')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='policy_answers', to=settings.AUTH_USER_MODEL)),
                        ('words', models.TextField(verbose_name='what you think')),
                        ('answered_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('question', 'person'), name='a_policy_is_answered_once')],
                    },
                ),
                migrations.CreateModel(
                    name='PolicyQuestion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='policy_questions', to='people.organisation')),
                        ('title', models.CharField(max_length=160, verbose_name='title')),
                        ('change', models.TextField(verbose_name='what is to change, and why')),
                        ('asks', models.TextField(verbose_name='what you ask them')),
                        ('limits', models.TextField(verbose_name='what cannot change')),
                        ('who_decides', models.CharField(max_length=200, verbose_name='who decides in the end')),
                        ('closes_date', models.DateField(verbose_name='answers until')),
                        ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='policy_questions', to=settings.AUTH_USER_MODEL)),
                        ('asked_at', models.DateTimeField()),
                        ('outcome', models.TextField(blank=True, verbose_name='what was decided, and what their answers changed')),
                        ('decided_as', models.CharField(blank=True, max_length=200)),
                        ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('change', ''), ('asks', ''), ('limits', ''), ('who_decides', ''), _connector='OR', _negated=True), name='a_policy_question_says_what_can_change')],
                    },
                ),
                migrations.CreateModel(
                    name='Preferences',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='preferences', to=settings.AUTH_USER_MODEL)),
                        ('contact_by', models.CharField(choices=[('email', 'email'), ('phone', 'telephone'), ('text', 'text message'), ('letter', 'letter')], default='email', max_length=8)),
                        ('phone', models.CharField(blank=True, max_length=40)),
                        ('languages', models.CharField(blank=True, max_length=200)),
                        ('access_needs', models.TextField(blank=True)),
                        ('needs_travel', models.BooleanField(default=False)),
                        ('needs_care', models.BooleanField(default=False)),
                        ('benefits', models.JSONField(blank=True, default=list)),
                        ('interests', models.JSONField(blank=True, default=list)),
                        ('updated_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='PrivateMatter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('told_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('operator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('words', models.TextField(verbose_name='what happened, or what worries you')),
                        ('whom', models.CharField(blank=True, max_length=200, verbose_name='who it is about')),
                        ('is_danger_now', models.BooleanField(default=False, verbose_name='somebody is in danger now')),
                        ('reach_me', models.CharField(blank=True, max_length=200, verbose_name='how to reach you safely')),
                        ('state', models.CharField(choices=[('told', 'told'), ('taken_up', 'being looked into'), ('passed_on', 'passed on to those who must know'), ('closed', 'closed')], default='told', max_length=10)),
                        ('told_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Programme',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='people.organisation')),
                        ('title', models.CharField(max_length=160, verbose_name='title')),
                        ('aim', models.TextField(verbose_name='what people will be able to do afterwards')),
                        ('state', models.CharField(choices=[('proposed', 'proposed'), ('agreed', 'agreed'), ('delivering', 'being delivered'), ('done', 'done')], default='proposed', max_length=10)),
                        ('proposed_at', models.DateTimeField()),
                        ('agreed_at', models.DateTimeField(blank=True, null=True)),
                        ('agreed_as', models.CharField(blank=True, max_length=200)),
                        ('courses', models.ManyToManyField(related_name='programmes', to='citizens.course')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('state', 'proposed'), ('agreed_at__isnull', False), _connector='OR'), name='a_programme_is_agreed_before_it_is_delivered')],
                    },
                ),
                migrations.CreateModel(
                    name='ProgrammeUnit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='units', to='citizens.programme')),
                        ('name', models.CharField(max_length=120, verbose_name='directorate or team')),
                        ('people', models.PositiveIntegerField(verbose_name='people in it')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('programme', 'name'), name='a_unit_stands_once_in_a_programme')],
                    },
                ),
                migrations.CreateModel(
                    name='ProjectFollow',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follows', to='commissioning.project')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='projects_followed', to=settings.AUTH_USER_MODEL)),
                        ('offer', models.TextField(blank=True, verbose_name='how you could help')),
                        ('followed_at', models.DateTimeField()),
                        ('answer', models.TextField(blank=True, verbose_name='what the team answers')),
                        ('answered_as', models.CharField(blank=True, max_length=200)),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('project', 'person'), name='a_project_is_followed_once')],
                    },
                ),
                migrations.CreateModel(
                    name='PublishedClaim',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('operator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('figure', models.CharField(choices=[('trained', 'trained'), ('active', 'active now'), ('projects', 'projects'), ('organisations', 'organisations'), ('residents', 'residents reached')], max_length=16, verbose_name='which figure')),
                        ('value', models.PositiveIntegerField(verbose_name='how many')),
                        ('words', models.CharField(max_length=60, verbose_name='as it was said')),
                        ('source', models.CharField(max_length=200, verbose_name='where it was published')),
                        ('noted_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('operator', 'figure', 'source'), name='a_source_claims_a_figure_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ReferenceLetter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reference_letters', to=settings.AUTH_USER_MODEL)),
                        ('operator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('words', models.TextField(verbose_name='the letter')),
                        ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('signed_as', models.CharField(max_length=200)),
                        ('signed_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='RiskAssessment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('task', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='risks', to='citizens.citizentask')),
                        ('session', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='risks', to='citizens.coursesession')),
                        ('risks', models.TextField(verbose_name='what could go wrong')),
                        ('measures', models.TextField(verbose_name='what is done about it')),
                        ('supervision', models.TextField(verbose_name='who is with them, and when')),
                        ('host', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('second_adult', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('signed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('signed_as', models.CharField(max_length=200)),
                        ('signed_at', models.DateTimeField()),
                        ('end_date', models.DateField(verbose_name='looked at again before')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('host', models.F('second_adult')), _negated=True), name='two_adults_are_two_people'), models.CheckConstraint(condition=models.Q(models.Q(('session__isnull', True), ('task__isnull', False)), models.Q(('session__isnull', False), ('task__isnull', True)), _connector='OR'), name='risks_of_a_task_or_of_a_session')],
                    },
                ),
                migrations.CreateModel(
                    name='SchemeCost',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('operator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('kind', models.CharField(choices=[('cash', 'in cash'), ('in_kind', 'in kind: time, rooms, things')], max_length=8, verbose_name='cash or in kind')),
                        ('amount', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='amount, or what it would have cost')),
                        ('hours', models.DecimalField(blank=True, decimal_places=1, max_digits=8, null=True, verbose_name='hours of officers’ time')),
                        ('words', models.CharField(max_length=200, verbose_name='for what')),
                        ('paid_by', models.CharField(max_length=200, verbose_name='who bore it')),
                        ('on_date', models.DateField(verbose_name='when')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='a_cost_is_not_below_nothing'), models.CheckConstraint(condition=models.Q(('hours', None), ('kind', 'in_kind'), _connector='OR'), name='hours_are_given_in_kind')],
                    },
                ),
                migrations.CreateModel(
                    name='SchemeTerm',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('operator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scheme_terms', to='people.organisation')),
                        ('start_date', models.DateField(verbose_name='from')),
                        ('end_date', models.DateField(blank=True, null=True, verbose_name='ends before')),
                        ('contract', models.CharField(blank=True, max_length=100, verbose_name='the agreement it rests on')),
                        ('words', models.CharField(max_length=200, verbose_name='what it rests on')),
                        ('noted_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('end_date', None), ('end_date__gt', models.F('start_date')), _connector='OR'), name='a_term_ends_after_it_starts')],
                    },
                ),
                migrations.CreateModel(
                    name='SelfAssessment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='self_assessments', to=settings.AUTH_USER_MODEL)),
                        ('skill', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='self_assessments', to='citizens.skill')),
                        ('level', models.PositiveSmallIntegerField()),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('person', 'skill'), name='one_answer_for_a_skill')],
                    },
                ),
                migrations.CreateModel(
                    name='Skill',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('title', models.CharField(max_length=120, unique=True, verbose_name='skill')),
                        ('words', models.TextField(verbose_name='what somebody with this skill can do')),
                        ('stage', models.CharField(choices=[('analyse', 'analyse'), ('plan', 'plan'), ('deliver', 'deliver'), ('review', 'review'), ('closed', 'cycle complete'), ('stopped', 'stopped at a gate')], max_length=10, verbose_name='stage it serves most')),
                    ],
                ),
                migrations.CreateModel(
                    name='TaskContribution',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contributions', to='citizens.assignment')),
                        ('on_date', models.DateField(verbose_name='day')),
                        ('hours', models.DecimalField(decimal_places=1, max_digits=5, verbose_name='hours')),
                        ('did', models.TextField(verbose_name='what you did')),
                        ('said', models.TextField(blank=True, verbose_name='what you said should change')),
                        ('noted_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('hours__gt', 0)), name='a_contribution_takes_time')],
                    },
                ),
                migrations.CreateModel(
                    name='TaskDraw',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('task', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='draw', to='citizens.citizentask')),
                        ('entry_number', models.PositiveBigIntegerField()),
                        ('entry_hash', models.CharField(max_length=64)),
                        ('seed', models.CharField(max_length=64)),
                        ('method', models.CharField(max_length=20)),
                        ('drawn_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='TwoWayAgreement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('operator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                        ('member_promises', models.TextField(verbose_name='what you promise')),
                        ('scheme_promises', models.TextField(verbose_name='what the scheme and the council promise you')),
                        ('published_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('operator', 'number'), name='one_agreement_of_a_number')],
                    },
                ),
                migrations.CreateModel(
                    name='UnderstandingAnswer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='citizens.understandingsurvey')),
                        ('wave', models.PositiveSmallIntegerField()),
                        ('level', models.CharField(choices=[('councillor', 'councillors'), ('senior', 'senior managers'), ('manager', 'managers'), ('staff', 'other staff'), ('partner', 'partners and voluntary organisations')], max_length=12)),
                        ('mean', models.DecimalField(decimal_places=2, max_digits=4)),
                    ],
                ),
                migrations.CreateModel(
                    name='UnderstandingAnswered',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answered', to='citizens.understandingsurvey')),
                        ('wave', models.PositiveSmallIntegerField()),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('survey', 'wave', 'person'), name='a_wave_is_answered_once')],
                    },
                ),
                migrations.CreateModel(
                    name='UnderstandingSurvey',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('title', models.CharField(max_length=160, verbose_name='title')),
                        ('statements', models.JSONField(verbose_name='statements people agree with or not')),
                        ('state', models.CharField(choices=[('first', 'first asking'), ('between', 'between the two askings'), ('second', 'second asking'), ('closed', 'closed')], default='first', max_length=10)),
                        ('opened_at', models.DateTimeField()),
                    ],
                ),
            ],
        ),
    ]

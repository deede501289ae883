import django.db.models.deletion
import folkmoot.core.schema
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
                    name='Inquiry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('title', models.CharField(max_length=160, verbose_name='title')),
                        ('aim', models.TextField(verbose_name='what it asks')),
                        ('host', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inquiries_hosted', to='people.organisation')),
                        ('chair', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('chair_as', models.CharField(max_length=200, verbose_name='chaired by (a post, not a name)')),
                        ('reports_to', models.CharField(max_length=160, verbose_name='reports to')),
                        ('report_due_date', models.DateField(verbose_name='report due by')),
                        ('state', models.CharField(choices=[('open', 'hearing evidence'), ('reported', 'report published')], default='open', max_length=10)),
                        ('opened_at', models.DateTimeField()),
                        ('findings', models.TextField(blank=True, verbose_name='what it found')),
                        ('reported_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('aim', ''), ('chair_as', ''), ('reports_to', ''), _connector='OR', _negated=True), name='an_inquiry_has_an_aim_a_chair_and_a_way_to_report'), models.CheckConstraint(condition=models.Q(('state', 'open'), models.Q(('reported_at__isnull', False), models.Q(('findings', ''), _negated=True)), _connector='OR'), name='a_published_report_has_findings')],
                        'indexes': [models.Index(fields=['state', '-opened_at'], name='inquiries_i_state_4b13d2_idx')],
                    },
                ),
                migrations.CreateModel(
                    name='InquirySubmission',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('inquiry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='inquiries.inquiry')),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                        ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('sent_as', models.CharField(blank=True, max_length=200, verbose_name='who says so')),
                        ('words', models.TextField(verbose_name='your evidence')),
                        ('source', models.CharField(max_length=300, verbose_name='how you know')),
                        ('may_publish', models.BooleanField(default=False, verbose_name='it may be published')),
                        ('received_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='evidence_says_where_it_comes_from')],
                    },
                ),
                migrations.CreateModel(
                    name='Recommendation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('inquiry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='inquiries.inquiry')),
                        ('number', models.PositiveSmallIntegerField()),
                        ('text', models.TextField(verbose_name='recommendation')),
                        ('addressee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='people.organisation')),
                        ('answer_due_date', models.DateField(verbose_name='answer due by')),
                        ('answer', models.CharField(blank=True, choices=[('accepted', 'accepted'), ('part', 'accepted in part'), ('rejected', 'rejected')], max_length=10)),
                        ('reasons', models.TextField(blank=True, verbose_name='why, and what happens next')),
                        ('answered_as', models.CharField(blank=True, max_length=200)),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('project', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='recommendations', to='commissioning.project')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('inquiry', 'number'), name='one_recommendation_of_a_number'), models.CheckConstraint(condition=models.Q(('answer', ''), models.Q(('reasons', ''), _negated=True), _connector='OR'), name='an_answer_says_why')],
                        'indexes': [models.Index(fields=['answer', 'answer_due_date'], name='inquiries_r_answer_481162_idx')],
                    },
                ),
            ],
        ),
    ]

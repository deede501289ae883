import django.db.models.deletion
import folkmoot.core.schema
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        folkmoot.core.schema.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Attestation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('undertaking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attestations', to='commitments.undertaking')),
                        ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attestations', to='people.organisation')),
                        ('words', models.TextField(verbose_name='what you do')),
                        ('evidence', models.TextField(verbose_name='evidence')),
                        ('evidence_url', models.URLField(blank=True, verbose_name='link to the evidence')),
                        ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('signed_as', models.CharField(max_length=200)),
                        ('signed_at', models.DateTimeField()),
                        ('review_date', models.DateField(verbose_name='review by')),
                    ],
                ),
                migrations.CreateModel(
                    name='Concern',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('undertaking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='concerns', to='commitments.undertaking')),
                        ('body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='concerns', to='people.organisation')),
                        ('subject', models.CharField(blank=True, max_length=100)),
                        ('words', models.TextField(verbose_name='your concern')),
                        ('raised_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('raised_as', models.CharField(max_length=200)),
                        ('raised_at', models.DateTimeField()),
                        ('state', models.CharField(choices=[('raised', 'raised'), ('owned', 'being looked into'), ('resolved', 'resolved')], default='raised', max_length=10)),
                        ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('resolve_by_date', models.DateField(blank=True, null=True, verbose_name='to be resolved by')),
                        ('resolution', models.TextField(blank=True, verbose_name='what was found and done')),
                        ('resolved_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('state', 'raised'), ('resolve_by_date__isnull', False), _connector='OR'), name='an_owned_concern_has_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='Explanation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('undertaking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='explanations', to='commitments.undertaking')),
                        ('subject', models.CharField(max_length=100)),
                        ('words', models.TextField(verbose_name='explanation')),
                        ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('signed_as', models.CharField(max_length=200)),
                        ('signed_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('undertaking', 'subject'), name='one_explanation_of_a_breach')],
                    },
                ),
                migrations.CreateModel(
                    name='Finding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('undertaking', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='commitments.undertaking')),
                        ('check_name', models.CharField(max_length=100)),
                        ('subject', models.CharField(max_length=100)),
                        ('subject_title', models.CharField(max_length=300)),
                        ('subject_url', models.CharField(max_length=200)),
                        ('case', models.CharField(db_index=True, max_length=100)),
                        ('audience', models.CharField(default='public', max_length=80)),
                        ('body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='people.organisation')),
                        ('state', models.CharField(choices=[('kept', 'kept'), ('explained', 'explained'), ('due', 'due'), ('broken', 'broken'), ('not_applicable', 'not applicable')], max_length=16)),
                        ('sentence', models.CharField(max_length=400)),
                        ('due_date', models.DateField(blank=True, null=True)),
                        ('found_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('undertaking', 'check_name', 'subject'), name='one_finding_of_a_check')],
                        'indexes': [models.Index(fields=['audience', 'body', 'state', '-found_at', '-id'], name='commitments_audienc_b6aca2_idx'), models.Index(fields=['subject'], name='commitments_subject_39747c_idx'), models.Index(fields=['audience', 'state', '-found_at', '-id'], name='commitments_audienc_1c6575_idx'), models.Index(fields=['audience', 'undertaking', 'state'], name='commitments_audienc_7c3208_idx')],
                    },
                ),
                migrations.CreateModel(
                    name='Rulebook',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.SlugField(max_length=60)),
                        ('version', models.CharField(max_length=20)),
                        ('title', models.CharField(max_length=200)),
                        ('kind', models.CharField(max_length=20)),
                        ('source', models.CharField(blank=True, max_length=300)),
                        ('source_url', models.URLField(blank=True)),
                        ('binding', models.CharField(default='everyone', max_length=20)),
                        ('note', models.TextField(blank=True)),
                        ('state', models.CharField(choices=[('draft', 'draft'), ('adopted', 'adopted'), ('superseded', 'superseded')], default='draft', max_length=12)),
                        ('adopted_date', models.DateField(blank=True, null=True)),
                        ('consulted_in', models.CharField(blank=True, max_length=200, verbose_name='consultation it was adopted after')),
                        ('change_log', models.TextField(blank=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('code', 'version'), name='one_version_of_a_rulebook'), models.UniqueConstraint(condition=models.Q(('state', 'adopted')), fields=('code',), name='one_adopted_version_at_a_time')],
                    },
                ),
                migrations.CreateModel(
                    name='Section',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('rulebook', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='commitments.rulebook')),
                        ('number', models.CharField(max_length=20)),
                        ('title', models.CharField(max_length=300)),
                        ('position', models.PositiveSmallIntegerField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('rulebook', 'number'), name='one_section_of_a_number')],
                    },
                ),
                migrations.CreateModel(
                    name='Signatory',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('rulebook_code', models.SlugField(max_length=60)),
                        ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='people.organisation')),
                        ('side', models.CharField(max_length=10)),
                        ('signed_date', models.DateField(blank=True, null=True)),
                        ('note', models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('rulebook_code', 'body'), name='a_body_signs_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Undertaking',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('rulebook', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='undertakings', to='commitments.rulebook')),
                        ('section', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='undertakings', to='commitments.section')),
                        ('number', models.CharField(max_length=20)),
                        ('position', models.PositiveSmallIntegerField()),
                        ('side', models.CharField(max_length=10)),
                        ('text', models.TextField()),
                        ('force', models.CharField(choices=[('statute', 'law: cannot be explained away'), ('must', 'must: no gate passes without it'), ('comply-or-explain', 'keep it, or explain in public')], max_length=20)),
                        ('shown_by', models.CharField(max_length=12)),
                        ('gate', models.CharField(blank=True, max_length=10)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('rulebook', 'number'), name='one_undertaking_of_a_number')],
                    },
                ),
            ],
        ),
    ]

import django.db.models.deletion
import folkmoot.core.schema
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
                    name='CaseStudy',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('title', models.CharField(max_length=160, verbose_name='title')),
                        ('project', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='case_studies', to='commissioning.project')),
                        ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='case_studies', to='people.organisation')),
                        ('context', models.TextField(blank=True, verbose_name='context')),
                        ('story', models.TextField(blank=True, verbose_name='the story')),
                        ('partners', models.TextField(blank=True, verbose_name='partners')),
                        ('impact', models.TextField(blank=True, verbose_name='impact')),
                        ('success_factors', models.TextField(blank=True, verbose_name='what made it work')),
                        ('learning', models.TextField(blank=True, verbose_name='what was learnt')),
                        ('contacts', models.CharField(blank=True, max_length=200, verbose_name='whom to ask')),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('published_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('published_at', None), models.Q(models.Q(('context', ''), ('story', ''), ('partners', ''), ('impact', ''), ('success_factors', ''), ('learning', ''), ('contacts', ''), _connector='OR'), _negated=True), _connector='OR'), name='a_published_case_study_has_all_seven_headings')],
                        'indexes': [models.Index(fields=['-published_at'], name='network_cas_publish_597c0a_idx')],
                    },
                ),
            ],
        ),
    ]

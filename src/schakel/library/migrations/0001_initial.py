import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('parties', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Intake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('visibility', models.CharField(choices=[('public', 'everyone'), ('network', 'the knowledge network'), ('organisation', 'the own organisation'), ('private', 'only the maker')], default='organisation', max_length=12, verbose_name='visible to')),
                ('state', models.CharField(choices=[('running', 'running'), ('stopped', 'stopped'), ('done', 'done')], default='running', max_length=10)),
                ('title', models.CharField(blank=True, max_length=200)),
                ('metadata', models.JSONField(blank=True, default=dict)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('keeper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='parties.person')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.organisation', verbose_name='organisation')),
                ('handed_in_by', models.JSONField(default=dict)),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('visibility', models.CharField(choices=[('public', 'everyone'), ('network', 'the knowledge network'), ('organisation', 'the own organisation'), ('private', 'only the maker')], default='organisation', max_length=12, verbose_name='visible to')),
                ('title', models.CharField(max_length=400, verbose_name='title')),
                ('subtitle', models.CharField(blank=True, max_length=400, verbose_name='subtitle')),
                ('kind', models.CharField(choices=[('research_report', 'research report'), ('advice', 'advice'), ('evaluation', 'evaluation'), ('policy_letter', 'policy letter'), ('agenda', 'agenda'), ('work_programme', 'work programme'), ('factsheet', 'factsheet'), ('minutes', 'minutes'), ('other', 'other')], default='other', max_length=20, verbose_name='kind')),
                ('authors', models.CharField(blank=True, max_length=400, verbose_name='authors')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year')),
                ('level', models.CharField(blank=True, choices=[('national', 'national'), ('regional', 'regional'), ('local', 'local'), ('international', 'international')], max_length=15, verbose_name='level')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('language', models.CharField(blank=True, max_length=8, verbose_name='language')),
                ('licence', models.CharField(blank=True, max_length=60, verbose_name='licence')),
                ('source_address', models.URLField(blank=True, max_length=500, verbose_name='source address')),
                ('woo_category', models.CharField(blank=True, max_length=100, verbose_name='Woo information category')),
                ('keep_from_models', models.BooleanField(default=False, verbose_name='keep from language models')),
                ('file', models.FileField(max_length=200, upload_to='publications/')),
                ('file_name', models.CharField(max_length=255)),
                ('media_type', models.CharField(max_length=100)),
                ('size', models.PositiveBigIntegerField()),
                ('digest', models.CharField(db_index=True, max_length=64)),
                ('paged', models.BooleanField(default=True)),
                ('page_count', models.PositiveIntegerField(default=0)),
                ('passage_count', models.PositiveIntegerField(default=0)),
                ('warnings', models.JSONField(blank=True, default=list)),
                ('signature', models.BinaryField(blank=True, default=b'')),
                ('example', models.BooleanField(default=False)),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('keeper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='parties.person')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.organisation', verbose_name='organisation')),
                ('publisher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='parties.organisation', verbose_name='publisher')),
                ('resembles', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='resembled_by', to='library.publication')),
            ],
            options={
                'ordering': ['-added_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('page', models.PositiveIntegerField()),
                ('start', models.PositiveIntegerField()),
                ('page_end', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('label', models.CharField(blank=True, max_length=20)),
                ('heading_path', models.JSONField(blank=True, default=list)),
                ('kind', models.CharField(default='body', max_length=10)),
                ('text', models.TextField()),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='library.publication')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('publication', 'position'), name='passage_once')],
            },
        ),
        migrations.CreateModel(
            name='Page',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('label', models.CharField(blank=True, max_length=20)),
                ('text', models.TextField(blank=True)),
                ('blocks', models.JSONField(blank=True, default=list)),
                ('readable', models.BooleanField(default=True)),
                ('ocr', models.BooleanField(default=False)),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pages', to='library.publication')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('publication', 'number'), name='page_once')],
            },
        ),
        migrations.CreateModel(
            name='IntakeFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('file', models.FileField(max_length=200, upload_to='intake/')),
                ('size', models.PositiveBigIntegerField(default=0)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('working', 'being read'), ('added', 'added'), ('duplicate', 'already in the library'), ('failed', 'failed')], default='waiting', max_length=10)),
                ('claimed_by', models.CharField(blank=True, max_length=60)),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('reason', models.JSONField(blank=True, default=list)),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='library.intake')),
                ('publication', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='intake_files', to='library.publication')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(condition=models.Q(('state__in', ['waiting', 'working'])), fields=['state', 'claimed_at'], name='intake_open')],
            },
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.UniqueConstraint(condition=models.Q(('visibility', 'private'), _negated=True), fields=('owner', 'digest'), name='publication_once'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.UniqueConstraint(condition=models.Q(('visibility', 'private')), fields=('owner', 'keeper', 'digest'), name='private_publication_once'),
        ),
    ]

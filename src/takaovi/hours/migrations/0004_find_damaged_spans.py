from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hours', '0003_layer_known'),
    ]

    operations = [
        migrations.AddField(
            model_name='placehours',
            name='checksum',
            field=models.BigIntegerField(help_text='Of the spans, see span_rows; null before the first night', null=True),
        ),
    ]

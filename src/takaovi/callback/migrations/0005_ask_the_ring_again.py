from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("callback", "0004_ring_by_steps")]

    operations = [
        migrations.AddField(
            "ringpair",
            "asked_before",
            models.PositiveSmallIntegerField(
                help_text="How many days before its end they were last asked whether it goes on", null=True
            ),
        ),
    ]

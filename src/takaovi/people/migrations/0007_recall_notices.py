from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0006_choose_notices")]

    operations = [
        migrations.AddField(
            "notice",
            "keep_until",
            models.DateTimeField(help_text="Then it is of no use, or must be forgotten", null=True),
        ),
        migrations.AddField(
            "notice",
            "ref",
            models.CharField(
                blank=True, db_index=True, default="", help_text="What it is about: room.Model:id", max_length=80
            ),
            preserve_default=False,
        ),
    ]

from django.db import migrations, models

STATES = ("ordered", "placed", "dialled", "shown", "joined", "missed", "failed", "lapsed")
OPEN = ["ordered", "placed", "dialled", "shown"]


class Migration(migrations.Migration):
    dependencies = [("callback", "0003_duties_are_shifts")]

    operations = [
        *(
            migrations.RemoveConstraint("call", name)
            for name in ("call_state_is_known", "one_call_at_a_time", "one_call_of_a_turn")
        ),
        migrations.AlterField(
            "call", "state", models.CharField(choices=[(state, state) for state in STATES], max_length=8)
        ),
        migrations.AddConstraint(
            "call",
            models.CheckConstraint(condition=models.Q(state__in=list(STATES)), name="call_state_is_known"),
        ),
        migrations.AddConstraint(
            "call",
            models.UniqueConstraint(
                fields=["request"], condition=models.Q(state__in=OPEN), name="one_call_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            "call",
            models.UniqueConstraint(fields=["turn"], condition=models.Q(state__in=OPEN), name="one_call_of_a_turn"),
        ),
    ]

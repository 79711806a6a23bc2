"""``python -m bench.there PLACES``: the nearest places on the PostgreSQL of DATABASE_URL; for bench.postgres only."""

import json
import os
import sys
from dataclasses import asdict, replace

import django


def main(places: int) -> int:
    django.setup()
    from django.db import connection

    from bench import nearest
    from bench.__main__ import OCCURRENCES, PLACES
    from bench.base import make_base, stamp_file
    from bench.fill import Sizes

    if connection.vendor != "postgresql":
        raise SystemExit(f"DATABASE_URL is not of a PostgreSQL server but of {connection.vendor}")
    if os.environ["BENCH_KEPT"]:
        if "bench" not in str(connection.settings_dict["NAME"]):
            raise SystemExit(
                "BENCH_POSTGRES: the database's name must hold the word bench; everything in it is removed"
            )
    else:
        stamp_file().unlink(missing_ok=True)
    print(f"The made-up country: {make_base(Sizes(places, OCCURRENCES * places // PLACES))}.")
    figures = [replace(figure, name=f"PostgreSQL: {figure.name}") for figure in nearest.measure()]
    print("FIGURES " + json.dumps([asdict(figure) for figure in figures]))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))

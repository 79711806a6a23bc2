"""``python -m takaovi`` is the same as the ``takaovi`` command."""

from takaovi.config.cli import main

main()

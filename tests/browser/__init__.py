"""The program in a real browser. The helpers' assertions tell as much as the tests' own."""

import pytest

pytest.register_assert_rewrite("tests.browser.baseline", "tests.browser.steps")

"""Runs all checks against the sandbox at the URL given; a file given gets the numbers."""

import commands  # noqa: F401
import delivery  # noqa: F401
import harness
import identity  # noqa: F401
import lists  # noqa: F401
import mlops  # noqa: F401
import settings  # noqa: F401
import storage  # noqa: F401
import studio  # noqa: F401

harness.main()

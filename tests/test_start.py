"""The application is there quickly: what only some requests need is loaded by them."""

import os
import subprocess
import sys

HEAVY = {"altair", "apscheduler", "openpyxl", "pycountry", "pypinyin", "scipy.optimize", "scipy.special"}
HEAVY |= {"vl_convert", "weasyprint"}
CHECK = f"""
import sys
from app import create_app
create_app()
print(",".join(sorted({HEAVY!r} & set(sys.modules))))
"""


def test_a_start_loads_nothing_that_only_reports_lists_and_jobs_need(environment):
    command = [sys.executable, "-c", CHECK]
    found = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""

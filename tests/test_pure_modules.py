import subprocess
import sys

import pytest

PURE = [
    "exhibitors.legal_forms",
    "exhibitors.names",
    "exhibitors.repair",
]

CHECK = """
import importlib, sys
importlib.import_module(sys.argv[1])
print(",".join(sorted({"flask", "flask_babel", "sqlalchemy"} & set(sys.modules))))
"""


@pytest.mark.parametrize("module", PURE)
def test_a_pure_module_needs_no_framework(module):
    found = subprocess.run([sys.executable, "-c", CHECK, module], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""

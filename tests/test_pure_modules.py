import subprocess
import sys

PURE = [
    "classification.alert",
    "classification.columns",
    "classification.cutoffs",
    "classification.facts",
    "classification.held_editions",
    "classification.ledger",
    "classification.lifecycle",
    "classification.policy",
    "classification.portfolio",
    "classification.portfolio_upgrade",
    "classification.portfolio_alert",
    "classification.presence",
    "classification.replies",
    "classification.residual",
    "classification.retention",
    "classification.rules",
    "classification.upgrade",
    "complaints.deadlines",
    "complaints.flow",
    "complaints.low_answers",
    "complaints.targets",
    "complaints.working_time",
    "exhibitors.chinese",
    "exhibitors.duplicates.address",
    "exhibitors.duplicates.blocking",
    "exhibitors.duplicates.clusters",
    "exhibitors.duplicates.company",
    "exhibitors.duplicates.likeness",
    "exhibitors.duplicates.pairs",
    "exhibitors.duplicates.rarity",
    "exhibitors.duplicates.spelling",
    "exhibitors.duplicates.wording",
    "exhibitors.imports.bad_cells",
    "exhibitors.imports.cells",
    "exhibitors.imports.companies",
    "exhibitors.imports.countries",
    "exhibitors.imports.csv_file",
    "exhibitors.imports.dates",
    "exhibitors.imports.encodings",
    "exhibitors.imports.field_words",
    "exhibitors.imports.header",
    "exhibitors.imports.heads",
    "exhibitors.imports.json_file",
    "exhibitors.imports.lines",
    "exhibitors.imports.mapping",
    "exhibitors.imports.packages",
    "exhibitors.imports.quantities",
    "exhibitors.imports.reading",
    "exhibitors.imports.refusals",
    "exhibitors.imports.stands",
    "exhibitors.imports.tables",
    "exhibitors.imports.unpacking",
    "exhibitors.imports.xlsx_file",
    "exhibitors.combining",
    "exhibitors.custom_kinds",
    "exhibitors.growth",
    "exhibitors.legal_forms",
    "exhibitors.names",
    "exhibitors.repair",
    "exhibitors.stands",
    "plans.due",
    "plans.fitting",
    "goals.ladder",
    "goals.weights",
    "scoring.adjustment",
    "scoring.composite",
    "scoring.figures",
    "scoring.formula",
    "scoring.outlook",
    "scoring.ratings",
    "scoring.variance",
    "scoring.weighing",
    "staff.proof",
    "surveys.attainment",
    "surveys.answers",
    "surveys.headline",
    "surveys.items",
    "surveys.kinds",
    "surveys.relationship",
    "surveys.scales",
    "surveys.tally",
]

CHECK = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
    found = {"flask", "flask_babel", "sqlalchemy"} & set(sys.modules)
    if found:
        sys.exit(f"{name} needs {', '.join(sorted(found))}")
"""


def test_a_pure_module_needs_no_framework():
    command = [sys.executable, "-c", CHECK, *PURE]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")

"""The value map of many exhibitors' ladders, and the ladders behind each of its links."""

from typing import Any

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.current import current_edition
from exhibitors.models import RelationshipClass
from foundation import csv_file
from foundation.access import may
from foundation.database import db
from goals import drawing, implications, value_map, words
from goals.codes import LadderCode
from goals.implications import Pair, Relation
from goals.ladder import RUNGS
from goals.routes import blueprint, no_edition
from goals.value_map import Asked

LARGEST_ID = 2**31 - 1


def _counts(chains: list[implications.Chain]) -> dict[int, int]:
    """In how many ladders each code stands."""
    found: dict[int, int] = {}
    for codes, ladders in chains:
        for code in set(codes) - {None}:
            assert code is not None
            found[code] = found.get(code, 0) + ladders
    return found


def _context(asked: Asked) -> dict[str, Any]:
    chains = value_map.chains(asked)
    relations = implications.matrix(chains)
    proposed = implications.proposed(relations)
    cutoff = asked.cutoff or proposed
    names = value_map.names({code for pair in relations for code in pair})
    links = {pair: relations[pair].direct for pair in implications.drawn(relations, cutoff)}
    return {
        "ladders": sum(n for _codes, n in chains),
        "coded": sum(n for codes, n in chains if any(codes)),
        "relations": relations,
        "cutoff": cutoff,
        "proposed": proposed,
        "covered": implications.covered(relations, cutoff),
        "names": names,
        "links": links,
        "drawing": drawing.draw(links, names, _counts(chains), RUNGS),
        "rows": _codes_of(relations, names, low=True),
        "columns": _codes_of(relations, names, low=False),
    }


def _codes_of(relations: dict[Pair, Relation], names: dict[int, tuple[str, str]], low: bool) -> list[int]:
    """The codes from which (or to which) relations lead, rung by rung, the least abstract first."""
    codes = {pair[0 if low else 1] for pair in relations}
    return sorted(
        codes,
        key=lambda c: (RUNGS.index(names[c][1]), implications.abstractness(relations, c), names[c][0]),
    )


@blueprint.get("/map")
@may("goals.view")
def show_map() -> ResponseReturnValue:
    """What leads to what for the exhibitors asked for, as a map with its table and matrix."""
    edition = current_edition()
    if edition is None:
        return no_edition()
    asked = Asked.from_address(edition, request.args)
    return render_template(
        "goals/map.html",
        asked=asked,
        classes=list(RelationshipClass),
        dimensions=words.DIMENSIONS,
        rung_names=words.RUNG_NAMES,
        countries=value_map.countries(),
        industries=value_map.industries(),
        **_context(asked),
    )


@blueprint.get("/map/export")
@may("exhibitors.export")
def export_map() -> ResponseReturnValue:
    """Every relation of the matrix as a file."""
    edition = current_edition()
    if edition is None:
        return no_edition(), 404
    relations = implications.matrix(value_map.chains(Asked.from_address(edition, request.args)))
    names = value_map.names({code for pair in relations for code in pair})
    header = [_("From"), _("To"), _("Direct"), _("Indirect")]
    rows = [(names[a][0], names[b][0], one.direct, one.indirect) for (a, b), one in relations.items()]
    return csv_file.download("implications", header, rows)


@blueprint.get("/ladders")
@may("goals.view")
def ladders() -> ResponseReturnValue:
    """The ladders on which one or two codes stand."""
    edition = current_edition()
    if edition is None:
        return no_edition()
    codes = [_code(name) for name in ("from", "to") if request.args.get(name)]
    asked = Asked.from_address(edition, request.args)
    page = value_map.ladders(asked, codes, request.args.get("after"))
    return render_template("goals/ladders.html", asked=asked, codes=codes, page=page)


def _code(name: str) -> LadderCode:
    """The code that the address names, else 404."""
    number = request.args.get(name, 0, type=int)
    code = db.session.get(LadderCode, number) if 0 < number <= LARGEST_ID else None
    if code is None:
        abort(404, _("This code is not in the dictionary any more. Open the map again."))
    return code

"""Writes the charts' JavaScript (Vega, Vega-Lite, Vega-Embed) from the locked wheel into static/vendor/."""

from pathlib import Path

import vl_convert

TARGET = Path(__file__).parent.parent / "static" / "vendor" / "charts.js"

if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    made = TARGET.with_suffix(".new")
    made.write_text(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"), encoding="utf-8")
    made.replace(TARGET)

"""The growth figures as a picture: how many times dearer each step is than on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.graphics import renderSVG
from reportlab.graphics.charts.legends import Legend
from reportlab.graphics.charts.linecharts import HorizontalLineChart
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor, white

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WIDTH, HEIGHT = 560, 260
COLOURS = ("#8a8a8a", "#1f5fbf", "#b3541e", "#3a7d44", "#7a3e9d")


def draw(figures: Mapping[int, Mapping[str, float]], target: Path) -> None:
    """Write an SVG: days along, ratios up, one line for each step; `figures` holds milliseconds by days and step."""
    days = list(figures)
    base = figures[days[0]]
    names = list(base)
    picture = Drawing(WIDTH, HEIGHT)
    picture.add(Rect(0, 0, WIDTH, HEIGHT, fillColor=white, strokeColor=None))
    picture.add(_chart(days, [tuple(figures[day][name] / base[name] for day in days) for name in names]))
    picture.add(_legend(names))
    picture.add(String(14, HEIGHT - 16, "times the cost on one day, by sealed days in the season", fontSize=10))
    target.write_text(renderSVG.drawToString(picture).replace("fill: None", "fill: none"), encoding="utf-8")


def _chart(days: list[int], ratios: list[tuple[float, ...]]) -> HorizontalLineChart:
    chart = HorizontalLineChart()
    chart.x, chart.y, chart.width, chart.height = 34, 26, WIDTH - 150, HEIGHT - 60
    chart.data = ratios
    chart.categoryAxis.categoryNames = [str(day) for day in days]
    chart.valueAxis.valueMin, chart.valueAxis.valueMax = 0, max(2.0, *(max(line) for line in ratios))
    chart.valueAxis.valueStep = 0.5
    chart.valueAxis.visibleGrid = True
    chart.valueAxis.gridStrokeColor = HexColor("#dddddd")
    for n, colour in enumerate(COLOURS):
        chart.lines[n].strokeColor = HexColor(colour)
        chart.lines[n].strokeWidth = 2
    return chart


def _legend(names: list[str]) -> Legend:
    legend = Legend()
    legend.x, legend.y, legend.alignment = WIDTH - 100, HEIGHT - 50, "right"
    legend.columnMaximum = len(names)
    legend.colorNamePairs = [(HexColor(colour), name) for colour, name in zip(COLOURS, names, strict=False)]
    return legend

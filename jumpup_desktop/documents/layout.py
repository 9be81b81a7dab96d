"""Laying a story out on tagged pages; the only place that makes PDF pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from jumpup_desktop.documents import theme as look
from jumpup_desktop.documents.canvas import MeasuringCanvas, TaggedCanvas
from jumpup_desktop.documents.fonts import REGULAR, register
from jumpup_desktop.documents.furniture import Furniture
from jumpup_desktop.documents.tags import TagTree
from jumpup_desktop.documents.theme import DENSITIES, Theme

Story = Callable[[Theme], list[Flowable]]


@dataclass(frozen=True)
class Laid:
    """Pages as drawn: PDF bytes without archive parts, the tags, the number of pages."""

    pdf: bytes
    tree: TagTree
    pages: int


def lay_out(
    story: Story, furniture: Furniture, *, title: str, least: int = 1, themes: Sequence[Theme] = DENSITIES
) -> Laid:
    """Draw ``story`` in the fewest pages, and in the loosest density that keeps them.

    Fewer than ``least`` it never takes: once they are reached no closer density is tried.
    """
    register()
    counts: list[int] = []
    for theme in themes:
        counts.append(_draw(story(theme), furniture, 0, title, MeasuringCanvas).pages)
        if counts[-1] <= least:
            break
    fewest = min(counts)
    return _draw(story(themes[counts.index(fewest)]), furniture, fewest, title)


def roomiest(story: Story, furniture: Furniture, themes: Sequence[Theme]) -> Theme:
    """The first of the themes in which ``story`` takes one page; the first of all where it takes more in each."""
    register()
    fitting = (theme for theme in themes if _draw(story(theme), furniture, 0, "", MeasuringCanvas).pages == 1)
    return next(fitting, themes[0])


def _draw(
    story: Sequence[Flowable], furniture: Furniture, total: int, title: str, canvas: type[TaggedCanvas] = TaggedCanvas
) -> Laid:
    tree, target = TagTree(), BytesIO()
    frame = Frame(
        look.LEFT,
        look.BOTTOM,
        look.WIDTH,
        look.HEIGHT,
        **dict.fromkeys(("leftPadding", "rightPadding", "topPadding", "bottomPadding"), 0),
    )
    document = BaseDocTemplate(
        target,
        pagesize=look.PAGE,
        title=title,
        lang="ko-KR",
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
    )
    page = PageTemplate("page", [frame], onPage=lambda drawn, _: furniture.draw(drawn, total))
    document.addPageTemplates([page])
    maker = partial(canvas, tree=tree)
    document.build(list(story), canvasmaker=maker)
    return Laid(target.getvalue(), tree, document.page)

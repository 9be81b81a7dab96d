"""Pages are counted and drawn from several threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from jumpup_desktop.documents.print_copy import page_count, page_png


def pdf(pages: int) -> bytes:
    """A document with numbered pages."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(960, 540))
    for number in range(pages):
        canvas.drawString(80, 240, f"page {number + 1}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_counting_and_drawing_in_two_threads_spoil_nothing() -> None:
    content = pdf(3)
    first = page_png(content, 0, 60)
    with ThreadPoolExecutor(2) as pool:
        drawn = pool.submit(lambda: {page_png(content, 0, 60) for _ in range(60)})
        counted = pool.submit(lambda: {page_count(content) for _ in range(3000)})
        assert drawn.result() == {first}
        assert counted.result() == {3}

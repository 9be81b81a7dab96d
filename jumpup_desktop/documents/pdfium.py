"""PDFium is not made for several threads: whoever reads or draws a PDF with it holds this lock."""

import threading

PDFIUM = threading.Lock()

"""Reads what the agencies send: workbooks, CSV; the only layer that knows pandas, calamine, lxml, xlrd."""

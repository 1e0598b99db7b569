"""Ledgers (台账): one declaration gives schemas, API, workbook, import, export, list, form and audit."""

"""The workbook side of every ledger: template, export, import and failed rows, all derived from its declaration."""

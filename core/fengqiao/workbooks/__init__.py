"""Excel workbooks (.xlsx): safe reading, careful writing, and what a cell's value means; nothing of ledgers or databases."""

"""What must be true of a row, as plain functions: web, import and demo ask the same ones."""

"""What must be true of rows, as plain functions: a record goes in, a fault or None comes out."""

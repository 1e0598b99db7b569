"""What must be true of rows: plain functions over a record, the article named where a law demands it."""

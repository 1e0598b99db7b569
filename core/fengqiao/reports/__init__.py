"""Generated documents: reports for people to read and sign, tables for people to hand in, figures for programs."""

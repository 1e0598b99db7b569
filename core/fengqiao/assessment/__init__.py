"""Standards as data, the verdicts they give, and what people answer, attach and decide beside the computed figures."""

"""The tree of organs: who stands under whom, from when to when."""

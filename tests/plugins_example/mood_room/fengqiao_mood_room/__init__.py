"""The mood room: one station's specialty."""

"""The core's schema through time, and the machinery that every branch's revisions run on."""

"""Official documents (文书): the forms of a dossier, filled from its row, and which of them are still missing."""

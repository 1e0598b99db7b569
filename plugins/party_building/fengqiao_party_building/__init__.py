"""党建: party organisations, members, meetings, study and clean conduct of judicial stations."""

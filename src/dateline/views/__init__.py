"""Questions put to the record: read-only, no printing."""

"""Annotations to statements across reports: copies, incidents, origins, tolls, identities."""

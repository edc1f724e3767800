"""Report to annotations: the ordered list of steps. The only room that knows spaCy."""

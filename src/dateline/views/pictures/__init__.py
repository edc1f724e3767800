"""Pictures: SVG drawn here from view rows; no script, no outside file, every word escaped."""

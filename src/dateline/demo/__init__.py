"""The bundled exercise reports: fictional news on invented groups in real places, for the demo and for tests.

Data only. `reports/` holds the files as they would be saved from the web, `manifest.toml` says what each shows.
"""

"""The briefing: one self-contained file with pictures, each line footnoted with outlet, date and quote."""

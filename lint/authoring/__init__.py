"""Help for authors of rules: manuals, profiles, drafts, suggestions."""

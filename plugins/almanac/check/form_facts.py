"""Gives the forms of the site what they know of front matter; what reads it is loaded where a form is made."""

from __future__ import annotations

from almanac.model.form_facts import FormFacts


def form_facts() -> FormFacts:
    """The schema of what they ask, zones by country, and how links of maps show a point."""
    from almanac.read.schema.form_facts import form_facts as gathered  # takes a while, and most builds make no form

    return gathered()

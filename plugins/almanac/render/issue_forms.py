"""Writes the forms in which people send things in at a forge: issue forms, and templates where a forge has none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from almanac.model.site import Site
from almanac.model.submission_form import (
    FORM_FOLDERS,
    FORMS,
    FormField,
    SubmissionForm,
    categories_of,
    form_paths,
)

_MADE = (
    "# Made by `scripts/almanac docs --only forms`, of plugins/almanac/model/submission_form.py and pelicanconf.py.\n"
)
_WIDTH = 100_000
_GITLAB = ".gitlab/issue_templates"


def issue_forms(site: Site) -> dict[str, str]:
    """The text of each file, by its path from the root of the repository."""
    files: dict[str, str] = {}
    for form in FORMS.values():
        files |= dict.fromkeys(form_paths(form), _MADE + _yaml(_form(form, site)))
        files[f"{_GITLAB}/{form.file}.md"] = _template(form, site)
    return files | {f"{folder}/config.yml": _MADE + _yaml(_chooser(site)) for folder in FORM_FOLDERS}


def _form(form: SubmissionForm, site: Site) -> dict[str, Any]:
    """An issue form (docs.github.com, "Syntax for issue forms"; forgejo.org, "Issue and pull request templates")."""
    return {
        "name": form.name,
        "description": form.about,
        "title": f"{form.name}: ",
        "labels": [form.forge_label],
        "body": [
            {"type": "markdown", "attributes": {"value": _terms(site)}},
            *(_field(field, form, site) for field in form.fields),
        ],
    }


def _terms(site: Site) -> str:
    """What whoever fills it in agrees to, and should know before."""
    return (
        "What you write here is public, and so is your name at this forge. Once editors have taken it in, it is "
        f"published under {site.content_license}."
    )


def _field(field: FormField, form: SubmissionForm, site: Site) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": field.label}
    if field.explained:
        attributes["description"] = field.explained
    if field.control == "choice":
        attributes["options"] = [*categories_of(form.kind, site)]
    elif field.example:
        attributes["placeholder"] = field.example
    kind = {"line": "input", "lines": "textarea", "choice": "dropdown"}[field.control]
    required = {"validations": {"required": True}} if field.is_required else {}
    return {"type": kind, "id": field.id, "attributes": attributes, **required}


def _chooser(site: Site) -> dict[str, Any]:
    """What stands beside the forms where somebody begins an issue."""
    links = [{"name": "Forum", "url": site.forum_url, "about": "Where people talk."}] if site.forum_url else []
    return {"blank_issues_enabled": True, **({"contact_links": links} if links else {})}


def _template(form: SubmissionForm, site: Site) -> str:
    """A description template of GitLab's, whose first line sets the label where whoever writes it may do so."""
    return "\n".join([f'/label ~"{form.forge_label}"', "", f"<!-- {_terms(site)} -->", "", *_headings(form, site), ""])


def _headings(form: SubmissionForm, site: Site) -> Iterator[str]:
    for field in form.fields:
        choices = f"One of {', '.join(categories_of(form.kind, site))}." if field.control == "choice" else ""
        example = f"Such as {' / '.join(field.example.splitlines())}." if field.example else ""
        needed = "" if field.is_required else "May stay empty."
        words = " ".join(filter(None, [field.explained, choices, example, needed]))
        yield f"### {field.label}\n\n<!-- {words} -->\n"


def _yaml(value: Any) -> str:
    import yaml  # where no form is written, nobody needs it

    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=_WIDTH))

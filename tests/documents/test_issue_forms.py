"""The forms at forges are those that the settings and the labels make, and schemas of the forges take them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from almanac.model.submission_form import FORMS
from almanac.read.forms.issue_body import read_issue_body
from almanac.render.issue_forms import issue_forms
from commands.site import site_of

ROOT = Path(__file__).resolve().parents[2]
SITE = site_of(ROOT)
FILES = issue_forms(SITE)
IDS = {
    "add-event": "title start end timezone where city country online website category summary languages tags body",
    "send-story": "title authors category language summary tags body",
}


def load(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text("utf-8"))


def fields(path: str) -> list[dict[str, Any]]:
    return [part for part in load(path)["body"] if part["type"] != "markdown"]


@pytest.mark.parametrize("path", FILES)
def test_a_form_is_as_the_settings_make_it(path: str) -> None:
    assert (ROOT / path).read_text("utf-8") == FILES[path], f"{path} is old: run `scripts/almanac docs --only forms`"


@pytest.mark.parametrize("folder", [".github/ISSUE_TEMPLATE", ".forgejo/issue_template"])
@pytest.mark.parametrize("kind", FORMS)
def test_a_form_sets_its_label_and_has_the_ids_that_links_fill_in(folder: str, kind: Any) -> None:
    form = FORMS[kind]
    path = f"{folder}/{form.file}.yml"

    assert load(path)["labels"] == [f"submission: {kind}"]
    assert [field["id"] for field in fields(path)] == IDS[form.file].split()
    (category,) = (field for field in fields(path) if field["type"] == "dropdown")
    categories = SITE.categories if kind == "story" else SITE.event_categories
    assert category["attributes"]["options"] == [*categories]


@pytest.mark.parametrize("kind", FORMS)
def test_a_template_is_read_as_a_form_that_nobody_filled_in(kind: Any) -> None:
    answered = read_issue_body(FILES[f".gitlab/issue_templates/{FORMS[kind].file}.md"], SITE)

    assert answered.submission is not None
    assert (answered.kind, answered.submission.values, answered.submission.body, answered.notes) == (kind, (), "", ())


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-issue-forms", "[.]github/ISSUE_TEMPLATE/[as]*.yml"),
        ("vendor.github-issue-forms", "[.]forgejo/issue_template/[as]*.yml"),
        ("vendor.github-issue-config", "[.]*/[iI]*_[tT]*/config.yml"),
        ("vendor.github-workflows", "[.]github/workflows/*.yml"),
        ("custom.github-workflows-require-timeout", "[.]github/workflows/*.yml"),
        ("vendor.github-workflows", "[.]forgejo/workflows/*.yml"),
        ("vendor.gitlab-ci", "[.]gitlab-ci.yml"),
        ("vendor.gitlab-ci", "[.]ci/*.yml"),
        ("vendor.dependabot", "[.]github/dependabot.yml"),
    ],
)
def test_schemas_of_the_forges_take_every_file(schema: str, pattern: str) -> None:
    files = sorted(map(str, ROOT.glob(pattern)))
    transform = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *transform, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert files
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n"), done.stdout + done.stderr

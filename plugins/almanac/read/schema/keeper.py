"""The fields of what somebody keeps, so that the site goes on."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from almanac.read.schema import value_types as value
from almanac.read.schema.declaration import Fields


class KeptFields(Fields, frozen=True):
    """An entry of the list in ``content/keepers.yml``: what the site stands on, and who keeps it. No page shows it.

    It is as public as the repository. ``scripts/almanac health`` shows all of it, and ``check`` warns before a day.
    Secrets have their names here, and never their values.
    """

    model_config = ConfigDict(title="something to keep")

    what: value.KeptKind = Field(
        description="What it is: a right (`merge`, `deploy`), a name (`domain`), a place (`host`, `account`, `mail`), "
        "a secret (`token`), or copies of everything (`copies`).",
        examples=["domain", "token"],
    )
    name: value.Text = Field(
        description="What it is called: the domain, the name of the secret, the branch, the address of mail.",
        examples=["group.example", "ALMANAC_FORUM_KEY"],
    )
    keepers: value.Names = Field(
        description="Who can do it, renew it and hand it over: people by the names that they chose, or groups.",
        examples=["Keepers", "[Ada, Bo]"],
    )
    people: value.Number | None = Field(
        None,
        description="How many people that are, where a group is among them; left out, each name is one.",
        examples=["3"],
    )
    for_: value.Text = Field("", alias="for", description="What it is for.", examples=["topics on the forum"])
    where: value.Text = Field(
        "",
        description="Where it is: the registrar, the host, the page of the forge on which it is set.",
        examples=["Settings > Secrets and variables > Actions"],
    )
    until: value.Day | None = Field(
        None,
        description="The day on which it ends, unless somebody renews it; left out where it has no end.",
        examples=["2027-06-01"],
    )
    pays: value.Text = Field("", description="Who pays for it.", examples=["Wikimedia Chile"])
    note: value.Text = Field(
        "", description="What else whoever comes next should know.", examples=["The registrar sends letters to Bo."]
    )

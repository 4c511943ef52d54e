"""Makes the files of a site: pages by the theme's templates, others by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    Template,
    TemplateError,
    TemplateNotFound,
)

from almanac.defaults import JINJA_ENVIRONMENT
from almanac.model.address import file_of
from almanac.render.outputs.output import Drawn, Output, Page
from almanac.render.outputs.stories import NeedsPelicanError
from almanac.render.page_words import in_language
from almanac.render.publication import Publication
from almanac.render.templates import set_up
from almanac.store.share_cards import ShareCards

THEME = "theme/templates"
OWN = "theme/site/templates"
SITE_CSS = "theme/site/static/css/site.css"
_EXTENSION = ".html"


# By the name of a template its source and its file; None for one that is missing.
Sources = Mapping[str, tuple[str, str | None] | None]


class SourcesOnce(BaseLoader):
    """Gives each source as it was when it was first asked for: what counts for a page is then what makes it.

    ``known`` are those that another one has read.
    """

    def __init__(self, loader: BaseLoader, known: Sources) -> None:
        self._loader = loader
        self.known: dict[str, tuple[str, str | None] | None] = {**known}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The source, its file, and nothing that asks whether it is as it was."""
        if template not in self.known:
            try:
                self.known[template] = self._loader.get_source(environment, template)[:2]
            except TemplateNotFound:
                self.known[template] = None
        found = self.known[template]
        if found is None:
            raise TemplateNotFound(template)
        return (*found, None)

    def list_templates(self) -> list[str]:
        """Those that there are."""
        return self._loader.list_templates()


class _Environment(Environment):
    """Finds a template again by its name alone: each page asks for a dozen.

    What all templates may use is the same for each while it lives.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._by_name: dict[str, Template] = {}

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """The template of that name; nothing here gives one values of its own."""
        if not isinstance(name, str) or globals is not None:
            return super().get_template(name, parent, globals)
        if name not in self._by_name:
            self._by_name[name] = super().get_template(name, parent)
        return self._by_name[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """All of it in one dictionary, which every page copies: what Jinja links together takes longer to read."""
        return {**self.globals, **(d or {})}


class Renderer:
    """Makes the files of one publication; ``root`` is that of the repository with the theme.

    ``sources`` are those that were asked for by now; ``known`` are those of another one, which makes the same.
    """

    def __init__(self, publication: Publication, root: Path, known: Sources | None = None) -> None:
        theme = FileSystemLoader(root / THEME)
        loaders = [FileSystemLoader([root / OWN, root / THEME]), PrefixLoader({"!theme": theme})]
        loader = SourcesOnce(ChoiceLoader(loaders), known or {})
        self.sources: Sources = loader.known
        self.environment = _Environment(loader=loader, **JINJA_ENVIRONMENT)
        self._cards = ShareCards(root)
        set_up(self.environment, publication, has_site_css=(root / SITE_CSS).is_file())

    def load(self, names: Iterable[str]) -> None:
        """Compile templates that will be needed; one that cannot be is of no matter before it is."""
        for name in names:
            with suppress(TemplateError):
                self.environment.get_template(name)

    def make(self, output: Output) -> bytes:
        """The bytes of a file; raises ``NeedsPelicanError``, and whatever a template can raise."""
        if isinstance(output, Page):
            return self._page(output)
        return self._cards.png(output.card()) if isinstance(output, Drawn) else output.data()

    def _page(self, page: Page) -> bytes:
        try:
            template = self.environment.get_template(f"{page.template}{_EXTENSION}")
            with in_language(page.lang):
                return template.render(page.values(), output_file=file_of(page.address)).encode()
        except TemplateNotFound as missing:
            raise NeedsPelicanError(f"the template `{missing.name}`") from missing

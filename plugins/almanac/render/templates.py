"""Sets up the environment of the theme's templates: what all of them may use, and what is made once for all pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import is_dataclass
from functools import cache, partial
from types import CodeType, MethodType
from typing import Any

from jinja2 import Environment, Template, Undefined, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from almanac.model.address import group_feed, stories_feed
from almanac.model.image import Copies, Image, copies
from almanac.model.language import direction
from almanac.model.site import Site
from almanac.render.absolute import absolute_address, link_address
from almanac.render.frozen_note import frozen_note
from almanac.render.hosts import breakable_host, host
from almanac.render.icons import DARK_PAPER, PAPER
from almanac.render.page_words import PageWords, page_language
from almanac.render.policy import page_policy
from almanac.render.publication import Publication
from almanac.render.site_view import site_view
from almanac.render.threads import thread_name

# Components that stand on many pages with the same content: a card in every list that has its entry.
_ON_MANY_PAGES = frozenset(["event_card", "facets", "site_footer", "site_header", "site_links", "story_card"])
_PLAIN = (str, int, bool, type(None))

try:
    # Each value of each page comes by here: what is public takes some times as long, to make a `Markup` of it.
    from markupsafe._speedups import _escape_inner as escaped
except ImportError:  # it could not be compiled, or has another name in another version

    def escaped(text: str, /) -> str:
        """The text as ``escape`` makes it."""
        return str(escape(text))


def set_up(environment: Environment, publication: Publication, *, has_site_css: bool) -> None:
    """Give the templates of an environment the site, the words of the interface, and the filters for links.

    Their sources do not change while it lives; ``has_site_css``: the site has a style sheet of its own.
    """
    environment.auto_reload = False
    environment.template_class = _Template
    environment.context_class = _Context
    environment.filters.update(_filters(publication.site))
    environment.globals.update(_values(publication), site_css=has_site_css)
    PageWords(publication.site).add_to(environment)


def _filters(site: Site) -> Mapping[str, Callable[..., object]]:
    """What makes addresses to load and to lead to; a link is worked out once for all pages."""
    link, absolute = cache(partial(link_address, site)), cache(partial(absolute_address, site))

    def webcal(address: str) -> str:
        return f"webcal:{absolute(address).partition(':')[2]}"

    @pass_context  # or Jinja would work it out for all pages at once
    def local(_: Context, address: str) -> str:
        return site.list_address(address, page_language())

    return {
        "host": host,
        "breakable_host": breakable_host,
        "thread_name": thread_name,
        "local": local,
        "link": link,
        "absolute": absolute,
        "webcal": webcal,
        "policy": partial(page_policy, site),
        "address_of": _address_of,
        "copies": partial(_copies, site.picture_formats, link),
    }


def _values(publication: Publication) -> Mapping[str, object]:
    """What stands in every template by its name; some of it depends on the language of the page at hand."""
    site, view = publication.site, site_view(publication.edition)

    def spoken() -> str:
        return page_language() or site.default_lang

    @cache
    def menu_in(lang: str) -> frozenset[str]:
        return frozenset(site.list_address(address, lang) for address in view.menu)

    return {
        "site": view,
        "languages_of": publication.languages.of,
        "page_language": spoken,
        "page_direction": lambda: direction(spoken()),
        "local_menu": lambda: menu_in(page_language()),
        "group_feed": group_feed,
        "stories_feed_in": partial(_stories_feed, site),
        "tagline_in": site.tagline_in,
        "frozen_in": partial(frozen_note, site),
        "head_of": publication.heads.of,
        "paper": PAPER,
        "dark_paper": DARK_PAPER,
    }


def _stories_feed(site: Site, lang: str) -> str:
    has_own = lang in site.languages and lang != site.default_lang
    return group_feed("lang", lang) if has_own else stories_feed("atom.xml")


def _address_of(output_file: str) -> str:
    return f"/{output_file.removesuffix('index.html')}"


def _copies(formats: Sequence[str], link: Callable[[str], str], image: Image) -> tuple[Copies, ...]:
    return copies(image.address, image.widths, formats, link)


class _Context(Context):
    """Calls macros and methods straight: Jinja asks each, at every call, what it wants to be given."""

    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What ``obj`` gives for these."""
        kind = type(obj)
        if not (kind is _Macro or kind is _Remembered or (kind is MethodType and not hasattr(obj, "jinja_pass_arg"))):
            return super().call(obj, *args, **kwargs)
        if kwargs:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
        if kind is not _Macro:
            return obj(*args, **kwargs)
        if not kwargs and len(args) < len(obj.left_out) and self.eval_ctx.autoescape:
            return obj.straight(*args)
        return obj(self.eval_ctx, *args, **kwargs)


class _Macro(Macro):
    """A macro that takes what it is called with as it stands, where that is a value for each of its first arguments.

    ``left_out`` has for every number of values what stands for the other arguments; it is empty where the macro can
    be called in other ways only.
    """

    def __init__(  # as compiled templates call it
        self,
        environment: Environment,
        func: Callable[..., str],
        name: str,
        arguments: list[str],
        catch_kwargs: bool,
        catch_varargs: bool,
        caller: bool,
        default_autoescape: bool | None = None,
    ) -> None:
        super().__init__(environment, func, name, arguments, catch_kwargs, catch_varargs, caller, default_autoescape)
        self._body = func
        takes_more = catch_kwargs or catch_varargs or caller or not default_autoescape
        numbers = () if takes_more else range(len(arguments) + 1)
        self.left_out = [(missing,) * (len(arguments) - number) for number in numbers]

    def straight(self, *args: Any) -> Markup:
        """What the macro makes of values for its first arguments; the others have their defaults."""
        return Markup(self._body(*args, *self.left_out[len(args)]))  # noqa: S704 - a macro escapes what it is given


def _text(value: object) -> str:
    """A value as it stands on a page, as ``escape`` makes it; nobody asks whether that is ``Markup``."""
    kind = type(value)
    if kind is str:
        return escaped(value)  # type: ignore[arg-type]
    if kind is Undefined:
        return ""
    return value if kind is Markup else escape(value)  # type: ignore


class _Template(Template):
    """A template whose macros are imported once: what they see beside their arguments is the same on every page."""

    @classmethod
    def from_code(
        cls, environment: Environment, code: CodeType, globals: MutableMapping[str, Any], *more: Any
    ) -> Template:
        """The template of compiled code, in which ``escape`` stands around each value on its way to the page."""
        template = super().from_code(environment, code, globals, *more)
        template.root_render_func.__globals__.update(escape=_text, Macro=_Macro)
        return template

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        if self._module is None:
            module = self.make_module()
            for name, macro in vars(module).items():
                if isinstance(macro, Macro) and name in _ON_MANY_PAGES:
                    setattr(module, name, _Remembered(macro))
            self._module = module
        return self._module


class _Remembered:
    """A macro that is rendered once for the same arguments in the same language."""

    def __init__(self, macro: Macro) -> None:
        self._macro = macro
        self._rendered: dict[object, tuple[Markup, object]] = {}

    def __call__(self, *args: Any, **kwargs: Any) -> Markup:
        """What the macro makes of these; of values that could change it is made anew."""
        values = (*args, *kwargs.values())
        if not all(map(_lasts, values)):
            return Markup(self._macro(*args, **kwargs))  # noqa: S704 - a macro escapes what it is given
        key = (page_language(), *map(_identity, args), *((name, _identity(value)) for name, value in kwargs.items()))
        if key not in self._rendered:
            # The values are kept: another one could get the identity of one that is gone.
            self._rendered[key] = Markup(self._macro(*args, **kwargs)), values  # noqa: S704 - as above
        return self._rendered[key][0]


def _lasts(value: object) -> bool:
    """Whether a value is what it is as long as it lives."""
    if isinstance(value, _PLAIN):
        return True
    if isinstance(value, tuple):
        return all(map(_lasts, value))
    return is_dataclass(value) and bool(getattr(value, "__dataclass_params__").frozen)  # noqa: B009 - of no public type


def _identity(value: object) -> object:
    return value if isinstance(value, _PLAIN) else id(value)

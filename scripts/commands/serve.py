"""`serve`: shows the site on this computer while you write."""

from __future__ import annotations

import argparse
import os
import signal
from pathlib import Path
from threading import Thread
from types import FrameType

from commands.arguments import Subparsers, add_command
from commands.cannot_run import CannotRun

_EXAMPLE = """
scripts/almanac serve
scripts/almanac serve --port 8080 --no-drafts
"""
_FOLDER = (".almanac", "serve")  # never output/, where drafts must not be


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    purpose = "build, serve on this computer, rebuild and reload on every save"
    parser = add_command(subparsers, "serve", purpose, _EXAMPLE, run)
    parser.add_argument("--port", type=_port, help="the port (default: 8000, or the next free one)")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument(
        "--reload",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="reload the open pages after every build; without, pages are as `build` makes them (default: on)",
    )
    parser.add_argument(
        "--drafts",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="show drafts, and stories of a later day (default: on)",
    )


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from preview.rebuild import Builder
    from preview.server import open_server
    from preview.session import Session
    from preview.state import Board
    from preview.watch import Watcher

    for name in ("SIGTERM", "SIGHUP"):  # an editor's stop button, a closed window; Windows has no SIGHUP
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)
    folder = args.root.joinpath(*_FOLDER)
    _make_writable(folder, args.root)
    board = Board()
    server = open_server(args.host, args.port, folder, board, reload=args.reload)
    Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    watcher = Watcher(args.root)
    builder = Builder(args.root, folder, server.url, drafts=args.drafts)
    try:
        session = Session(builder, board, has_site=(folder / "index.html").is_file())
        session.start(server.url)
        while True:
            session.rebuild(watcher.next_changes(0.5))
    finally:
        builder.close()
        board.close()
        watcher.close()
        server.shutdown()
        server.server_close()


def _make_writable(folder: Path, root: Path) -> None:
    """Make the folder of the preview; raises CannotRun where the project cannot be written to."""
    reason = "it may not be written to"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
    if not os.access(folder, os.W_OK):
        raise CannotRun(
            f"`serve` keeps what it builds in {folder.relative_to(root).as_posix()}/ of {root}: {reason}.",
            "give yourself access to it, or use a copy of the project in a folder of your own.",
        )


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _port(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; ports are numbers from 1 to 65535")
    return int(text)

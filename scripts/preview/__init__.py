"""Shows the site on this computer while it is written: build on every save, serve, reload the open pages."""

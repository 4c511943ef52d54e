"""The files of stories, pages and events, read into the model."""

"""Reads exports of WordPress (WXR), with The Events Calendar's events: what was public there, and nothing else."""

"""The core of Almanac: plain Python that knows no Pelican.

Imports flow one way: ``check`` -> ``store`` -> ``render``, ``read`` -> ``model``.
"""

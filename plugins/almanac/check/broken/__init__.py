"""Leaves out of a build what is broken, and keeps of it what was whole before."""

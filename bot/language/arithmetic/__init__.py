"""Figures that are worked out from others."""

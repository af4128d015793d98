"""Quantities: numbers in digits and words, currencies, scales, ranges, bounds, units and periods."""

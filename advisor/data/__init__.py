"""Dated, sourced data: parameters, rules, small models, knowledge. Read through `advisor.catalogue`."""

"""Alembic migrations; `ftroi migrate` and the start of the app run them."""

"""A small Slack on loopback with a web page: for people, demos and tests. The real app runs behind it over HTTP."""

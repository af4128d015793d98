"""The Slack app around the advisor."""

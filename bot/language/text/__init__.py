"""From Slack's text to tokens: markup, spelling, one tokeniser."""

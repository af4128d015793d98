"""The environment, typed and read once. `.env.example` lists every field; a test holds both together."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

_EXAMPLES = ("your-", "changeme", "example")


class Settings(BaseSettings):
    """Everything that can be set. Values come from the environment, then from `.env`."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    slack_bot_token: SecretStr | None = Field(default=None, description="Bot token of one workspace (xoxb-...)")
    slack_signing_secret: SecretStr | None = Field(default=None, description="Signing secret, from Basic Information")
    slack_app_token: SecretStr | None = Field(
        default=None, description="App-level token (xapp-...): Socket Mode instead of HTTP"
    )
    slack_api_url: str = Field(default="https://slack.com/api/", description="Another Slack, for tests and the sandbox")
    database_url: str = Field(default="sqlite:///ftroi.sqlite3", description="SQLite file, or postgresql://...")
    host: str = Field(default="0.0.0.0", description="Address that `ftroi serve` listens on")  # noqa: S104
    port: int = Field(default=3000, ge=0, le=65535, description="Port that `ftroi serve` listens on")
    log_level: Annotated[str, NoDecode] = Field(default="INFO", description="DEBUG, INFO, WARNING or ERROR")

    @model_validator(mode="after")
    def _no_example_secrets(self) -> Self:
        for name in ("slack_bot_token", "slack_signing_secret", "slack_app_token"):
            value: SecretStr | None = getattr(self, name)
            if value is not None and value.get_secret_value().lower().startswith(_EXAMPLES):
                raise ValueError(f"{name.upper()} still has the example value; put the real one into .env")
        return self

    def secret(self, name: str) -> str:
        """The text of a secret setting, "" when it is not set."""
        value: SecretStr | None = getattr(self, name)
        return "" if value is None else value.get_secret_value()

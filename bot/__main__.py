"""The assembly: it puts the parts together, and nobody imports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import cli

if TYPE_CHECKING:
    from bot.settings import Settings


def run(settings: Settings) -> None:
    """Run the bot until it is told to stop."""
    print("The bot is not assembled yet.", settings.log_format)


def main() -> None:
    """The console script."""
    cli.main(run)


if __name__ == "__main__":
    main()

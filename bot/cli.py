"""The command line: ``directive-bot …``. Exit codes: 0 done, 1 it failed and says why, 2 wrong usage.

Every command imports what it needs when it runs, so that ``--help`` is instant.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.failures import Failure, guarded

if TYPE_CHECKING:
    from bot.settings import Settings

FILE = Annotated[Path, typer.Argument(metavar="FILE", show_default=False)]


def build(run: Callable[[Settings], None]) -> typer.Typer:
    """The command line; its ``run`` calls ``run(settings)``, which returns when the bot has stopped."""
    app = typer.Typer(
        name="directive-bot",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help="Directives down the tree of units, over Telegram; and who has answered.",
    )

    @app.command("run")
    @guarded
    def run_bot() -> None:
        """Run the bot; without BOT_TOKEN the sandbox."""
        run(load_settings())

    _add_office(app)
    _add_documents(app)
    _add_units(app)
    return app


def load_settings() -> Settings:
    """The settings, or a ``Failure`` with every sentence that is wrong with them."""
    from bot import settings

    try:
        return settings.load()
    except settings.BadSettings as error:
        raise Failure(*error.sentences) from None


def wait(work: Coroutine[object, object, None]) -> None:
    """Run one command's work to its end."""
    asyncio.run(work)


def _add_office(app: typer.Typer) -> None:
    journal = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The append-only record.")
    app.add_typer(journal, name="journal")

    @app.command()
    @guarded
    def check() -> None:
        """Say what is wrong, and how to mend it."""
        from bot.checkup import command

        wait(command.check(load_settings()))

    @app.command()
    @guarded
    def backup(file: FILE) -> None:
        """Copy the database to FILE; the bot may run.

        The copy is verified, and never replaces a file."""
        from bot import commands_office

        commands_office.backup(load_settings().database, file)

    @app.command()
    @guarded
    def restore(file: FILE) -> None:
        """Put the copy FILE in the database's place.

        The bot must not run. The copy is verified first, and what was there is kept aside."""
        from bot import commands_office

        commands_office.restore(load_settings().database, file)

    @app.command()
    @guarded
    def migrate() -> None:
        """Bring the database up to date."""
        from bot import commands_office

        wait(commands_office.migrate_database(load_settings().database))

    @journal.command()
    @guarded
    def verify() -> None:
        """Prove that the journal is whole.

        Fails at the first line that was changed, cut out or put in between."""
        from bot import commands_office

        wait(commands_office.verify_journal(load_settings().database))


def _add_documents(app: typer.Typer) -> None:
    @app.command()
    @guarded
    def parse(
        files: Annotated[list[Path], typer.Argument(metavar="FILE…", show_default=False)],
        as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    ) -> None:
        """Say what the reader makes of documents."""
        raise Failure("The reader is not built in yet.")


def _add_units(app: typer.Typer) -> None:
    units = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The tree of units.")
    app.add_typer(units, name="units")

    @units.command("import")
    @guarded
    def import_units(file: FILE) -> None:
        """Bring in units from a CSV file: code,name,kind,parent_code,aliases. Updates, never deletes."""
        raise Failure("Importing is not built in yet.")


def main(run: Callable[[Settings], None]) -> None:
    """Run the command line on this process's arguments; never returns normally."""
    build(run)(prog_name="directive-bot")

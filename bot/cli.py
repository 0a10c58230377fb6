"""The command line: ``directive-bot …``. Exit codes: 0 done, 1 it failed and says why, 2 wrong usage.

Every command imports what it needs when it runs, so that ``--help`` is instant.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.failures import Failure, guarded

if TYPE_CHECKING:
    from bot.settings import Settings

File = Annotated[Path, typer.Argument(metavar="FILE", show_default=False)]
Files = Annotated[list[Path], typer.Argument(metavar="FILE…", show_default=False)]
UnitCode = Annotated[str, typer.Option("--unit", metavar="CODE", help="Whom it is for.", show_default=False)]
Role = Annotated[
    str, typer.Option("--role", metavar="ROLE", help="viewer, officer, leader, coordinator or admin.")
]
Uses = Annotated[int, typer.Option("--uses", min=1, help="How many people may join by it.")]
Every = Annotated[bool, typer.Option("--all", help="One for every unit of a kind.")]
Kind = Annotated[str, typer.Option("--kind", metavar="KIND", help="Of which kind.", show_default=False)]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="Where to put invites.csv and the pages.")
]
BotName = Annotated[
    str,
    typer.Option(
        "--bot", metavar="NAME", help="The bot's user name; default: as it last ran.", show_default=False
    ),
]
Endings = Annotated[
    Path | None,
    typer.Option("--endings", metavar="FILE", exists=True, dir_okay=False, help="Units that are no more."),
]
Day = Annotated[str, typer.Option("--on", metavar="DAY", help="Since when they are; default: today.")]
Basis = Annotated[str, typer.Option("--basis", metavar="TEXT", help="By which decision.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
Dry = Annotated[bool, typer.Option("--dry-run", help="Only show the differences.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


def build(run: Callable[[Settings], None]) -> typer.Typer:
    """The command line; its ``run`` calls ``run(settings)``, which returns when the bot has stopped."""

    def run_bot() -> None:
        """Run the bot; without BOT_TOKEN the sandbox."""
        run(load_settings())

    app = _group("Directives down the tree of units, over Telegram; and who has answered.")
    app.command("run")(guarded(run_bot))
    for command in (parse, invite, check, backup, restore, migrate, demo_data):
        app.command()(guarded(command))
    for name, (told, commands) in _GROUPS.items():
        group = _group(told)
        for verb, command in commands.items():
            group.command(verb)(guarded(command))
        app.add_typer(group, name=name)
    return app


def main(run: Callable[[Settings], None]) -> None:
    """Run the command line on this process's arguments; ends the process with the exit code."""
    build(run)(prog_name="directive-bot")


def _group(told: str) -> typer.Typer:
    return typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help=told,
    )


def load_settings() -> Settings:
    """The settings, or a ``Failure`` with every sentence that is wrong with them. Readies the log, too."""
    from bot import logs, settings

    try:
        found = settings.load()
    except settings.BadSettings as error:
        raise Failure(*error.sentences) from None
    logs.configure(found.log_format, found.secrets)
    return found


def _wait(work: Coroutine[object, object, None]) -> None:
    asyncio.run(work)


def parse(files: Files, as_json: AsJson = False) -> None:
    """Say what the reader makes of documents."""
    from bot import reading_cli

    if code := reading_cli.parse_files(files, as_json=as_json):
        raise typer.Exit(code)


def check() -> None:
    """Say what is wrong, and how to mend it."""
    from bot.checkup import command

    _wait(command.check(load_settings()))


def backup(file: File) -> None:
    """Copy the database and the kept files to FILE; the bot may run.

    The copy is verified, and never replaces a file. Where reports brought files along it is a tar of both.
    """
    from bot import commands_office

    commands_office.backup(load_settings().database, file)


def restore(file: File) -> None:
    """Put the copy FILE in the database's place.

    The bot must not run. The copy is verified first, and what was there is kept aside.
    """
    from bot import commands_office

    commands_office.restore(load_settings().database, file)


def migrate() -> None:
    """Bring the database up to date; the bot must not run."""
    from bot import commands_office

    _wait(commands_office.migrate_database(load_settings().database))


def demo_data(
    months: Annotated[int, typer.Option(min=1, max=3, help="How many months the province has worked.")] = 3,
    seed: Annotated[int, typer.Option(help="Another one makes other people and other figures.")] = 1,
) -> None:
    """Fill an empty database with an invented province at work, to look at in the sandbox.

    Never a database in which anybody works, and never with BOT_TOKEN set.
    """
    from bot.demo import command

    _wait(command.make(load_settings(), months, seed))


def import_units(
    file: File, endings: Endings = None, day: Day = "", basis: Basis = "", yes: Yes = False, dry: Dry = False
) -> None:
    """Bring in units from a CSV file.

    Its columns: code,name,kind,parent_code,aliases, and if you like phone and nhan (tags, separated by ;).
    Importing again updates, and never deletes: it tells which units the file lacks. Where units are moved,
    or are no more (--endings, columns code,becomes,work,seats), it shows the differences and asks.
    """
    from bot import commands_units as command

    settings = load_settings()
    try:
        since = command.day_in(day, settings.zone) if day else None
    except ValueError:
        raise typer.BadParameter("--on takes a day such as 1/7/2025 or 2025-07-01") from None
    order = command.Order(file, endings, since, basis, yes, dry)
    _wait(command.import_file(settings.database, order, settings.zone, typer.confirm))


def invite(
    role: Role,
    unit: UnitCode = "",
    uses: Uses = 1,
    every: Every = False,
    kind: Kind = "",
    out: Out = None,
    bot_name: BotName = "",
) -> None:
    """Make invitations: links with their QR codes.

    For one unit, shown here: --unit CODE. For every unit of a kind, as printable pages in a new folder:
    --all --kind KIND --out DIR.
    """
    from bot import commands_invite as command

    if every and kind and out and not unit:
        settings = load_settings()
        _wait(command.invite_many(settings.database, kind, role, uses, out, settings.zone, bot_name))
    elif unit and not (every or kind or out):
        _wait(command.invite_one(load_settings().database, unit, role, uses, bot_name))
    else:
        raise typer.BadParameter("give either --unit CODE, or --all --kind KIND --out DIR")


def verify_journal(
    pack: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="an evidence pack to compare with it")
    ] = None,
) -> None:
    """Prove that the journal is whole, and with --pack that an evidence pack is a true part of it.

    Fails at the first line that was changed, cut out or put in between.
    """
    from bot import commands_office

    _wait(commands_office.verify_journal(load_settings().database, pack))


_GROUPS: Final[dict[str, tuple[str, dict[str, Callable[..., None]]]]] = {
    "units": ("The tree of units.", {"import": import_units}),
    "journal": ("The append-only record.", {"verify": verify_journal}),
}

"""The default command: texts in, edited texts out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from humanize_cli.batch import Action
from humanize_cli.cli import changes, chosen, configured, disclosing, options, replying
from humanize_cli.cli.boundary import interrupted
from humanize_cli.cli.output import Talk

if TYPE_CHECKING:
    from humanize_cli.cli.session import Part
    from humanize_cli.config.tasks import Task
    from humanize_cli.editors import Editor, OpenEditor
    from humanize_cli.model.engine import Engine
    from humanize_cli.reply import Reply
    from humanize_cli.stamp.disclose import Discloser


def edit(
    paths: options.Paths = None,
    since: changes.Since = None,
    staged: changes.Staged = False,
    profile: options.ProfileName = None,
    language: options.Language = None,
    strength: options.StrengthName = None,
    reply_to: replying.ReplyTo = None,
    headings: options.Headings = None,
    tables: options.Tables = None,
    write: options.Write = False,
    output: options.Output = None,
    interactive: options.Interactive = False,
    disclose: disclosing.Disclose = None,
    disclose_text: disclosing.DiscloseText = None,
    disclose_date: disclosing.DiscloseDate = None,
    stdin_filename: options.StdinName = None,
    check: options.Check = False,
    show_diff: options.Diff = False,
    show_reasons: options.Explain = False,
    as_json: options.Json = False,
    config: configured.ConfigFile = None,
    no_config: configured.NoConfig = False,
    _model: chosen.Model = None,
    threads: options.Threads = 0,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    _version: options.Version = False,
) -> int:
    """Edit a stiff draft into natural prose: same facts, same structure, in the tone of a profile."""
    from humanize_cli.cli.session import Session
    from humanize_cli.config.tasks import make_tasks

    given = paths or []
    level = options.level_of(quiet=quiet, verbose=verbose)
    plan = options.plan(
        given,
        write=write,
        output=output,
        check=check,
        diff=show_diff,
        explain=show_reasons,
        json=as_json,
        level=level,
        changed=since is not None or staged,
        interactive=interactive,
    )
    options.refuse_stdin_name(stdin_filename, given)
    configuration = configured.configuration(
        file=config,
        search=not no_config,
        profile=profile,
        lang=language,
        strength=strength,
        headings=headings,
        tables=tables,
        disclose=disclose,
        disclose_text=disclose_text,
    )
    disclosing.refuse_wrong(disclose, disclose_text)
    found = changes.find(
        given,
        since,
        staged=staged,
        output=output,
        stdin_name=stdin_filename,
        rewriting=plan.action is Action.REWRITE,
    )
    talk = Talk(level)
    tasks = make_tasks(found.sources, configuration, stdin_name=stdin_filename)
    tasks = replying.without_message(tasks, reply_to, given, talk)
    message = replying.read(reply_to, found.sources)
    tasks, replies = replying.answering(tasks, message)
    replying.tell(message, replies, talk, explain=show_reasons)
    if plan.action is Action.OUTPUT:
        tasks = [_copied(task) if task.excluded else task for task in tasks]
    elif plan.report is not options.Report.TEXT:
        tasks = configured.without_excluded(tasks, given, talk)
        if found.sources and not tasks:
            return replying.code(message, 0)
    found = replace(found, sources=tuple(task.source for task in tasks))
    disclosers = disclosing.disclosers(tasks, plan, disclose_date)
    asker = None
    if interactive and not (message and message.harm):
        from humanize_cli.cli.interactive import Asker
        from humanize_cli.cli.terminal import Terminal

        asker = Asker(Terminal.open(text_on_stdin=any(each.path is None for each in found.sources)))
    try:
        parts = _parts(tasks, _Editors(talk, threads), disclosers, replies)
        return replying.code(message, Session(plan, talk, found, asker).run(parts))
    except KeyboardInterrupt:
        interrupted(talk)


class _Editors:
    """Opens editors that share one engine, which is loaded with the first of them."""

    def __init__(self, talk: Talk, threads: int) -> None:
        self._talk = talk
        self._threads = threads
        self._engine: Engine | None = None

    def opener(self, task: "Task") -> "OpenEditor":
        """Return what opens an editor for texts that have the settings of a task."""
        from humanize_cli import api

        def open_editor(can_encode: Callable[[str], bool] | None = None) -> "Editor":
            return api.open_editor(
                task.profile,
                language=task.settings.lang,
                strength=task.settings.strength,
                engine=self._loaded(),
                headings=task.settings.headings,
                tables=task.settings.tables,
                can_encode=can_encode,
                select=task.select,
                ignore=task.ignore,
            )

        return open_editor

    def _loaded(self) -> "Engine":
        from humanize_cli import api
        from humanize_cli.cli.progress import BuildProgress

        if self._engine is None:
            with BuildProgress(self._talk) as building:
                self._engine = api.load_engine(self._threads, building)
        return self._engine


def _parts(
    tasks: "Sequence[Task]",
    editors: _Editors,
    disclosers: "Mapping[tuple[Any, ...], Discloser | None]",
    replies: "Mapping[tuple[Any, ...], Reply]",
) -> "Iterator[Part]":
    """Yield the tasks as parts of a run, those that stand together and have the same settings as one."""
    from humanize_cli.cli.session import Part

    for _, group in groupby(tasks, key=lambda task: task.kind):
        first, *more = group
        sources = [task.source for task in (first, *more)]
        reply = replies.get(first.kind)
        opener = replying.unedited(first) if reply is not None and reply.harm else editors.opener(first)
        yield Part(sources, opener, first.profile.name, disclosers[first.kind], reply)


def _copied(task: "Task") -> "Task":
    """Return a task whose file is copied as it is."""
    return replace(task, source=replace(task.source, prose=False))

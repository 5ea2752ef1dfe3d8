"""Every event goes through here: which handler, which language, one unit of work, the error boundary."""

from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from bot.clock import Clock
from bot.config import Network
from bot.domain.messages import Argument, Choice, Command, Form, Incoming, Outgoing, Visibility
from bot.errors import FarolitoError, StorageError, UserError
from bot.i18n import Markdown, Texts
from bot.services.moderation.cards import locale_of
from bot.services.reporting.drafting import Awaited, Begun
from bot.services.transport.delivery import Delivery
from bot.services.transport.intake import Handled
from bot.storage import inbox
from bot.storage.database import Database
from bot.storage.failures import StorageConflict
from bot.storage.work import UnitOfWork
from handlers import ask, draft_talk, drill, greetings, group_limits, letters, menu, my_reports, report, subscribe
from handlers.context import Context, Stage, reached, reply
from handlers.presses import FORMS, PRESSES
from handlers.route import Route
from handlers.routes import COMMANDS, ROUTES
from handlers.services import Services
from handlers.waited import say_so, waited

log = structlog.get_logger()


class Duplicate(FarolitoError):
    """The platform delivered an event again whose effect is committed already."""


@dataclass(slots=True)
class Router:
    """ports.Conversation for platforms that answer at once, handle() for the durable inbox."""

    services: Services
    texts: Texts
    network: Network
    database: Database
    delivery: Delivery
    clock: Clock

    @property
    def stage(self) -> Stage:
        """How far the network has gone live, as it was read last."""
        return self.services.stages.current

    @property
    def commands(self) -> tuple[Command, ...]:
        """What this installation offers at its stage (R47)."""
        return tuple(command for command, route in COMMANDS if reached(self.stage, route.stage))

    async def respond(self, incoming: Incoming) -> list[Outgoing]:
        """Handle one event whole. When it returns, everything it changed is committed. Never raises."""
        return (await self.handle(incoming)).replies

    async def handle(self, incoming: Incoming, inbox_id: int | None = None) -> Handled:
        """One unit of work. inbox_id: the durable row; it is finished, and the replies written, with the change.

        Raises StorageError for a durable event alone: it is kept, and tried again.
        """
        try:
            try:
                return await self._unit(incoming, inbox_id)
            except StorageConflict:
                # Somebody else came first and all was undone: the same again sees what they did.
                return await self._unit(incoming, inbox_id)
        except Duplicate:
            return Handled([], committed=False)
        except Exception as error:
            if isinstance(error, StorageError) and inbox_id is not None:
                raise
            log.error(
                "handler_failed", platform=incoming.address.platform.value, error=type(error).__name__, exc_info=True
            )
            return Handled([self.failure(incoming)], committed=False)

    async def _unit(self, incoming: Incoming, inbox_id: int | None) -> Handled:
        async with UnitOfWork(self.database) as work:
            ctx = self._context(incoming, work)
            self.services.clearing.note_theirs(incoming)
            try:
                replies = self._seen_by(incoming, await self._dispatch(incoming, ctx))
            except UserError as error:
                return Handled(self._refusal(error, incoming, ctx), committed=False, refused=True)
            replies = await group_limits.kept(replies, incoming, ctx)
            replies += await self._missed(incoming, ctx)
            if not work.changed:
                return Handled(replies, committed=False)
            await self._finish(incoming, inbox_id, replies, work, ctx.now)
            await work.commit()
        self.delivery.wake()
        return Handled(replies, committed=True)

    async def _missed(self, incoming: Incoming, ctx: Context) -> list[Outgoing]:
        """After the answer: what could not be written to this person before (R14)."""
        try:
            return await my_reports.missed(incoming, ctx) if reached(self.stage, "reports") else []
        except Exception:  # the answer counts: whatever keeps us from looking must not keep it back (R2)
            log.error("missed_unread", exc_info=True)
            return []

    async def _finish(
        self, incoming: Incoming, inbox_id: int | None, replies: list[Outgoing], work: UnitOfWork, now: datetime
    ) -> None:
        """In the transaction of the change: the replies, and the mark that this event had its effect."""
        connection = await work.connection()
        platform = incoming.address.platform
        if inbox_id is None:
            if not await inbox.note(connection, platform, incoming.key, now):
                raise Duplicate(incoming.key)
            return
        for number, outgoing in enumerate(replies):
            if outgoing.text or outgoing.buttons:
                key = f"reply:{inbox_id}:{number}"
                await self.delivery.reply(
                    connection, incoming.address, outgoing, key, pressed_message=incoming.pressed_message
                )
        if not await inbox.finish(connection, inbox_id, now):
            raise Duplicate(incoming.key)

    def _context(self, incoming: Incoming, work: UnitOfWork) -> Context:
        now = self.clock.now()
        user = incoming.account.user if incoming.account else ""
        said = self.services.recent.get(incoming.address, user, now)
        locale = said.locale or self.texts.match(incoming.locale)
        partial = said.language if said.locale else self.texts.match_partial(incoming.locale)
        return Context(
            self.texts,
            self.services.hotlines,
            now,
            locale,
            self.services,
            self.network,
            self.stage,
            work,
            incoming,
            partial=partial,
        )

    async def _dispatch(self, incoming: Incoming, ctx: Context) -> list[Outgoing]:
        await self._refresh()
        if incoming.form is not None:
            return await self._run(FORMS.get(incoming.form.partition(":")[0]), incoming, ctx)
        if incoming.action is not None:
            return await self._run(PRESSES.get(incoming.action.verb), incoming, ctx)
        if incoming.command is not None:
            return await self._command(incoming, ctx)
        return await self._words(incoming, ctx)

    async def _refresh(self) -> None:
        """What is kept in memory of the database. Nobody's question waits for a table that cannot be read (R2)."""
        for kept in (self.services.stopping, self.services.closing, self.services.stages):
            try:
                await kept.refresh()
            except Exception:
                log.exception("refresh_failed", kept=type(kept).__name__)

    async def _run(self, route: Route | None, incoming: Incoming, ctx: Context) -> list[Outgoing]:
        if route is None:
            raise UserError("stale-button")
        ctx.is_drill = route.staff and await drill.is_about(incoming, ctx)
        if not ctx.is_drill and not reached(self.stage, route.stage):
            raise UserError(f"stage-{route.stage}")
        if route.staff:
            await ctx.volunteer()
        if route.staff and (room := await ctx.services.volunteers.room_at(ctx.work, incoming.address)):
            # A room reads one language, whoever presses.
            ctx.speak(locale_of(room))
        if route.staff and waited(incoming, ctx.now):
            return await say_so(incoming, ctx)
        if route.handler is not None:
            replies = await route.handler(incoming, ctx)
            return drill.marked(replies, ctx)
        assert route.opens is not None  # noqa: S101 - a route has one of the two
        return await self._await_answer(route.opens(incoming, self.texts, ctx.locale), incoming, ctx)

    async def _await_answer(self, form: Form, incoming: Incoming, ctx: Context) -> list[Outgoing]:
        """A form where none can be shown: its one question is put as a message, and the next words answer it."""
        if incoming.account is None:
            raise UserError("press-a-button")
        awaited = Begun(awaited=Awaited(form.name, form.fields[0].name))
        await ctx.services.drafting.save(ctx.work, incoming.account, incoming.address, awaited, ctx.now)
        key = "await-private" if incoming.private else "await-in-group"
        return [reply(ctx.say(key, question=form.fields[0].label), (ctx.button("consent-cancel", "report-cancel"),))]

    async def _command(self, incoming: Incoming, ctx: Context) -> list[Outgoing]:
        found = ROUTES.get(incoming.command or "")
        if found is None:
            # In a group the command may be another bot's.
            if not incoming.private:
                return []
            return [reply(ctx.say("command-unknown", number=ctx.number), *ask.start_buttons(ctx))]
        if incoming.private and incoming.command in found[0].aliases:
            # The other names are Spanish: who writes one speaks it (R1).
            ctx.speak("es")
            ctx.remember_language()
        return await self._run(found[1], incoming, ctx)

    async def _words(self, incoming: Incoming, ctx: Context) -> list[Outgoing]:
        if not incoming.addressed:
            return []
        begun = await self._begun(incoming, ctx)
        if begun and greetings.cancels(incoming.text):
            return await report.cancel(incoming, ctx)
        if incoming.private and subscribe.is_stop(incoming.text):
            return await subscribe.stop(incoming, ctx)
        if begun:
            return await self._go_on(begun, incoming, ctx)
        if not incoming.text.strip():
            if incoming.attachments or incoming.location:
                return await ask.bare(incoming, ctx)
            # A sticker, a poll, somebody's story: whoever sent it to us alone is waiting for an answer (R2).
            return await menu.start(incoming, ctx) if incoming.private else []
        if greeted := await greetings.answer(incoming, ctx):
            return greeted
        digit = greetings.DIGITS.get(greetings.plain(incoming.text))
        if incoming.private and digit:
            return await menu.open_choice(digit, incoming, ctx)
        return await ask.ask(incoming, ctx)

    async def _begun(self, incoming: Incoming, ctx: Context) -> Begun | None:
        if incoming.account is None:
            return None
        try:
            return await ctx.services.drafting.load(ctx.work, incoming.account, incoming.address, ctx.now)
        except StorageError:
            # A question needs no database: it is answered, whatever had been begun (R2).
            log.error("draft_unreadable")
            return None

    async def _go_on(self, begun: Begun, incoming: Incoming, ctx: Context) -> list[Outgoing]:
        if begun.draft is not None:
            return await draft_talk.continued(begun.draft, incoming, ctx)
        if begun.awaited is None or incoming.account is None:
            return []
        answer = replace(incoming, form=begun.awaited.form, values={begun.awaited.field: incoming.text})
        try:
            replies = await self._run(FORMS.get(begun.awaited.form.partition(":")[0]), answer, ctx)
        except UserError as error:
            if error.is_worded_wrong:
                raise
            # Other words would be refused too: the next ones are a question again.
            await ctx.work.rollback()
            replies = self._refusal(error, answer, ctx)
        await ctx.services.drafting.drop(ctx.work, incoming.account, incoming.address)
        return replies

    def _refusal(self, error: UserError, incoming: Incoming, ctx: Context) -> list[Outgoing]:
        """What is wrong, and for everybody but moderators at work the number that helps (R2)."""
        text = "\n".join(ctx.say(f"error-{each.key}", **each.arguments) for each in (error, *error.more))
        if self._is_staff(incoming) and error.key != "no-right":
            return drill.marked([Outgoing(text=text, private=True)], ctx)
        number = ctx.say("error-number", number=ctx.number)
        return [Outgoing(text="\n\n".join([text, number]), private=True)]

    def _is_staff(self, incoming: Incoming) -> bool:
        if incoming.form is not None:
            route = FORMS.get(incoming.form.partition(":")[0])
        else:
            route = PRESSES.get(incoming.action.verb) if incoming.action else None
        return route is not None and route.staff

    def failure(self, incoming: Incoming | None) -> Outgoing:
        """When all fails: the statewide number, in the language the platform names, or in both."""
        locales = (self.texts.match(incoming.locale),) if incoming and incoming.locale else ("es", "en")
        number = Markdown(self.services.hotlines.number(None))
        text = "\n\n".join(self.texts.say(locale, "all-failed", number=number) for locale in locales)
        return Outgoing(text=text, private=True)

    def _seen_by(self, incoming: Incoming, replies: list[Outgoing]) -> list[Outgoing]:
        """Answers meant for everybody lose the mark that hides them."""
        if self.visibility(incoming) is Visibility.PERSON:
            return replies
        return [replace(outgoing, private=False) for outgoing in replies]

    def visibility(self, incoming: Incoming) -> Visibility:
        """Who will see the answer, known before it is."""
        if incoming.command in ROUTES:
            return ROUTES[incoming.command][0].visibility
        if incoming.action is not None or incoming.form is not None:
            return Visibility.PERSON
        return Visibility.EVERYONE

    def form(self, incoming: Incoming) -> Form | None:
        """The form that this command or press opens at once; answered without any I/O."""
        if incoming.command in ROUTES:
            route = ROUTES[incoming.command][1]
        elif incoming.action is not None:
            route = PRESSES.get(incoming.action.verb, Route())
        else:
            return None
        if route.opens is None or not reached(self.stage, route.stage):
            return None
        user = incoming.account.user if incoming.account else ""
        said = self.services.recent.get(incoming.address, user, self.clock.now())
        if route.intake and self.services.closing.is_something_ahead(said.county, self.clock.now()):
            return None
        try:
            return route.opens(incoming, self.texts, said.locale or self.texts.match(incoming.locale))
        except UserError:
            # A forged or stale press: handle() answers it.
            return None

    def complete(self, argument: Argument, typed: str, locale: str | None) -> list[Choice]:
        """At most 25 completions, best first."""
        if argument is Argument.COUNTY:
            options = self.services.answering.complete(typed)
            return [Choice(option.county or option.label, option.label) for option in options][:25]
        if argument is Argument.OFFICE:
            return letters.complete(self.services.answering, typed, self.texts.match(locale))[:25]
        if argument is Argument.LANGUAGE:
            return [Choice(code, self.texts.label(code, f"language-{code}")) for code in self.texts.locales]
        return []

"""The one table of what the bot understands: commands, buttons, forms. Menus and /help come from it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.domain.messages import Argument, Command, Form, Incoming, Outgoing, Visibility
from bot.i18n import Texts
from handlers import (
    admin,
    ask,
    bans,
    card_sending,
    clearing,
    closing,
    counties,
    draft_editing,
    draft_screens,
    duty,
    feedback,
    grouping,
    letters,
    listening,
    menu,
    moderate,
    my_reports,
    officials,
    opening,
    private_link,
    publish,
    reasons,
    report,
    resources,
    roles,
    rumours,
    seconds,
    statistics,
    stopping,
    subscribe,
    talk,
    verifiers,
)
from handlers.context import Context, Stage

Handler = Callable[[Incoming, Context], Awaitable[list[Outgoing]]]
FormBuilder = Callable[[Incoming, Texts, str], Form]


@dataclass(frozen=True, slots=True)
class Route:
    """handler: what answers. opens: the form that is shown first; the handler takes over where none can be.

    staff: only people with a role are shown the button. stage: from which stage of going live on it works (R47).
    intake: begins a report, so what has to be said before comes instead of the form (R13).
    """

    handler: Handler | None = None
    opens: FormBuilder | None = None
    staff: bool = False
    stage: Stage = "answers"
    intake: bool = False


def _command(name: str, *aliases: str, **settings: object) -> Command:
    return Command(name, f"command-{name}", aliases, **settings)  # type: ignore[arg-type]


PUBLIC = Visibility.EVERYONE

COMMANDS: tuple[tuple[Command, Route], ...] = (
    (_command("ask", "preguntar", argument=Argument.TEXT, argument_required=True), Route(ask.ask)),
    (_command("hotline", "numero", "linea", argument=Argument.COUNTY, visibility=PUBLIC), Route(menu.hotline)),
    (_command("rights", "derechos", visibility=PUBLIC), Route(menu.rights)),
    (_command("actions", "acciones", visibility=PUBLIC), Route(menu.actions)),
    (_command("resources", "recursos", argument=Argument.COUNTY, visibility=PUBLIC), Route(resources.resources)),
    (_command("sheriff", "alguacil", argument=Argument.COUNTY, visibility=PUBLIC), Route(officials.sheriff)),
    (_command("officials", "funcionarios", argument=Argument.COUNTY, visibility=PUBLIC), Route(officials.officials)),
    (_command("letter", "carta", argument=Argument.OFFICE), Route(letters.letter)),
    (
        _command("report", "reportar", opens_form=True),
        Route(closing.unless_closed(report.begin), opens=draft_screens.form, stage="reports", intake=True),
    ),
    (_command("myreports", "misreportes"), Route(my_reports.mine, stage="reports")),
    (
        _command("subscribe", "avisos", "suscribir", argument=Argument.COUNTY),
        Route(subscribe.subscribe, stage="alerts"),
    ),
    (_command("stop", "alto", "baja", "unsubscribe"), Route(subscribe.stop)),
    (
        _command("verify", "verificar", argument=Argument.TEXT, argument_required=True),
        Route(admin.verify, stage="alerts"),
    ),
    (_command("about", "acerca", visibility=PUBLIC), Route(admin.about)),
    (_command("language", "idioma", argument=Argument.LANGUAGE), Route(menu.language)),
    (_command("privacy", "privacidad"), Route(subscribe.privacy)),
    (_command("mydata", "misdatos"), Route(clearing.mydata)),
    (_command("forget", "borrar"), Route(subscribe.forget)),
    (_command("cancel", "cancelar", in_menu=False), Route(report.cancel)),
    (_command("help", "ayuda"), Route(menu.start)),
    (_command("start", "inicio", in_menu=False), Route(private_link.start)),
    (_command("room", "sala", argument=Argument.TEXT, in_menu=False), Route(admin.room)),
    (_command("unroom", "quitarsala", in_menu=False), Route(admin.unroom)),
    (_command("card", "ficha", argument=Argument.TEXT, in_menu=False), Route(stopping.card)),
    (_command("grant", "otorgar", argument=Argument.TEXT, in_menu=False), Route(roles.grant)),
    (_command("oncall", "guardia", argument=Argument.TEXT, in_menu=False), Route(duty.on_call)),
    (_command("off", "descanso", in_menu=False), Route(duty.off)),
    (_command("stats", "estadisticas", in_menu=False), Route(statistics.stats)),
    (_command("back", "vuelvo", in_menu=False), Route(duty.back)),
    (_command("reports", "reportes", argument=Argument.TEXT, in_menu=False), Route(closing.reports)),
    (_command("accept", "aceptar", argument=Argument.TEXT, in_menu=False), Route(roles.accept)),
    (_command("roles", "cargos", in_menu=False), Route(roles.roles)),
    (_command("revoke", "revocar", argument=Argument.TEXT, in_menu=False), Route(roles.revoke)),
    (_command("verifier", "verificador", in_menu=False), Route(verifiers.verifier)),
    (_command("papercode", "codigopapel", in_menu=False), Route(roles.paper_code)),
    (_command("suspend", "suspender", argument=Argument.TEXT, in_menu=False), Route(roles.suspend)),
    (_command("link", "enlazar", argument=Argument.TEXT, in_menu=False), Route(roles.link)),
)

# A press carries a verb.
PRESSES: dict[str, Route] = {
    "start": Route(menu.choose),
    "language": Route(menu.choose_language),
    "card": Route(ask.card),
    "card-in": Route(ask.card_in),
    "more-text": Route(ask.more_text),
    "listen": Route(listening.listen),
    "helped": Route(feedback.helped),
    "resources": Route(resources.of_kind),
    "resources-in": Route(resources.in_county),
    "place-is": Route(ask.place_is),
    "rumour-in": Route(rumours.in_language),
    "is-question": Route(ask.is_question),
    "as-report": Route(closing.unless_closed(report.from_question), stage="reports"),
    "start-with": Route(private_link.open_link),
    "report-tap": Route(report.tap),
    "report-spot": Route(report.choose_spot),
    "report-skip": Route(report.skip),
    "report-add": Route(draft_editing.add, opens=draft_editing.add_form),
    "report-edit": Route(draft_editing.edit),
    "report-change": Route(draft_editing.change, opens=draft_editing.change_form),
    "report-continue": Route(report.resume),
    "report-anyway": Route(report.anyway, opens=draft_screens.form, stage="reports"),
    "report-send": Route(report.send, stage="reports"),
    "report-cancel": Route(report.cancel),
    "details": Route(opens=talk.details_form),
    "answer": Route(opens=talk.answer_form),
    "quick-answer": Route(talk.quick_answer),
    "counties": Route(counties.choose_group),
    "sheriff": Route(officials.sheriff),
    "sheriff-more": Route(officials.sheriff_more),
    "officials": Route(officials.officials),
    "representatives": Route(officials.representatives),
    "letter": Route(letters.letter),
    "officials-in": Route(letters.in_other_language),
    "subscribe": Route(subscribe.chosen, stage="alerts"),
    "stop": Route(subscribe.stop),
    "forget": Route(subscribe.forget),
    "clear-chat": Route(clearing.clear),
    "ask-verifiers": Route(verifiers.ask, staff=True),
    "stand-down": Route(verifiers.stand_down, staff=True),
    "verifier-agree": Route(verifiers.agree, staff=True),
    "on-my-way": Route(verifiers.on_my_way, staff=True),
    "arrives": Route(verifiers.arrives, staff=True),
    "site": Route(verifiers.found, staff=True),
    "decline": Route(verifiers.decline, staff=True),
    "agree": Route(seconds.agree, staff=True),
    "disagree": Route(seconds.disagree, staff=True),
    "grant-stop": Route(roles.stop, staff=True),
    "lift": Route(roles.lift, staff=True),
    "claim": Route(moderate.claim, staff=True),
    "ask": Route(moderate.ask, staff=True),
    "ask-ready": Route(moderate.ask_ready, staff=True),
    "ask-own": Route(opens=moderate.ask_form, staff=True),
    "send-card-which": Route(card_sending.which, staff=True),
    "send-card": Route(card_sending.send, staff=True),
    "not-immigration": Route(reasons.not_immigration, staff=True),
    "was": Route(reasons.was, staff=True),
    "cannot-tell": Route(reasons.cannot_tell, staff=True),
    "inconclusive": Route(reasons.inconclusive, staff=True),
    "more": Route(moderate.more, staff=True),
    "escalate": Route(moderate.escalate, staff=True),
    "give-back": Route(moderate.give_back, staff=True),
    "take-over": Route(moderate.take_over, staff=True),
    "oncall": Route(duty.tap, staff=True),
    "shift-weekly": Route(duty.weekly, staff=True),
    "shift-drop": Route(duty.drop, staff=True),
    "merge": Route(grouping.merge, staff=True),
    "show-all": Route(grouping.show_all, staff=True),
    "show-page": Route(grouping.show_page, staff=True),
    "take-out": Route(grouping.take_out, staff=True),
    "ban": Route(bans.ban, staff=True),
    "ban-for": Route(bans.ban_for, staff=True),
    "ban-sure": Route(bans.ban_sure, staff=True),
    "lift-ban": Route(bans.lift, staff=True),
    "keep-ban": Route(bans.keep, staff=True),
    "appeal": Route(opens=bans.appeal_form),
    "destroy": Route(moderate.destroy, staff=True),
    "destroy-sure": Route(moderate.destroy_sure, staff=True),
    "back": Route(moderate.back, staff=True),
    "confirm": Route(publish.confirm, staff=True),
    "basis": Route(publish.choose_basis, staff=True),
    "agency": Route(publish.choose_agency, staff=True),
    "place": Route(opens=publish.place_form, staff=True),
    "publish": Route(publish.publish, staff=True, stage="alerts"),
    "keep": Route(reasons.keep, staff=True),
    "not-published": Route(reasons.not_published, staff=True),
    "ended": Route(publish.ended, staff=True),
    "open-files": Route(opening.open_files, staff=True),
}

# A submitted form, by the part of its name before ":".
FORMS: dict[str, Route] = {
    "appeal": Route(bans.appeal),
    "report": Route(report.submitted, stage="reports"),
    "report-change": Route(draft_editing.changed),
    "report-add": Route(draft_editing.added),
    "details": Route(talk.details),
    "answer": Route(talk.answer),
    "ask-own": Route(moderate.ask_own, staff=True),
    "place": Route(publish.place, staff=True),
}

ROUTES: dict[str, tuple[Command, Route]] = {
    name: (command, route) for command, route in COMMANDS for name in (command.name, *command.aliases)
}

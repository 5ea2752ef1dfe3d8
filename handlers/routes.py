"""The table of commands: menus and /help come from it. Buttons and forms stand in presses.py."""

from bot.domain.messages import Argument, Command, Visibility
from handlers import (
    about,
    ask,
    clearing,
    closing,
    draft_screens,
    drill,
    duty,
    freezing,
    group_subscribe,
    groups,
    letters,
    menu,
    my_reports,
    officials,
    privacy,
    private_link,
    referrals,
    report,
    resources,
    roles,
    rooms,
    statistics,
    stopping,
    subscribe,
    subscriptions,
    suggest,
    verifiers,
)
from handlers.group_commands import among_others
from handlers.route import Route


def _command(name: str, *aliases: str, **settings: object) -> Command:
    return Command(name, f"command-{name}", aliases, **settings)  # type: ignore[arg-type]


PUBLIC = Visibility.EVERYONE

COMMANDS: tuple[tuple[Command, Route], ...] = (
    (_command("ask", "preguntar", argument=Argument.TEXT, argument_required=True), Route(ask.ask)),
    (
        _command("hotline", "numero", "linea", argument=Argument.COUNTY, visibility=PUBLIC),
        Route(among_others("hotline", menu.hotline)),
    ),
    (_command("rights", "derechos", visibility=PUBLIC), Route(among_others("rights", menu.rights))),
    (_command("actions", "acciones", visibility=PUBLIC), Route(among_others("actions", menu.actions))),
    (
        _command("resources", "recursos", argument=Argument.COUNTY, visibility=PUBLIC),
        Route(among_others("resources", resources.resources)),
    ),
    (
        _command("sheriff", "alguacil", argument=Argument.COUNTY, visibility=PUBLIC),
        Route(among_others("sheriff", officials.sheriff)),
    ),
    (
        _command("officials", "funcionarios", argument=Argument.COUNTY, visibility=PUBLIC),
        Route(among_others("officials", officials.officials)),
    ),
    (_command("letter", "carta", argument=Argument.OFFICE), Route(among_others("letter", letters.letter))),
    (
        _command("report", "reportar", opens_form=True),
        Route(closing.unless_closed(report.begin), opens=draft_screens.form, stage="reports", intake=True),
    ),
    (_command("myreports", "misreportes"), Route(my_reports.mine, stage="reports")),
    (
        _command("subscribe", "avisos", "suscribir", argument=Argument.COUNTY),
        Route(group_subscribe.in_private_or_by_role(subscribe.subscribe), stage="alerts"),
    ),
    (_command("alerts", "alertas", argument=Argument.COUNTY, visibility=PUBLIC), Route(groups.alerts)),
    (_command("subscriptions", "misavisos"), Route(subscriptions.show, stage="alerts")),
    (
        _command("unsubscribe", "quitaravisos", argument=Argument.COUNTY, in_menu=False),
        Route(subscriptions.unsubscribe),
    ),
    (_command("stop", "alto", "baja"), Route(subscribe.stop)),
    (
        _command("verify", "verificar", argument=Argument.TEXT, argument_required=True),
        Route(among_others("verify", about.verify), stage="alerts"),
    ),
    (_command("referral", "llamada", "remitir", argument=Argument.TEXT, in_menu=False), Route(referrals.referral)),
    (_command("suggest", "sugerir", argument=Argument.TEXT), Route(suggest.suggest)),
    (_command("about", "acerca", visibility=PUBLIC), Route(about.about)),
    (_command("language", "idioma", argument=Argument.LANGUAGE), Route(menu.language)),
    (_command("privacy", "privacidad"), Route(privacy.privacy)),
    (_command("mydata", "misdatos"), Route(clearing.mydata)),
    (_command("forget", "borrar"), Route(privacy.forget)),
    (_command("cancel", "cancelar", in_menu=False), Route(report.cancel)),
    (_command("help", "ayuda"), Route(among_others("help", menu.start))),
    (_command("start", "inicio", in_menu=False), Route(private_link.start)),
    (_command("room", "sala", argument=Argument.TEXT, in_menu=False), Route(rooms.room)),
    (_command("unroom", "quitarsala", in_menu=False), Route(rooms.unroom)),
    (_command("card", "ficha", argument=Argument.TEXT, in_menu=False), Route(stopping.card)),
    (_command("grant", "otorgar", argument=Argument.TEXT, in_menu=False), Route(roles.grant)),
    (_command("oncall", "guardia", argument=Argument.TEXT, in_menu=False), Route(duty.on_call)),
    (_command("off", "descanso", in_menu=False), Route(duty.off)),
    (_command("drill", "simulacro", argument=Argument.TEXT, in_menu=False), Route(drill.drill)),
    (_command("stats", "estadisticas", in_menu=False), Route(statistics.stats)),
    (_command("back", "vuelvo", in_menu=False), Route(duty.back)),
    (_command("reports", "reportes", argument=Argument.TEXT, in_menu=False), Route(closing.reports)),
    (_command("freeze", "pausar", in_menu=False), Route(freezing.freeze)),
    (_command("unfreeze", "reanudar", in_menu=False), Route(freezing.unfreeze)),
    (_command("accept", "aceptar", argument=Argument.TEXT, in_menu=False), Route(roles.accept)),
    (_command("roles", "cargos", in_menu=False), Route(roles.roles)),
    (_command("revoke", "revocar", argument=Argument.TEXT, in_menu=False), Route(roles.revoke)),
    (_command("verifier", "verificador", in_menu=False), Route(verifiers.verifier)),
    (_command("papercode", "codigopapel", in_menu=False), Route(roles.paper_code)),
    (_command("suspend", "suspender", argument=Argument.TEXT, in_menu=False), Route(roles.suspend)),
    (_command("link", "enlazar", argument=Argument.TEXT, in_menu=False), Route(roles.link)),
)

ROUTES: dict[str, tuple[Command, Route]] = {
    name: (command, route) for command, route in COMMANDS for name in (command.name, *command.aliases)
}

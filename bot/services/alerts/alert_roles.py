"""Discord's opt-in roles: whoever takes a county's role is pinged by its alerts, and we keep nothing of it."""

from collections.abc import Mapping

from bot.domain.messages import Account, Platform
from bot.domain.ports import RoleGiver
from bot.errors import SendError, UserError

# Why Discord gave no role, and what is said of it; anything else may pass by itself.
REFUSED = {"forbidden": "alert-role-forbidden", "unseen": "alert-role-forbidden", "gone": "alert-role-gone"}


class AlertRoles:
    """roles: the id of a Discord role by the county whose alerts ping it. giver: who asks Discord, once it is there."""

    def __init__(self, roles: Mapping[str, str]) -> None:
        self._roles = roles
        self.giver: RoleGiver | None = None

    def role(self, county: str | None) -> str | None:
        """The role of a county; None where the server has none for it."""
        return self._roles.get(county or "")

    async def change(self, account: Account, county: str, *, held: bool) -> bool:
        """Give the county's role, or take it from who holds it. True: they hold it from now on.

        Not to be called in a transaction: Discord is waited for. Raises UserError, worded for who pressed.
        """
        role = self.role(county)
        if role is None or account.platform is not Platform.DISCORD:
            raise UserError("alert-role-none", county=county)
        if self.giver is None:
            raise UserError("alert-role-later")
        try:
            await self.giver.set_role(account, role, held=not held)
        except SendError as error:
            raise UserError(REFUSED.get(error.reason, "alert-role-later")) from error
        return not held

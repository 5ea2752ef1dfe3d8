"""Interactions of shapes that nobody foresaw, as Discord may send them some day."""

from collections.abc import Callable
from typing import Any

import pytest
from simcord import ChannelHandle, Env, MemberActor

from bot.domain.messages import Action, Address, Platform
from tests.platforms.discord.script import Script

Change = Callable[[dict[str, Any]], object]


def changing(env: Env, change: Change) -> None:
    """Each interaction from now on arrives changed."""
    emit = env.backend.emit

    def changed(event: str, payload: Any) -> None:
        if event == "INTERACTION_CREATE":
            change(payload)
        emit(event, payload)

    env.backend.emit = changed  # type: ignore[method-assign]


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body["data"]["options"][0].pop("type"),
        lambda body: body["data"]["options"][0].pop("value"),
        lambda body: body["data"].update(options=None),
        lambda body: body["data"].update(type=3, resolved=None),
        lambda body: body.update(type=5, data={"custom_id": "form:ab:report", "components": [{"type": 18}]}),
        lambda body: body.update(type=5, data={"custom_id": "form:ab:report", "components": None}),
    ],
)
async def test_r2_whoever_sends_what_cannot_be_read_is_answered(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle, change: Change
) -> None:
    changing(simcord_env, change)
    result = await ana.slash(channel, "hotline", county="Durham")
    assert script.heard[0].action == Action("stale")
    assert result.response is not None
    assert (result.response.content, result.ephemeral) == ("Answer", True)


async def test_a_private_group_is_no_private_chat(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle
) -> None:
    """Where an app is called by those who installed it for themselves, others read the answer."""

    def in_a_private_group(body: dict[str, Any]) -> None:
        body["user"] = body.pop("member")["user"]
        del body["guild_id"]
        body.update(context=2, channel_id="77", channel={"id": "77", "type": 3, "recipients": []})

    changing(simcord_env, in_a_private_group)
    result = await ana.slash(channel, "ask", text="hola")
    assert result.ephemeral
    (heard,) = script.heard
    assert (heard.private, heard.address) == (False, Address(Platform.DISCORD, "77"))

"""Where a season can come from beside its own file: shipped policies, a stick, a rehearsal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.presenters.session import with_suffix

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.presenters.session import SessionPresenter
    from jumpup_desktop.services.seen.policy import PolicyChoice


class SourcesPresenter:
    """What is brought or made is chosen in the session at once."""

    def __init__(self, session: SessionPresenter) -> None:
        self._session = session

    def policies(self) -> tuple[PolicyChoice, ...]:
        """Policies a season can begin with."""
        from jumpup_desktop.services.seen import policy

        return policy.choices()

    def continue_from(self, copy: Path, target: Path) -> None:
        """Lay a copy from a stick onto this laptop and choose it, to go on from there (practice 19)."""
        wanted = with_suffix(target)

        def work() -> Path:
            from jumpup_desktop.services import stick

            return stick.bring(copy, wanted)

        self._session.work(work, self._session.pick)

    def rehearse(self, target: Path) -> None:
        """Make a rehearsal season there and open it; its passphrase is no secret."""
        wanted = with_suffix(target)

        def work() -> str:
            from jumpup_desktop.services import demo

            demo.rehearsal(wanted)
            return demo.PASSPHRASE

        def on_made(passphrase: str) -> None:
            self._session.pick(wanted)
            self._session.unlock(passphrase)

        self._session.work(work, on_made)

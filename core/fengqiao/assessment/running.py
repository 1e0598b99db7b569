"""One run from end to end: read everything in one snapshot, then register the pack and store the results in one transaction."""

from collections.abc import Collection

from fengqiao.assessment.assessing import prepare
from fengqiao.assessment.gathering import Gathering
from fengqiao.assessment.loading import LoadedPack
from fengqiao.assessment.registering import register
from fengqiao.assessment.storing import Stored, Versions, store
from fengqiao.database.scope import Scope
from fengqiao.database.session import Database
from fengqiao.indicators.window import Window


def run_assessment(
    database: Database,
    gathering: Gathering,
    loaded: LoadedPack,
    window: Window,
    units: Collection[int],
    *,
    scope: Scope,
    versions: Versions,
) -> dict[int, Stored]:
    """Assess units against a pack over a window, and store all results or none.

    :param scope: of whoever asks; the caller has checked that they may see and assess these units.
    :param versions: distribution → version of the core and of every active plugin.
    :returns: by unit id what was stored.
    :raises Conflict: the pack's version is registered with other content.
    """
    prepared = prepare(loaded.pack, window)
    with database.reading(scope) as session:
        inputs = gathering.inputs(session, prepared, units)
    with database.writing(scope) as session:
        register(session, loaded)
        return store(session, prepared, inputs, versions)

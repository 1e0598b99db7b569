"""All indicators of the core and the active plugins, by code."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from fengqiao.errors import Misconfigured
from fengqiao.indicators.figures import Figure, FigureState
from fengqiao.indicators.indicator import Indicator


class IndicatorCatalogue:
    """The indicators that can be computed here.

    :param indicators: those of the core and of every active plugin.
    :param owners: the core's owner name and the names of the active plugins.
    :param absent: name of a plugin that is not active → why it is not, for those that are known at all.
    :raises Misconfigured: when a code stands twice.
    """

    def __init__(
        self,
        indicators: Iterable[Indicator],
        owners: Collection[str],
        absent: Mapping[str, str | None] | None = None,
    ) -> None:
        self._by_code: dict[str, Indicator] = {}
        self._owners = frozenset(owners)
        self._absent = dict(absent or {})
        for indicator in indicators:
            if indicator.code in self._by_code:
                raise Misconfigured(f"指标编码“{indicator.code}”重复。")
            self._by_code[indicator.code] = indicator

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self._by_code.values())

    def find(self, code: str) -> Indicator | None:
        """Return the indicator with this code, or None when its plugin is not active.

        :raises Misconfigured: when the owner is active and has no such indicator.
        """
        indicator = self._by_code.get(code)
        if indicator is None and code.partition(".")[0] in self._owners:
            raise Misconfigured(f"没有指标“{code}”。请核对编码,或升级提供它的插件。")
        return indicator

    def unavailable(self, code: str) -> Figure:
        """Return the figure of an indicator whose plugin is not active; it says why, as far as is known."""
        plugin = code.partition(".")[0]
        why = self._absent.get(plugin)
        return Figure(FigureState.UNAVAILABLE, None, f"插件“{plugin}”未启用" + (f":{why}" if why else ""))

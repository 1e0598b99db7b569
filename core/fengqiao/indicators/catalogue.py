"""All indicators of the core and the active plugins, by code."""

from collections.abc import Collection, Iterable, Iterator

from fengqiao.errors import Misconfigured
from fengqiao.indicators.figures import Figure, FigureState
from fengqiao.indicators.indicator import Indicator


class IndicatorCatalogue:
    """The indicators that can be computed here.

    :param indicators: those of the core and of every active plugin.
    :param owners: the core's owner name and the names of the active plugins.
    :raises Misconfigured: when a code stands twice.
    """

    def __init__(self, indicators: Iterable[Indicator], owners: Collection[str]) -> None:
        self._by_code: dict[str, Indicator] = {}
        self._owners = frozenset(owners)
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

    @staticmethod
    def unavailable(code: str) -> Figure:
        """Return the figure of an indicator whose plugin is not active."""
        return Figure(FigureState.UNAVAILABLE, None, f"插件“{code.partition('.')[0]}”未启用")

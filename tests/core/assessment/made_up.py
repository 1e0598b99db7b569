"""Made-up packs and inputs for tests: small, synthetic, and spelled out in the test that uses them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fengqiao.assessment.assessing import assess, prepare
from fengqiao.assessment.inputs import Answers, AttestedAnswer, File, Inputs, SurveyAnswer, figure_key
from fengqiao.assessment.loading import LoadedPack, standard_from
from fengqiao.assessment.results import AssessmentResult
from fengqiao.assessment.strict_yaml import Document
from fengqiao.indicators.catalogue import IndicatorCatalogue
from fengqiao.indicators.figures import Figure, FigureState
from fengqiao.indicators.formulas import Value
from fengqiao.indicators.window import Window

NOBODY = IndicatorCatalogue([], ())
WINDOW = Window(date(2023, 1, 1), date(2023, 9, 30))

DOCUMENT = {
    "number": None,
    "issuer": "某市司法局",
    "issued_on": None,
    "region": None,
    "valid_from": None,
    "valid_to": None,
    "source": "合成",
}


def computed(indicator: str, op: str, value: object, **more: object) -> dict[str, Any]:
    """One computed answer."""
    return {"computed": {"indicator": indicator, "op": op, "value": value, **more}}


def attested(*evidence: str) -> dict[str, Any]:
    """One attested answer."""
    return {"attested": {"question": "是否如此?", "evidence": list(evidence)}}


def surveyed(question: str, op: str | None = None, value: object = None) -> dict[str, Any]:
    """One surveyed answer."""
    return {"surveyed": {"question": question, "op": op, "value": value}}


def check(name: str, *answers: Mapping[str, Any], **more: object) -> dict[str, Any]:
    """A check."""
    return {"id": name, "title": f"核对 {name}", "answers": list(answers), **more}


def item(no: int, *checks: Mapping[str, Any], points: object = None, **more: object) -> dict[str, Any]:
    """An item."""
    return {
        "no": no,
        "printed": None,
        "clause": f"第{no}条",
        "title": f"项目 {no}",
        "methods": ["查阅资料"],
        "points": points,
        "scorer": None,
        "when": None,
        "checks": list(checks) or [check(f"C{no}", attested())],
        **more,
    }


def standard(*items: Mapping[str, Any], points: object = None, **more: object) -> dict[str, Any]:
    """The values of a whole pack with one section and one group."""
    return {
        "format": 1,
        "code": "made-up",
        "version": "1",
        "title": "合成标准",
        "document": DOCUMENT,
        "points": points,
        "not_specified": [],
        "outcome": None,
        "sections": [{"title": "甲", "points": points, "groups": [{"title": "一", "items": list(items)}]}],
        **more,
    }


def loaded(values: Mapping[str, Any], indicators: IndicatorCatalogue = NOBODY) -> LoadedPack:
    """Load a pack from values."""
    return standard_from(Document("合成.yaml", dict(values)), indicators)


def value(numerator: int, denominator: int = 1) -> Figure:
    """A figure with a value."""
    return Figure(FigureState.VALUE, Value(numerator, denominator))


NO_DATA = Figure(FigureState.NO_DATA, None, "分母为零")
UNAVAILABLE = Figure(FigureState.UNAVAILABLE, None, "插件“x”未启用")
BROKEN = Figure(FigureState.ERROR, None, "查询失败")


def survey(question: str, positive: int, valid: int, on: date = date(2023, 6, 1)) -> SurveyAnswer:
    """A survey result."""
    return SurveyAnswer("s", question, valid, positive, on)


def attestation(
    name: str, answer: Any, *files: str | None, note: str | None = None, amount: str | None = None
) -> AttestedAnswer:
    """An attestation with one file for each kind named."""
    shown = tuple(File(f"f{n}", f"{n}.pdf", f"{n:064x}", kind) for n, kind in enumerate(files))
    return AttestedAnswer("a", name, answer, date(2023, 6, 1), "somebody", note, amount, shown)


def inputs(
    figures: Mapping[str, Figure] | None = None,
    *,
    surveys: tuple[SurveyAnswer, ...] = (),
    attested: tuple[AttestedAnswer, ...] = (),
    overrulings: Mapping[tuple[str, int], Any] | None = None,
    station: Mapping[str, Any] | None = None,
    window: Window = WINDOW,
) -> Inputs:
    """Inputs with every figure over one window."""
    return Inputs(
        {figure_key(code, window): figure for code, figure in (figures or {}).items()},
        Answers(
            {one.question: one for one in surveys}, {one.check: one for one in attested}, overrulings or {}
        ),
        station or {},
    )


def assessed(values: Mapping[str, Any], given: Inputs) -> AssessmentResult:
    """Assess one station against a pack given as values."""
    return assess(prepare(loaded(values).pack, WINDOW), given)

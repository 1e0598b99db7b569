"""What people answered for a station: surveys, and attestations with their files."""

from datetime import date, timedelta
from importlib.resources import files
from random import Random
from typing import Any
from uuid import UUID

import yaml
from fengqiao.assessment.models import Attestation, AttestationFile, EvidenceFile, SurveyResult
from fengqiao.database.types import uuid7
from rows import LAST, WRITTEN_AT, Rows

STANDARD = "nanning-2020"


class Answers:
    """Draws answers to everything that the standard asks of people."""

    def __init__(self, rows: Rows, rng: Random) -> None:
        self._rows, self._rng = rows, rng
        text = (files("fengqiao") / "data" / "standards" / f"{STANDARD}.yaml").read_text(encoding="utf-8")
        asked = [
            (check["id"], answer)
            for section in yaml.safe_load(text)["sections"]
            for group in section["groups"]
            for item in group["items"]
            for check in (*item["checks"], *item.get("beside", ()))
            for answer in check["answers"]
        ]
        self._questions = [answer["surveyed"]["question"] for _, answer in asked if "surveyed" in answer]
        self._attested = [
            (check, answer["attested"]["evidence"]) for check, answer in asked if "attested" in answer
        ]

    def of(self, unit_id: int) -> None:
        """Answer for one station."""
        for question in self._questions:
            for days in (10, 200)[: self._rng.randint(1, 2)]:
                self._survey(unit_id, question, LAST - timedelta(days=days))
        for check, kinds in self._attested:
            if self._rng.random() < 0.02:
                self._attest(unit_id, check, "no", kinds, LAST - timedelta(days=90))
            drawn = self._rng.random()
            answer = "no" if drawn < 0.02 else "not_applicable" if drawn < 0.03 else "yes"
            self._attest(unit_id, check, answer, kinds, LAST - timedelta(days=30))

    def _owned(self, unit_id: int) -> dict[str, Any]:
        return {"id": uuid7(), "unit_id": unit_id, "entered_at": WRITTEN_AT, "entered_by": "bench"}

    def _survey(self, unit_id: int, question: str, day: date) -> None:
        self._rows.put(
            SurveyResult,
            **self._owned(unit_id),
            question=question,
            valid_answers=200,
            positive_answers=self._rng.randint(188, 200),
            surveyed_on=day,
        )

    def _attest(self, unit_id: int, check: str, answer: str, kinds: list[str], day: date) -> None:
        row = self._owned(unit_id)
        place = {"pack_code": STANDARD, "check_id": check, "answer": answer, "attested_on": day}
        self._rows.put(Attestation, **row, **place)
        shown = [None] if self._rng.random() < 0.9 else kinds[: self._rng.randint(0, len(kinds))]
        for kind in shown:
            self._attach(unit_id, row["id"], kind)

    def _attach(self, unit_id: int, attestation: UUID, kind: str | None) -> None:
        file = self._owned(unit_id)
        told = {"name": "照片.jpg", "content_type": "image/jpeg", "size": 80_000}
        self._rows.put(EvidenceFile, **file, **told, digest=file["id"].hex)
        place = {"attestation_id": attestation, "evidence_id": file["id"], "kind": kind}
        self._rows.put(AttestationFile, id=uuid7(), unit_id=unit_id, **place)

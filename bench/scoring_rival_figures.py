"""The rival's figures: one query per table, written by hand for the driver, with every measure of it as a column.

Nothing of ours is used here: code lists are written out, the tree is a join, what `has` would say is an EXISTS.
"""

import re
import sqlite3
from collections import defaultdict
from typing import Any

import psycopg
from sqlalchemy.engine import URL

Facts = dict[int, dict[str, int]]
"""Station → what was counted in its subtree, by name; what is absent was not found at all."""

_HOME = """WITH home AS MATERIALIZED (
  SELECT inner_link.descendant_id AS unit_id, station.id AS station_id
  FROM reg_unit_link AS scope
  JOIN reg_unit AS station ON station.id = scope.descendant_id AND station.kind = 'station'
   AND (station.closed_on IS NULL OR station.closed_on > :last)
  JOIN reg_unit_link AS inner_link ON inner_link.ancestor_id = station.id
   AND inner_link.valid_from <= :last AND inner_link.valid_to > :last
  WHERE scope.ancestor_id = :root AND scope.valid_from <= :last AND scope.valid_to > :last)
"""

_A_STATION = """EXISTS (SELECT 1 FROM reg_station AS here WHERE here.unit_id = t.unit_id AND here.voided_at IS NULL
  AND (here.founded_on IS NULL OR here.founded_on <= :last) AND (here.closed_on IS NULL OR here.closed_on >= :last))"""

_COMMITTEE = """c.voided_at IS NULL AND c.set_up_on <= :last
  AND (c.dissolved_on IS NULL OR c.dissolved_on >= :last)"""

_RECORDED = """EXISTS (SELECT 1 FROM mediation_case_record AS r WHERE r.unit_id = t.unit_id AND r.row_id = t.id
  AND r.voided_at IS NULL AND r.recorded_on <= :last)"""

_SETTLED = "t.result IN ('settled_written', 'settled_oral')"
_ACCEPTED = "t.accepted_on BETWEEN :first AND :last"
_GENERAL = "t.dispute_type IN ('marriage_family', 'neighbourhood', 'private_lending')"
_KEY = "t.key_dispute IS TRUE AND t.accepted_on <= :last AND (t.closed_on IS NULL OR t.closed_on > :last)"
_MEDIATED = "(t.result = 'failed' OR " + _SETTLED + ") AND t.closed_on BETWEEN :first AND :last"
_GRAVE = """(t.level = 'major' OR t.group_flag IS TRUE OR t.risk_escalation IS TRUE OR t.risk_crime IS TRUE
  OR t.risk_mass_event IS TRUE OR t.risk_suicide IS TRUE)"""
_FULL_TIME_KIND = """t.kind IN ('political_legal_post', 'civil_servant', 'public_institution', 'corrections_worker',
  'full_time_mediator', 'judicial_assistant', 'hired_auxiliary', 'clerk')"""


def _count(*conditions: str) -> str:
    return f"COUNT(*) FILTER (WHERE {' AND '.join(conditions)})"


def _people(*conditions: str) -> str:
    return f"COUNT(DISTINCT t.staff_id) FILTER (WHERE {' AND '.join(conditions)})"


def _kinds(table: str, column: str, codes: str, *conditions: str) -> tuple[str, str]:
    in_force = " AND ".join((f"t.{column} IN ({codes})", *conditions))
    return f"{table} AS t", f"COUNT(DISTINCT t.{column}) FILTER (WHERE {in_force})"


_QUERIES: list[tuple[str, str, dict[str, str]]] = [
    (
        "reg_station AS t",
        "(t.founded_on IS NULL OR t.founded_on <= :last) AND (t.closed_on IS NULL OR t.closed_on >= :last)",
        {
            "stations": "COUNT(*)",
            "in_a_township": "COUNT(t.township_code)",
            "of_townships": """SUM((SELECT COUNT(*) FROM reg_station AS n WHERE n.township_code = t.township_code
              AND n.voided_at IS NULL AND (n.founded_on IS NULL OR n.founded_on <= :last)
              AND (n.closed_on IS NULL OR n.closed_on >= :last)))""",
            "with_committee": _count(
                f"""EXISTS (SELECT 1 FROM mediation_committee AS c WHERE c.unit_id = t.unit_id AND {_COMMITTEE}
                AND c.kind IN ('township', 'street'))"""
            ),
        },
    ),
    (
        "reg_village AS t",
        "(t.since IS NULL OR t.since <= :last) AND (t.until IS NULL OR t.until >= :last)",
        {
            "villages": "COUNT(*)",
            "villages_with_committee": _count(
                f"""EXISTS (SELECT 1 FROM mediation_committee AS c WHERE c.village_id = t.id AND {_COMMITTEE}
                AND c.kind IN ('village', 'community'))"""
            ),
            "villages_with_mediator": _count(
                f"""EXISTS (SELECT 1 FROM mediation_committee AS c JOIN mediation_mediator AS m
                ON m.unit_id = c.unit_id AND m.committee_id = c.id AND m.voided_at IS NULL AND m.kind = 'full_time'
                AND m.hired_on <= :last AND (m.left_on IS NULL OR m.left_on >= :last)
                WHERE c.village_id = t.id AND {_COMMITTEE} AND c.kind IN ('village', 'community'))"""
            ),
        },
    ),
    (
        "reg_assignment AS t LEFT JOIN reg_staff AS p ON p.id = t.staff_id AND p.voided_at IS NULL",
        f"""t.started_on <= :last AND (t.ended_on IS NULL OR t.ended_on >= :last) AND t.reason <> 'secondment'
        AND {_A_STATION}""",
        {
            "political_legal": _people("t.kind = 'political_legal_post'"),
            "full_time": _people(_FULL_TIME_KIND, "t.full_time IS TRUE"),
            "lent_out": _people(
                "t.kind = 'political_legal_post'",
                """EXISTS (SELECT 1 FROM reg_assignment AS l WHERE l.staff_id = t.staff_id AND l.unit_id <> t.unit_id
                AND l.voided_at IS NULL AND l.reason = 'secondment' AND l.started_on <= :last
                AND (l.ended_on IS NULL OR l.ended_on >= :last))""",
            ),
            "heads": _people("t.role = 'head'"),
            "heads_political_legal": _people("t.role = 'head'", "t.kind = 'political_legal_post'"),
            "heads_party": _people(
                "t.role = 'head'", "p.political_status IN ('party_member', 'probationary_party_member')"
            ),
            "heads_full_time": _people("t.role = 'head'", "t.full_time IS TRUE"),
            "heads_experienced": _count("t.role = 'head'", "p.justice_work_began_on IS NOT NULL"),
            "heads_years": """SUM((:last_number - {number:p.justice_work_began_on}) / 10000)
              FILTER (WHERE t.role = 'head')""",
        },
    ),
    (
        "reg_training AS t",
        "t.ends_on BETWEEN :first AND :last",
        {
            f"{mode}_hours": f"""SUM(t.hours) FILTER (WHERE t.mode = '{mode}' AND EXISTS (SELECT 1
              FROM reg_assignment AS s WHERE s.staff_id = t.staff_id AND s.unit_id = t.unit_id AND s.voided_at IS NULL
              AND s.started_on <= :last AND (s.ended_on IS NULL OR s.ended_on >= :last) AND s.reason <> 'secondment'
              AND s.full_time IS TRUE AND {_FULL_TIME_KIND.replace("t.", "s.")} AND {_A_STATION.replace("t.unit_id", "s.unit_id")}))"""
            for mode in ("off_job", "online")
        }
        | {
            f"training_{column}s": f"""COUNT(DISTINCT t.{column}) FILTER (WHERE t.{column} IN ({codes})
              AND {_A_STATION})"""
            for column, codes in (
                ("regularity", "'regular', 'special'"),
                ("way", "'invited_in', 'sent_out'"),
            )
        },
    ),
    (
        "reg_premises AS t",
        "TRUE",
        {
            "premises": "COUNT(*)",
            "usable_area": f"""SUM(t.usable_area) FILTER (WHERE (t.since IS NULL OR t.since <= :last)
              AND (t.until IS NULL OR t.until >= :last) AND {_A_STATION})""",
        },
    ),
    (
        "reg_room AS t JOIN reg_premises AS p ON p.id = t.row_id AND p.voided_at IS NULL",
        "TRUE",
        {
            "rooms": "COUNT(*)",
            "functions": """COUNT(DISTINCT t.function) FILTER (WHERE t.function IN ('mediation', 'corrections',
              'legal_aid', 'resettlement', 'public_legal_service', 'archives', 'on_duty')
              AND (p.since IS NULL OR p.since <= :last) AND (p.until IS NULL OR p.until >= :last))""",
        },
    ),
    (
        "reg_equipment AS t",
        "TRUE",
        {
            "equipment": "COUNT(*)",
            "equipment_kinds": """COUNT(DISTINCT t.kind) FILTER (WHERE t.kind IN ('computer', 'printer', 'copier',
              'fax', 'fast_scanner', 'document_camera', 'fingerprint_reader', 'body_camera', 'vehicle')
              AND (t.not_needed IS TRUE OR (t.in_use IS TRUE AND t.quantity >= 1
              AND (t.bought_on IS NULL OR t.bought_on <= :last) AND (t.retired_on IS NULL OR t.retired_on >= :last))))""",
        },
    ),
    (
        "reg_disclosure AS t",
        "TRUE",
        {
            "disclosures": "COUNT(*)",
            "disclosure_kinds": """COUNT(DISTINCT t.kind) FILTER (WHERE t.kind IN ('functions', 'procedure', 'rules',
              'duties', 'contact', 'whereabouts') AND t.since <= :last AND (t.until IS NULL OR t.until >= :last))""",
        },
    ),
    (
        "reg_station_rule AS t",
        "TRUE",
        {
            "rules": "COUNT(*)",
            "rule_kinds": """COUNT(DISTINCT t.kind) FILTER (WHERE t.kind IN ('meetings', 'reporting', 'files',
              'restraints') AND t.since <= :last AND (t.until IS NULL OR t.until >= :last))""",
        },
    ),
    (
        "mediation_committee AS t",
        f"""{_COMMITTEE.replace("c.", "t.")} AND t.kind IN ('village', 'community', 'township', 'street',
        'enterprise', 'industry', 'social_organisation')""",
        {"committees": "COUNT(*)", "committees_standardised": _count("t.standardised IS TRUE")},
    ),
    (
        "mediation_case AS t",
        "TRUE",
        {
            "accepted": _count(_ACCEPTED),
            "settled": _count(_ACCEPTED, _SETTLED, "t.closed_on <= :last"),
            "general": _count(_ACCEPTED, _GENERAL),
            "general_before": _count("t.accepted_on BETWEEN :first_before AND :last_before", _GENERAL),
            "police": _count(_ACCEPTED, "t.linkage IN ('three_offices', 'police')"),
            "procuratorate": _count(_ACCEPTED, "t.linkage = 'procuratorate'"),
            "key": _count(_KEY),
            "key_clear": _count(
                _KEY,
                "t.level IS NOT NULL",
                """EXISTS (SELECT 1 FROM mediation_party AS p WHERE p.unit_id = t.unit_id AND p.row_id = t.id
                AND p.voided_at IS NULL AND p.key_person IS TRUE)""",
                _RECORDED,
            ),
            "mediated": _count(_MEDIATED),
            "loop_closed": _count(
                _MEDIATED,
                "t.accepted_on IS NOT NULL",
                f"""(t.result = 'failed' OR EXISTS (SELECT 1 FROM mediation_follow_up AS f WHERE f.unit_id = t.unit_id
                AND f.row_id = t.id AND f.voided_at IS NULL AND f.visited_on <= :last))
                AND (NOT {_GRAVE} OR t.level IS NULL AND NOT {_GRAVE.replace("t.level = 'major' OR ", "")}
                OR EXISTS (SELECT 1 FROM mediation_major_report AS m
                WHERE m.unit_id = t.unit_id AND m.row_id = t.id AND m.voided_at IS NULL AND m.reported_on <= :last))""",
                _RECORDED,
            ),
            "leaving_city": _count(
                _ACCEPTED,
                "t.level IN ('complex', 'major')",
                "t.resolved_level = 'beyond_city'",
                "t.closed_on <= :last",
            ),
        },
    ),
    (
        "mediation_confirmation AS t",
        "t.applied_on BETWEEN :first AND :last",
        {"confirmations": "COUNT(*)"},
    ),
    (
        "mediation_incident AS t",
        "t.occurred_on BETWEEN :two_years_ago AND :last AND t.prevented IS FALSE",
        {
            "violent": _count("t.kind = 'violent'"),
            "mass": _count("t.kind = 'mass_event'", "t.major IS TRUE"),
            "escalated": _count("t.kind = 'escalated'", "t.major IS TRUE"),
        },
    ),
    (
        "mediation_meeting AS t",
        f"t.held_on BETWEEN :first AND :last AND t.kind = 'chairs' AND {_A_STATION}",
        {"quarters_met": "COUNT(DISTINCT t.unit_id * 4 + ({month:t.held_on} - 1) / 3)"},
    ),
]

_SCREENINGS = (
    "mediation_screening AS t",
    "t.started_on BETWEEN :first AND :last",
    {
        "weeks_screened": f"""COUNT(DISTINCT t.committee_id || '/' || {{week:t.started_on}}) FILTER (
          WHERE t.level = 'village' AND t.started_on BETWEEN :first_monday AND :last_sunday
          AND EXISTS (SELECT 1 FROM mediation_committee AS c WHERE c.unit_id = t.unit_id AND c.id = t.committee_id
          AND {_COMMITTEE} AND c.kind IN ('village', 'community')))""",
        "months_screened": f"""COUNT(DISTINCT t.unit_id * 12 + {{month:t.started_on}}) FILTER (
          WHERE t.level = 'township' AND {_A_STATION})""",
    },
)

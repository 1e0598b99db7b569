-- name: committees
SELECT t.unit_id,
  COUNT(*) FILTER (WHERE t.kind NOT IN ('personal_workroom', 'stationed_workroom', 'joint_workroom')) AS committees,
  COUNT(*) FILTER (WHERE t.kind NOT IN ('personal_workroom', 'stationed_workroom', 'joint_workroom')
    AND t.standardised IS TRUE) AS committees_standardised,
  COUNT(*) FILTER (WHERE t.kind IN ('village', 'community')) AS village_committees
FROM mediation_committee AS t
WHERE t.voided_at IS NULL AND t.set_up_on <= :last AND (t.dissolved_on IS NULL OR t.dissolved_on >= :last)
GROUP BY t.unit_id

-- name: cases
SELECT t.unit_id,
  COUNT(*) FILTER (WHERE t.accepted_on BETWEEN :first AND :last) AS accepted,
  COUNT(*) FILTER (WHERE t.accepted_on BETWEEN :first AND :last AND t.result IN ('settled_written', 'settled_oral')
    AND t.closed_on <= :last) AS settled,
  COUNT(*) FILTER (WHERE t.accepted_on BETWEEN :first AND :last
    AND t.dispute_type IN ('marriage_family', 'neighbourhood', 'private_lending'))
    - COUNT(*) FILTER (WHERE t.accepted_on BETWEEN :first_before AND :last_before
    AND t.dispute_type IN ('marriage_family', 'neighbourhood', 'private_lending')) AS general_more,
  COUNT(*) FILTER (WHERE t.accepted_on BETWEEN :first_before AND :last_before
    AND t.dispute_type IN ('marriage_family', 'neighbourhood', 'private_lending')) AS general_before,
  COUNT(*) FILTER (WHERE t.accepted_on BETWEEN :first AND :last AND t.linkage IN ('three_offices', 'police')) AS police,
  COUNT(*) FILTER (WHERE t.accepted_on BETWEEN :first AND :last AND t.linkage = 'procuratorate') AS procuratorate,
  COUNT(*) FILTER (WHERE t.key_dispute IS TRUE AND t.accepted_on <= :last
    AND (t.closed_on IS NULL OR t.closed_on > :last)) AS open_key,
  COUNT(*) FILTER (WHERE t.key_dispute IS TRUE AND t.accepted_on <= :last
    AND (t.closed_on IS NULL OR t.closed_on > :last) AND t.level IS NOT NULL
    AND EXISTS (SELECT 1 FROM mediation_party AS p WHERE p.unit_id = t.unit_id AND p.row_id = t.id
      AND p.voided_at IS NULL AND p.key_person IS TRUE)
    AND EXISTS (SELECT 1 FROM mediation_case_record AS r WHERE r.unit_id = t.unit_id AND r.row_id = t.id
      AND r.voided_at IS NULL AND r.recorded_on <= :last)) AS open_key_clear,
  COUNT(*) FILTER (WHERE t.closed_on BETWEEN :first AND :last
    AND t.result IN ('settled_written', 'settled_oral', 'failed')) AS mediated,
  COUNT(*) FILTER (WHERE t.closed_on BETWEEN :first AND :last
    AND t.result IN ('settled_written', 'settled_oral', 'failed') AND t.accepted_on IS NOT NULL
    AND EXISTS (SELECT 1 FROM mediation_case_record AS r WHERE r.unit_id = t.unit_id AND r.row_id = t.id
      AND r.voided_at IS NULL AND r.recorded_on <= :last)
    AND (t.result = 'failed' OR EXISTS (SELECT 1 FROM mediation_follow_up AS f WHERE f.unit_id = t.unit_id
      AND f.row_id = t.id AND f.voided_at IS NULL AND f.visited_on <= :last))
    AND ((COALESCE(t.level, '') <> 'major' AND t.group_flag IS FALSE AND t.risk_escalation IS FALSE
        AND t.risk_crime IS FALSE AND t.risk_mass_event IS FALSE AND t.risk_suicide IS FALSE)
      OR EXISTS (SELECT 1 FROM mediation_major_report AS m WHERE m.unit_id = t.unit_id AND m.row_id = t.id
        AND m.voided_at IS NULL AND m.reported_on <= :last))) AS loop_closed,
  COUNT(*) FILTER (WHERE t.accepted_on BETWEEN :first AND :last AND t.level IN ('complex', 'major')
    AND t.resolved_level = 'beyond_city' AND t.closed_on <= :last) AS leaving_city
FROM mediation_case AS t
WHERE t.voided_at IS NULL
GROUP BY t.unit_id

-- name: confirmations
SELECT t.unit_id, COUNT(*) AS confirmations
FROM mediation_confirmation AS t
WHERE t.voided_at IS NULL AND t.applied_on BETWEEN :first AND :last
GROUP BY t.unit_id

-- name: incidents
SELECT t.unit_id,
  COUNT(*) FILTER (WHERE t.kind = 'violent') AS violent,
  COUNT(*) FILTER (WHERE t.kind = 'mass_event' AND t.major IS TRUE) AS mass,
  COUNT(*) FILTER (WHERE t.kind = 'escalated' AND t.major IS TRUE) AS escalated
FROM mediation_incident AS t
WHERE t.voided_at IS NULL AND t.prevented IS FALSE AND t.occurred_on BETWEEN :two_years_ago AND :last
GROUP BY t.unit_id

-- name: meetings
SELECT home.station_id,
  COUNT(DISTINCT t.unit_id * 4 + (CAST(SUBSTR(CAST(t.held_on AS TEXT), 6, 2) AS INTEGER) - 1) / 3) AS quarters_met
FROM mediation_meeting AS t JOIN home ON home.unit_id = t.unit_id
JOIN reg_station AS s ON s.unit_id = t.unit_id AND s.voided_at IS NULL
  AND (s.founded_on IS NULL OR s.founded_on <= :last) AND (s.closed_on IS NULL OR s.closed_on >= :last)
WHERE t.voided_at IS NULL AND t.kind = 'chairs' AND t.held_on BETWEEN :first AND :last
GROUP BY home.station_id

-- name: weekly_screenings
SELECT station_id, COUNT(*) AS weeks_screened
FROM (SELECT DISTINCT home.station_id, t.committee_id, {week} AS week
  FROM mediation_screening AS t JOIN home ON home.unit_id = t.unit_id
  JOIN mediation_committee AS c ON c.unit_id = t.unit_id AND c.id = t.committee_id AND c.voided_at IS NULL
    AND c.kind IN ('village', 'community') AND c.set_up_on <= :last
    AND (c.dissolved_on IS NULL OR c.dissolved_on >= :last)
  WHERE t.voided_at IS NULL AND t.level = 'village' AND t.started_on BETWEEN :first_monday AND :last_sunday) AS kept
GROUP BY station_id

-- name: monthly_screenings
SELECT home.station_id,
  COUNT(DISTINCT t.unit_id * 12 + CAST(SUBSTR(CAST(t.started_on AS TEXT), 6, 2) AS INTEGER)) AS months_screened
FROM mediation_screening AS t JOIN home ON home.unit_id = t.unit_id
JOIN reg_station AS s ON s.unit_id = t.unit_id AND s.voided_at IS NULL
  AND (s.founded_on IS NULL OR s.founded_on <= :last) AND (s.closed_on IS NULL OR s.closed_on >= :last)
WHERE t.voided_at IS NULL AND t.level = 'township' AND t.started_on BETWEEN :first AND :last
GROUP BY home.station_id

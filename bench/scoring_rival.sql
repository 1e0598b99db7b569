-- The rival's figures, written by hand: one statement per table, each measure a column.
-- `home` says which station of the scope each unit belongs to on the window's last day. What adds up is asked unit by
-- unit and added up by the program, the rest is asked station by station.

-- name: home
SELECT below.descendant_id AS unit_id, station.id AS station_id
FROM reg_unit_link AS scope
JOIN reg_unit AS station ON station.id = scope.descendant_id AND station.kind = 'station'
  AND (station.closed_on IS NULL OR station.closed_on > :last)
JOIN reg_unit_link AS below ON below.ancestor_id = station.id AND below.valid_from <= :last AND below.valid_to > :last
WHERE scope.ancestor_id = :root AND scope.valid_from <= :last AND scope.valid_to > :last

-- name: stations
SELECT t.unit_id,
  COUNT(*) AS stations,
  COUNT(t.township_code) AS in_a_township,
  SUM((SELECT COUNT(*) FROM reg_station AS n WHERE n.township_code = t.township_code AND n.voided_at IS NULL
    AND (n.founded_on IS NULL OR n.founded_on <= :last) AND (n.closed_on IS NULL OR n.closed_on >= :last))) AS of_townships,
  COUNT(*) FILTER (WHERE EXISTS (SELECT 1 FROM mediation_committee AS c WHERE c.unit_id = t.unit_id
    AND c.voided_at IS NULL AND c.kind IN ('township', 'street') AND c.set_up_on <= :last
    AND (c.dissolved_on IS NULL OR c.dissolved_on >= :last))) AS with_committee
FROM reg_station AS t
WHERE t.voided_at IS NULL AND (t.founded_on IS NULL OR t.founded_on <= :last)
  AND (t.closed_on IS NULL OR t.closed_on >= :last)
GROUP BY t.unit_id

-- name: villages
SELECT t.unit_id,
  COUNT(*) AS villages,
  COUNT(c.village_id) AS villages_with_committee,
  COUNT(*) FILTER (WHERE c.mediators > 0) AS villages_with_mediator
FROM reg_village AS t
LEFT JOIN (SELECT c.village_id, COUNT(m.id) AS mediators FROM mediation_committee AS c
  LEFT JOIN mediation_mediator AS m ON m.unit_id = c.unit_id AND m.committee_id = c.id AND m.voided_at IS NULL
    AND m.kind = 'full_time' AND m.hired_on <= :last AND (m.left_on IS NULL OR m.left_on >= :last)
  WHERE c.voided_at IS NULL AND c.kind IN ('village', 'community') AND c.set_up_on <= :last
    AND (c.dissolved_on IS NULL OR c.dissolved_on >= :last)
  GROUP BY c.village_id) AS c ON c.village_id = t.id
WHERE t.voided_at IS NULL AND (t.since IS NULL OR t.since <= :last) AND (t.until IS NULL OR t.until >= :last)
GROUP BY t.unit_id

-- name: people
SELECT home.station_id,
  COUNT(DISTINCT t.staff_id) FILTER (WHERE t.kind = 'political_legal_post') AS political_legal,
  COUNT(DISTINCT t.staff_id) FILTER (WHERE t.full_time IS TRUE AND t.kind IN ('political_legal_post', 'civil_servant',
    'public_institution', 'corrections_worker', 'full_time_mediator', 'judicial_assistant', 'hired_auxiliary',
    'clerk')) AS full_time,
  COUNT(DISTINCT t.staff_id) FILTER (WHERE t.kind = 'political_legal_post' AND EXISTS (
    SELECT 1 FROM reg_assignment AS loan WHERE loan.staff_id = t.staff_id AND loan.unit_id <> t.unit_id
      AND loan.voided_at IS NULL AND loan.reason = 'secondment' AND loan.started_on <= :last
      AND (loan.ended_on IS NULL OR loan.ended_on >= :last))) AS lent_out,
  COUNT(DISTINCT t.staff_id) FILTER (WHERE t.role = 'head') AS heads,
  COUNT(DISTINCT t.staff_id) FILTER (WHERE t.role = 'head' AND t.kind = 'political_legal_post') AS heads_political_legal,
  COUNT(DISTINCT t.staff_id) FILTER (WHERE t.role = 'head'
    AND p.political_status IN ('party_member', 'probationary_party_member')) AS heads_in_party,
  COUNT(DISTINCT t.staff_id) FILTER (WHERE t.role = 'head' AND t.full_time IS TRUE) AS heads_full_time,
  COUNT(p.justice_work_began_on) FILTER (WHERE t.role = 'head') AS heads_known,
  SUM((:last_number - CAST(REPLACE(CAST(p.justice_work_began_on AS TEXT), '-', '') AS INTEGER)) / 10000)
    FILTER (WHERE t.role = 'head') AS heads_years
FROM reg_assignment AS t JOIN home ON home.unit_id = t.unit_id
JOIN reg_station AS s ON s.unit_id = t.unit_id AND s.voided_at IS NULL
  AND (s.founded_on IS NULL OR s.founded_on <= :last) AND (s.closed_on IS NULL OR s.closed_on >= :last)
LEFT JOIN reg_staff AS p ON p.id = t.staff_id AND p.voided_at IS NULL
WHERE t.voided_at IS NULL AND t.reason <> 'secondment' AND t.started_on <= :last
  AND (t.ended_on IS NULL OR t.ended_on >= :last)
GROUP BY home.station_id

-- name: trainings
SELECT home.station_id,
  SUM(t.hours) FILTER (WHERE t.mode = 'off_job' AND full_time.staff_id IS NOT NULL) AS off_job_hours,
  SUM(t.hours) FILTER (WHERE t.mode = 'online' AND full_time.staff_id IS NOT NULL) AS online_hours,
  COUNT(DISTINCT t.regularity) FILTER (WHERE t.regularity IN ('regular', 'special') AND s.id IS NOT NULL)
    AS training_kinds,
  COUNT(DISTINCT t.way) FILTER (WHERE t.way IN ('invited_in', 'sent_out') AND s.id IS NOT NULL) AS training_ways
FROM reg_training AS t JOIN home ON home.unit_id = t.unit_id
LEFT JOIN reg_station AS s ON s.unit_id = t.unit_id AND s.voided_at IS NULL
  AND (s.founded_on IS NULL OR s.founded_on <= :last) AND (s.closed_on IS NULL OR s.closed_on >= :last)
LEFT JOIN (SELECT DISTINCT a.staff_id, a.unit_id FROM reg_assignment AS a
  JOIN reg_station AS s ON s.unit_id = a.unit_id AND s.voided_at IS NULL
    AND (s.founded_on IS NULL OR s.founded_on <= :last) AND (s.closed_on IS NULL OR s.closed_on >= :last)
  WHERE a.voided_at IS NULL AND a.reason <> 'secondment' AND a.started_on <= :last
    AND (a.ended_on IS NULL OR a.ended_on >= :last) AND a.full_time IS TRUE
    AND a.kind IN ('political_legal_post', 'civil_servant', 'public_institution', 'corrections_worker',
      'full_time_mediator', 'judicial_assistant', 'hired_auxiliary', 'clerk')) AS full_time
  ON full_time.staff_id = t.staff_id AND full_time.unit_id = t.unit_id
WHERE t.voided_at IS NULL AND t.ends_on BETWEEN :first AND :last
GROUP BY home.station_id

-- name: premises
SELECT t.unit_id,
  COUNT(*) AS premises,
  SUM(t.usable_area) FILTER (WHERE s.id IS NOT NULL AND (t.since IS NULL OR t.since <= :last)
    AND (t.until IS NULL OR t.until >= :last)) AS usable_area
FROM reg_premises AS t
LEFT JOIN reg_station AS s ON s.unit_id = t.unit_id AND s.voided_at IS NULL
  AND (s.founded_on IS NULL OR s.founded_on <= :last) AND (s.closed_on IS NULL OR s.closed_on >= :last)
WHERE t.voided_at IS NULL
GROUP BY t.unit_id

-- name: rooms
SELECT home.station_id,
  COUNT(*) AS rooms,
  COUNT(DISTINCT t.function) FILTER (WHERE t.function IN ('mediation', 'corrections', 'legal_aid', 'resettlement',
    'public_legal_service', 'archives', 'on_duty') AND (p.since IS NULL OR p.since <= :last)
    AND (p.until IS NULL OR p.until >= :last)) AS functions
FROM reg_room AS t JOIN home ON home.unit_id = t.unit_id
JOIN reg_premises AS p ON p.id = t.row_id AND p.voided_at IS NULL
WHERE t.voided_at IS NULL
GROUP BY home.station_id

-- name: equipment
SELECT home.station_id,
  COUNT(*) AS equipment,
  COUNT(DISTINCT t.kind) FILTER (WHERE t.kind IN ('computer', 'printer', 'copier', 'fax', 'fast_scanner',
    'document_camera', 'fingerprint_reader', 'body_camera', 'vehicle')
    AND (t.not_needed IS TRUE OR (t.in_use IS TRUE AND t.quantity >= 1
      AND (t.bought_on IS NULL OR t.bought_on <= :last) AND (t.retired_on IS NULL OR t.retired_on >= :last))))
    AS equipment_kinds
FROM reg_equipment AS t JOIN home ON home.unit_id = t.unit_id
WHERE t.voided_at IS NULL
GROUP BY home.station_id

-- name: disclosures
SELECT home.station_id,
  COUNT(*) AS disclosures,
  COUNT(DISTINCT t.kind) FILTER (WHERE t.kind IN ('functions', 'procedure', 'rules', 'duties', 'contact', 'whereabouts')
    AND t.since <= :last AND (t.until IS NULL OR t.until >= :last)) AS disclosure_kinds
FROM reg_disclosure AS t JOIN home ON home.unit_id = t.unit_id
WHERE t.voided_at IS NULL
GROUP BY home.station_id

-- name: rules
SELECT home.station_id,
  COUNT(*) AS rules,
  COUNT(DISTINCT t.kind) FILTER (WHERE t.kind IN ('meetings', 'reporting', 'files', 'restraints')
    AND t.since <= :last AND (t.until IS NULL OR t.until >= :last)) AS rule_kinds
FROM reg_station_rule AS t JOIN home ON home.unit_id = t.unit_id
WHERE t.voided_at IS NULL
GROUP BY home.station_id

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

-- name: kinds_of_station
SELECT unit_id, kind FROM reg_station WHERE voided_at IS NULL
ORDER BY closed_on IS NULL, closed_on, founded_on, id

-- name: surveys
SELECT unit_id, question, positive_answers, valid_answers FROM asm_survey_result
WHERE voided_at IS NULL AND surveyed_on <= :last
ORDER BY surveyed_on, entered_at, id

-- name: attestations
SELECT a.unit_id, a.check_id, a.answer, a.id, e.id IS NOT NULL, f.kind
FROM asm_attestation AS a
LEFT JOIN asm_attestation_file AS f ON f.unit_id = a.unit_id AND f.attestation_id = a.id
LEFT JOIN asm_evidence_file AS e ON e.unit_id = f.unit_id AND e.id = f.evidence_id AND e.voided_at IS NULL
WHERE a.voided_at IS NULL AND a.pack_code = :standard AND a.attested_on <= :last
ORDER BY a.attested_on, a.entered_at, a.id

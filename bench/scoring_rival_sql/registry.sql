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
  COUNT(*) FILTER (WHERE c.mediators > 0) AS villages_with_mediator,
  COUNT(*) FILTER (WHERE EXISTS (SELECT 1 FROM legal_aid_site AS w WHERE w.village_id = t.id AND w.voided_at IS NULL
    AND w.level = 'village_workroom' AND w.opened_on <= :last AND (w.closed_on IS NULL OR w.closed_on >= :last)))
    AS villages_with_workroom,
  COUNT(*) FILTER (WHERE EXISTS (SELECT 1 FROM legal_aid_adviser_contract AS a WHERE a.village_id = t.id
    AND a.voided_at IS NULL AND a.kind = 'legal' AND a.since <= :last AND (a.until IS NULL OR a.until >= :last)))
    AS villages_with_adviser,
  COUNT(*) FILTER (WHERE EXISTS (SELECT 1 FROM legal_aid_chat_group AS g WHERE g.village_id = t.id AND g.voided_at IS NULL
    AND g.since <= :last AND (g.until IS NULL OR g.until >= :last))) AS villages_with_group,
  COUNT(*) FILTER (WHERE EXISTS (SELECT 1 FROM publicity_law_person AS p WHERE p.village_id = t.id AND p.voided_at IS NULL
    AND p.kind = 'law_literate' AND p.certified_on <= :last AND (p.removed_on IS NULL OR p.removed_on >= :last)))
    AS villages_with_law_literate,
  COUNT(*) FILTER (WHERE EXISTS (SELECT 1 FROM publicity_team AS v WHERE v.village_id = t.id AND v.voided_at IS NULL
    AND v.kind IN ('volunteers', 'performers') AND v.formed_on <= :last
    AND (v.disbanded_on IS NULL OR v.disbanded_on >= :last))) AS villages_with_team
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
    AND (p.until IS NULL OR p.until >= :last)) AS functions,
  COUNT(DISTINCT t.function) FILTER (WHERE t.function IN ('mediation', 'corrections', 'legal_aid', 'resettlement',
    'archives', 'on_duty', 'publicity') AND (p.since IS NULL OR p.since <= :last)
    AND (p.until IS NULL OR p.until >= :last)) AS office_functions
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

-- name: submissions
SELECT home.station_id,
  COUNT(*) AS submissions,
  COUNT(*) FILTER (WHERE t.kind IN ('station_building', 'mediation_statement', 'corrections_statement',
    'other_statement') AND t.due_on BETWEEN :first AND :last AND s.id IS NOT NULL) AS statements_due,
  COUNT(*) FILTER (WHERE t.kind IN ('station_building', 'mediation_statement', 'corrections_statement',
    'other_statement') AND t.due_on BETWEEN :first AND :last AND s.id IS NOT NULL
    AND t.submitted_on <= t.due_on AND t.sent_back IS FALSE) AS statements_in_time,
  COUNT(DISTINCT t.kind) FILTER (WHERE t.kind IN ('station_building', 'mediation_statement', 'corrections_statement')
    AND t.due_on BETWEEN :first AND :last AND s.id IS NOT NULL
    AND t.submitted_on <= t.due_on AND t.sent_back IS FALSE) AS statement_kinds
FROM reg_submission AS t JOIN home ON home.unit_id = t.unit_id
LEFT JOIN reg_station AS s ON s.unit_id = t.unit_id AND s.voided_at IS NULL
  AND (s.founded_on IS NULL OR s.founded_on <= :last) AND (s.closed_on IS NULL OR s.closed_on >= :last)
WHERE t.voided_at IS NULL
GROUP BY home.station_id

-- name: activities
SELECT home.station_id,
  COUNT(*) AS activities,
  COUNT(DISTINCT t.form) AS activity_forms,
  COUNT(DISTINCT t.target_kind) FILTER (WHERE t.target_kind IN ('organ', 'school', 'village', 'community', 'temple',
    'enterprise', 'institution')) AS targets,
  COUNT(DISTINCT t.target_kind) FILTER (WHERE t.target_kind IN ('organ', 'school', 'village', 'community', 'temple',
    'enterprise', 'institution') AND (e.plans > 0 OR p.id IS NOT NULL) AND e.schemes > 0 AND e.pictures > 0
    AND e.reports > 0) AS targets_proved,
  COUNT(DISTINCT t.unit_id * 12 + CAST(SUBSTR(CAST(t.held_on AS TEXT), 6, 2) AS INTEGER))
    FILTER (WHERE t.theme IS NOT NULL AND s.id IS NOT NULL) AS months_with_theme
FROM publicity_activity AS t JOIN home ON home.unit_id = t.unit_id
LEFT JOIN reg_station AS s ON s.unit_id = t.unit_id AND s.voided_at IS NULL
  AND (s.founded_on IS NULL OR s.founded_on <= :last) AND (s.closed_on IS NULL OR s.closed_on >= :last)
LEFT JOIN publicity_plan AS p ON p.unit_id = t.unit_id AND p.id = t.plan_id AND p.voided_at IS NULL
LEFT JOIN (SELECT unit_id, row_id, COUNT(*) FILTER (WHERE kind = 'plan') AS plans,
    COUNT(*) FILTER (WHERE kind = 'scheme') AS schemes, COUNT(*) FILTER (WHERE kind IN ('picture', 'film')) AS pictures,
    COUNT(*) FILTER (WHERE kind = 'report') AS reports
  FROM publicity_evidence WHERE voided_at IS NULL AND made_on <= :last GROUP BY unit_id, row_id) AS e
  ON e.unit_id = t.unit_id AND e.row_id = t.id
WHERE t.voided_at IS NULL AND t.held_on BETWEEN :first AND :last
GROUP BY home.station_id

-- name: law_trainings
SELECT t.unit_id,
  COUNT(*) FILTER (WHERE EXISTS (SELECT 1 FROM publicity_audience AS a WHERE a.unit_id = t.unit_id AND a.row_id = t.id
    AND a.voided_at IS NULL AND a.kind IN ('village_committee', 'mediator'))) AS cadre_trainings,
  COUNT(*) FILTER (WHERE EXISTS (SELECT 1 FROM publicity_audience AS a WHERE a.unit_id = t.unit_id AND a.row_id = t.id
    AND a.voided_at IS NULL AND a.kind IN ('village_committee', 'mediator', 'prosperous', 'village_delegate')))
    AS rural_trainings
FROM publicity_training AS t
WHERE t.voided_at IS NULL AND t.held_on BETWEEN :first AND :last
GROUP BY t.unit_id

-- name: law_people
SELECT t.unit_id, COUNT(*) AS law_people FROM publicity_law_person AS t WHERE t.voided_at IS NULL GROUP BY t.unit_id

-- name: teams
SELECT t.unit_id, COUNT(*) AS teams FROM publicity_team AS t WHERE t.voided_at IS NULL GROUP BY t.unit_id

-- name: sites
SELECT home.station_id,
  COUNT(*) AS sites,
  COUNT(DISTINCT t.kind) FILTER (WHERE t.built_on <= :last AND (t.closed_on IS NULL OR t.closed_on >= :last)) AS site_kinds,
  COUNT(*) FILTER (WHERE t.kind = 'tutoring_station' AND t.built_on <= :last
    AND (t.closed_on IS NULL OR t.closed_on >= :last)) AS tutoring_stations,
  COUNT(*) FILTER (WHERE t.kind = 'case_point' AND t.built_on <= :last
    AND (t.closed_on IS NULL OR t.closed_on >= :last)) AS case_points,
  COUNT(*) FILTER (WHERE t.kind IN ('park', 'square', 'corridor', 'courtyard', 'corner', 'hall') AND t.built_on <= :last
    AND (t.closed_on IS NULL OR t.closed_on >= :last)) AS culture_sites
FROM publicity_site AS t JOIN home ON home.unit_id = t.unit_id
WHERE t.voided_at IS NULL
GROUP BY home.station_id

-- name: media
SELECT t.unit_id, COUNT(*) AS media_reports
FROM publicity_media_report AS t
WHERE t.voided_at IS NULL AND t.level IN ('city', 'province', 'nation') AND t.published_on BETWEEN :first AND :last
GROUP BY t.unit_id

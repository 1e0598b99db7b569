-- name: adviser_logs
SELECT month.unit_id, SUM(month.logs) AS adviser_logs, COUNT(v.id) FILTER (WHERE month.minutes >= 300) AS months_on_site
FROM (SELECT t.unit_id, t.village_id, COUNT(*) AS logs,
    SUM(t.minutes) FILTER (WHERE t.mode = 'on_site' AND c.kind = 'legal') AS minutes
  FROM legal_aid_adviser_log AS t
  LEFT JOIN legal_aid_adviser_contract AS c ON c.unit_id = t.unit_id AND c.id = t.contract_id AND c.voided_at IS NULL
  WHERE t.voided_at IS NULL AND t.worked_on BETWEEN :first AND :last
  GROUP BY t.unit_id, t.village_id, SUBSTR(CAST(t.worked_on AS TEXT), 6, 2)) AS month
LEFT JOIN reg_village AS v ON v.id = month.village_id AND v.voided_at IS NULL
  AND (v.since IS NULL OR v.since <= :last) AND (v.until IS NULL OR v.until >= :last)
GROUP BY month.unit_id

-- name: visits
SELECT t.unit_id, COUNT(*) AS visits, COUNT(t.first_handler) AS first_handled
FROM legal_aid_visit AS t
WHERE t.voided_at IS NULL AND t.received_on BETWEEN :first AND :last
GROUP BY t.unit_id

-- name: consultations
SELECT t.unit_id, COUNT(t.response_minutes) AS responses, SUM(t.response_minutes) AS response_minutes
FROM legal_aid_consultation AS t
WHERE t.voided_at IS NULL AND t.asked_on BETWEEN :first AND :last AND t.channel IN ('telephone', 'online')
GROUP BY t.unit_id

-- name: reach_tests
SELECT t.unit_id, COUNT(*) AS reach_tests, SUM(t.minutes) AS reach_minutes
FROM legal_aid_reach_test AS t
WHERE t.voided_at IS NULL AND t.tested_on BETWEEN :first AND :last
GROUP BY t.unit_id

-- name: firms
SELECT t.unit_id, COUNT(*) AS firms
FROM legal_aid_link AS t
WHERE t.voided_at IS NULL AND t.kind = 'law_firm' AND (t.since IS NULL OR t.since <= :last)
  AND (t.until IS NULL OR t.until >= :last)
GROUP BY t.unit_id

-- name: duties
SELECT t.unit_id, COUNT(*) AS lawyers_attended
FROM legal_aid_duty AS t
WHERE t.voided_at IS NULL AND t.attended IS TRUE AND t.person_kind = 'lawyer' AND t.duty_on BETWEEN :first AND :last
GROUP BY t.unit_id

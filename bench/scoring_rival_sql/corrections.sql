-- Whoever may not see the files of minors counts nobody of them, nor anything that belongs to their files.

-- name: subjects
SELECT t.unit_id,
  COUNT(*) FILTER (WHERE t.received_on <= :last AND (t.ended_on IS NULL OR t.ended_on > :first)) AS in_correction,
  COUNT(*) FILTER (WHERE t.received_on <= :last AND (t.ended_on IS NULL OR t.ended_on > :first)) AS corrections_entered,
  COUNT(*) FILTER (WHERE t.received_on <= :last AND (t.ended_on IS NULL OR t.ended_on > :first)
    AND EXISTS (SELECT 1 FROM corrections_event AS e WHERE e.unit_id = t.unit_id AND e.subject_id = t.id
      AND e.voided_at IS NULL AND e.kind = 'crime' AND e.occurred_on BETWEEN :first AND :last)) AS reoffended,
  COUNT(*) FILTER (WHERE t.due_report_on BETWEEN :first AND :last) AS steps_due,
  COUNT(*) FILTER (WHERE t.due_report_on BETWEEN :first AND :last AND t.reported_on <= t.due_report_on) AS steps_in_time
FROM corrections_subject AS t
WHERE t.voided_at IS NULL AND t.minor IS FALSE
GROUP BY t.unit_id

-- name: reports
SELECT t.unit_id, COUNT(*) AS steps_due, COUNT(*) FILTER (WHERE t.reported_on <= t.due_on) AS steps_in_time
FROM corrections_report AS t
JOIN corrections_subject AS s ON s.unit_id = t.unit_id AND s.id = t.subject_id AND s.minor IS FALSE
WHERE t.voided_at IS NULL AND t.due_on BETWEEN :first AND :last
GROUP BY t.unit_id

-- name: pre_sentence_surveys
SELECT t.unit_id, COUNT(*) AS steps_due, COUNT(*) FILTER (WHERE t.sent_on <= t.due_on) AS steps_in_time
FROM corrections_survey AS t
WHERE t.voided_at IS NULL AND t.minor IS FALSE AND t.due_on BETWEEN :first AND :last
GROUP BY t.unit_id

-- name: changes_of_place
SELECT t.unit_id, COUNT(*) AS steps_due, COUNT(*) FILTER (WHERE t.reported_on <= t.due_report_on) AS steps_in_time
FROM corrections_place_change AS t
JOIN corrections_subject AS s ON s.unit_id = t.unit_id AND s.id = t.subject_id AND s.minor IS FALSE
WHERE t.voided_at IS NULL AND t.due_report_on BETWEEN :first AND :last
GROUP BY t.unit_id

-- name: tags
SELECT t.unit_id, COUNT(*) AS steps_due, COUNT(*) FILTER (WHERE t.lifted_on <= t.until) AS steps_in_time
FROM corrections_tag AS t
JOIN corrections_subject AS s ON s.unit_id = t.unit_id AND s.id = t.subject_id AND s.minor IS FALSE
WHERE t.voided_at IS NULL AND t.until BETWEEN :first AND :last
GROUP BY t.unit_id

-- name: events
SELECT t.unit_id, COUNT(*) AS corrections_entered,
  COUNT(*) FILTER (WHERE t.kind = 'absconding') AS absconding,
  COUNT(*) FILTER (WHERE t.kind = 'missed_supervision') AS missed_supervision
FROM corrections_event AS t
LEFT JOIN corrections_subject AS s ON s.unit_id = t.unit_id AND s.id = t.subject_id
WHERE t.voided_at IS NULL AND t.occurred_on BETWEEN :first AND :last AND (t.subject_id IS NULL OR s.minor IS FALSE)
GROUP BY t.unit_id

-- name: released
SELECT t.unit_id, COUNT(*) AS released, COUNT(e.person_id) AS released_reoffended
FROM corrections_released_person AS t
LEFT JOIN corrections_subject AS s ON s.unit_id = t.unit_id AND s.id = t.subject_id
LEFT JOIN (SELECT DISTINCT unit_id, person_id FROM corrections_released_event
  WHERE voided_at IS NULL AND kind = 'crime' AND found_on BETWEEN :first AND :last) AS e
  ON e.unit_id = t.unit_id AND e.person_id = t.id
WHERE t.voided_at IS NULL AND t.minor IS FALSE AND (t.subject_id IS NULL OR s.minor IS FALSE)
  AND t.came_from = 'corrections' AND t.released_on <= :last
  AND (t.ended_on IS NULL OR t.ended_on > :first OR e.person_id IS NOT NULL)
GROUP BY t.unit_id

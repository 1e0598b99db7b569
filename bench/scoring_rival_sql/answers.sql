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

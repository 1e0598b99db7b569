-- name: items
SELECT t.unit_id,
  COUNT(*) FILTER (WHERE t.submitted_on <= :last) AS items,
  COUNT(*) FILTER (WHERE t.kind IN ('villagers_charter', 'village_rules', 'residents_pledge')
    AND t.conclusion IN ('lawful', 'lawful_after_change', 'unlawful', 'beyond_authority', 'procedure_missing')
    AND t.issued_on BETWEEN :first AND :last) AS village_rules
FROM legal_review_item AS t
WHERE t.voided_at IS NULL
GROUP BY t.unit_id

-- name: organisations
SELECT home.station_id,
  COUNT(*) AS party_entered,
  COUNT(*) FILTER (WHERE t.kind IN ('branch', 'group') AND t.founded_on <= :last
    AND (t.dissolved_on IS NULL OR t.dissolved_on >= :last)) AS own_organisations,
  COUNT(DISTINCT COALESCE(t.superior, '') || '/' || t.name) FILTER (WHERE t.kind IN ('joint_branch', 'area_joint_branch')
    AND t.founded_on <= :last AND (t.dissolved_on IS NULL OR t.dissolved_on >= :last)) AS joint_branches
FROM party_building_organisation AS t JOIN home ON home.unit_id = t.unit_id
WHERE t.voided_at IS NULL
GROUP BY home.station_id

-- name: members
SELECT t.unit_id,
  COUNT(*) AS party_entered,
  COUNT(*) AS members,
  COUNT(*) FILTER (WHERE t.regular_on <= :last AND (t.here_since IS NULL OR t.here_since <= :last)
    AND (t.left_on IS NULL OR t.left_on >= :last)) AS formal,
  COUNT(*) FILTER (WHERE t.joined_on <= :last AND (t.here_since IS NULL OR t.here_since <= :last)
    AND (t.left_on IS NULL OR t.left_on >= :last)) AS joined,
  COUNT(*) FILTER (WHERE t.joined_on <= :last AND (t.here_since IS NULL OR t.here_since <= :last)
    AND (t.left_on IS NULL OR t.left_on >= :last) AND o.id IS NOT NULL) AS in_party_life
FROM party_building_member AS t
LEFT JOIN (SELECT o.unit_id, o.id FROM party_building_organisation AS o
  WHERE o.voided_at IS NULL AND o.kind IN ('branch', 'group', 'joint_branch', 'area_joint_branch')
    AND o.founded_on <= :last AND (o.dissolved_on IS NULL OR o.dissolved_on >= :last)
    AND EXISTS (SELECT 1 FROM party_building_meeting AS m WHERE m.unit_id = o.unit_id AND m.organisation_id = o.id
      AND m.voided_at IS NULL AND m.held_on BETWEEN :first AND :last)) AS o
  ON o.unit_id = t.unit_id AND o.id = t.organisation_id
WHERE t.voided_at IS NULL
GROUP BY t.unit_id

-- name: party_meetings
SELECT home.station_id,
  COUNT(*) AS party_meetings,
  COUNT(DISTINCT t.kind) FILTER (WHERE t.kind IN ('members_meeting', 'committee_meeting', 'group_meeting', 'lesson')
    AND t.held_on BETWEEN :first AND :last) AS meeting_kinds,
  COUNT(*) FILTER (WHERE t.held_on BETWEEN :first AND :last) AS records_due,
  COUNT(*) FILTER (WHERE t.held_on BETWEEN :first AND :last AND t.minutes_kept IS TRUE AND t.sign_in_kept IS TRUE
    AND t.attended > 0) AS records_whole
FROM party_building_meeting AS t JOIN home ON home.unit_id = t.unit_id
WHERE t.voided_at IS NULL
GROUP BY home.station_id

-- name: study_sessions
SELECT t.unit_id,
  COUNT(*) AS records_due,
  COUNT(*) FILTER (WHERE t.minutes_kept IS TRUE AND t.sign_in_kept IS TRUE AND t.attended > 0
    AND NOT EXISTS (SELECT 1 FROM party_building_member_study_record AS r WHERE r.unit_id = t.unit_id AND r.row_id = t.id
      AND r.voided_at IS NULL AND (r.notes_kept IS FALSE
        OR (r.absent IS TRUE AND (r.made_up_on IS NULL OR r.made_up_on > :last))))) AS records_whole
FROM party_building_study_session AS t
WHERE t.voided_at IS NULL AND t.studied_on BETWEEN :first AND :last
GROUP BY t.unit_id

-- name: discipline
SELECT t.unit_id, COUNT(*) AS violations
FROM party_building_discipline_case AS t
WHERE t.voided_at IS NULL AND t.established_on BETWEEN :first AND :last
GROUP BY t.unit_id

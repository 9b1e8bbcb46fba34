-- The reserved seats that the items of a round would use, by item, and which of them are left for the next round, and whoever
-- comes after: whom the reserved seats can't take any more. One of a group asks for a free seat instead.
-- The batch's items count from 1 without gaps; one who is registered already may be counted too, which costs a round at most.
CREATE OR REPLACE FUNCTION atelier.admission_pools(
    batch atelier.admission[], not_now integer[], OUT pools uuid[], OUT left_out integer[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    WITH turn AS MATERIALIZED (
        SELECT w.item, w.session_id, w.group_id,
            CASE WHEN w.outcome IS NULL AND w.item <> ALL(not_now) AND s.kept > 0
                THEN seats_for(w.session_id, w.person_id, w.reserved_seats_id) END AS suitable
        FROM unnest(batch) w
        LEFT JOIN session s ON s.id = w.session_id
    ), over AS MATERIALIZED (
        SELECT t.item, t.session_id, t.group_id
        FROM (
            SELECT u.*, row_number() OVER (PARTITION BY u.session_id, u.suitable ORDER BY u.item) AS place
            FROM turn u
            WHERE u.suitable IS NOT NULL
        ) AS t
        JOIN reserved_seats v ON v.id = t.suitable
        WHERE t.place > v.seats - v.used
    )
    SELECT array_agg(CASE WHEN o.item IS NULL THEN t.suitable END ORDER BY t.item),
        COALESCE(array_agg(t.item) FILTER (WHERE EXISTS (
            SELECT FROM over f WHERE f.session_id = t.session_id AND f.group_id IS NULL AND f.item <= t.item)), '{}')
    INTO pools, left_out
    FROM turn t
    LEFT JOIN over o ON o.item = t.item;
END
$$;

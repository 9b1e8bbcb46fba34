-- On an embedded database only: the command-line tool may log in and act as a named user (`--as`), because whoever
-- reaches the cluster's private socket has been vouched for by the kernel.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'atelier_local' AND rolcanlogin) THEN
        ALTER ROLE atelier_local LOGIN;
    END IF;
END
$$;

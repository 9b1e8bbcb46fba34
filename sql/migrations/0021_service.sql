-- What may no longer be kept is deleted by a job of its own, which stands there for good and has its turn daily.
ALTER TABLE atelier.job
    DROP CONSTRAINT job_kind_known,
    ADD CONSTRAINT job_kind_known CHECK (kind IN ('tend session', 'delete expired'));
CREATE UNIQUE INDEX job_deletion_once ON atelier.job (kind) WHERE kind = 'delete expired' AND done_at IS NULL;

-- It tells what it deleted.
DROP FUNCTION IF EXISTS atelier.do_job();
-- Nobody asked for it: whoever does jobs has to look for what others ask for meanwhile.
DROP FUNCTION IF EXISTS atelier.next_job_at();

ALTER TABLE atelier.user_token ADD CONSTRAINT user_token_expires_ahead CHECK (expires_at > created_at);

import Atelier
import TestSupport
import Testing

@Suite("What is found and due about trainers")
struct TrainerRuleTests {
    @Test("Every rule about trainers that is found, due or a reason not to fit has a sentence")
    func sentences() async throws {
        let world = try await World()
        let rules = try psql(
            world.conninfo,
            """
            SELECT DISTINCT (regexp_matches(text, '''((?:trainer|assignment|speaker|candidate|qualification|reported_course)_\\w+)''',
                'g'))[1]
            FROM (
                SELECT pg_get_viewdef(c.oid) FROM pg_class c
                WHERE c.relnamespace = 'atelier'::regnamespace AND c.relname IN ('check_trainers', 'due_trainers')
                UNION ALL
                SELECT p.prosrc FROM pg_proc p
                WHERE p.pronamespace = 'atelier'::regnamespace
                    AND p.proname IN ('trainers_away', 'trainer_candidates', 'assignment_after', 'require_fit')
            ) AS texts(text)
            """
        ).split(separator: "\n").map(String.init)
        #expect(rules.count > 15)
        #expect(Set(rules).subtracting(Messages.rules(in: "en")) == [])
    }
}

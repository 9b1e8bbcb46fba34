public import Atelier
import Foundation
public import Postgres

extension Store {
    /// The staff users whom the actor may see, by name: those of the own office, an administrator all; not retired ones.
    public func users(as identity: Identity) async throws -> [StaffUser] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT u.name, o.code AS office, u.role
                FROM staff_user u
                JOIN organisation o ON o.id = u.office_id
                WHERE u.retired_at IS NULL
                ORDER BY u.name
                """, as: StaffUser.self)
        }
    }

    /// As whom the identity acts, or nil if it is nobody's.
    public func whoAmI(as identity: Identity) async throws -> StaffUser? {
        try await read(as: identity) { tx in
            try tx.atMostOne(
                """
                SELECT u.name, o.code AS office, u.role
                FROM actor() a
                JOIN staff_user u ON u.id = a.user_id
                JOIN organisation o ON o.id = u.office_id
                """, as: StaffUser.self)
        }
    }

    /// Adds a staff user.
    ///
    /// - Throws: `actor_may_not` for anybody but an administrator; `organisation_unknown`, `staff_user_name_form`,
    ///   `staff_user_name_once`.
    public func addUser(_ user: StaffUser, as identity: Identity) async throws {
        try await write(as: identity, facts: ["user": user.name]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO staff_user (name, office_id, role)
                VALUES (\(user.name), \(try tx.organisation(user.office)), \(user.role))
                """)
        }
    }

    /// Lets `user` act by a token.
    ///
    /// - `hash`: the SHA-256 of the token, 32 bytes; the token itself is shown once and kept nowhere.
    /// - `label`: what the token is for, in words.
    /// - `until`: the last day on which it is good, in UTC; nil for one without an end.
    /// - Throws: `actor_may_not` for anybody but an administrator; `staff_user_unknown`, `user_token_expires_ahead`.
    public func addToken(
        hash: [UInt8], label: String, for user: String, until: LocalDate? = nil, as identity: Identity
    ) async throws {
        try await write(as: identity, facts: ["user": user]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO user_token (user_id, hash, label, expires_at)
                VALUES (\(try tx.user(user)), \(hash), \(label),
                    (\(until)::date + 1)::timestamp AT TIME ZONE 'UTC')
                """)
        }
    }

    /// The tokens of a user, the oldest first, those that are no longer good included; for an administrator.
    ///
    /// - Throws: `staff_user_unknown`, `actor_may_not`.
    public func tokens(of user: String, as identity: Identity) async throws -> [UserToken] {
        try await read(as: identity) { tx in
            let id = try tx.user(user)
            try tx.requireAdministrator()
            return try tx.all(
                """
                SELECT label, created_at, expires_at, revoked_at
                FROM user_token
                WHERE user_id = \(id)
                ORDER BY created_at, id
                """, as: UserToken.self)
        }
    }

    /// Takes a user's tokens of that label back: whoever holds one is nobody from now on.
    ///
    /// - Throws: `actor_may_not` for anybody but an administrator; `staff_user_unknown`; `user_token_unknown` if none is
    ///   good any more.
    public func revokeTokens(_ label: String, of user: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["user": user]) { tx in
            let id = try tx.user(user)
            try tx.requireAdministrator()
            let revoked = try tx.execute(
                """
                UPDATE user_token
                SET revoked_at = atelier.now()
                WHERE user_id = \(id) AND label = \(label) AND revoked_at IS NULL
                """)
            if revoked == 0 { throw Refusal("user_token_unknown", ["user": user, "label": label]) }
        }
    }

    /// Lets a user act no more, by name or token; what they did stays theirs.
    ///
    /// - Throws: `actor_may_not` for anybody but an administrator; `staff_user_unknown`, also for one who is retired;
    ///   `staff_user_last_administrator`.
    public func retireUser(_ user: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["user": user]) { tx in
            let id = try tx.user(user)
            try tx.requireAdministrator()
            // Two administrators who retire each other wait here for one another.
            let administrators = try tx.all(
                """
                SELECT id
                FROM staff_user
                WHERE role = 'administrator' AND retired_at IS NULL
                ORDER BY id
                FOR UPDATE
                """, as: UUID.self)
            if administrators == [id] { throw Refusal("staff_user_last_administrator", ["user": user]) }
            let retired = try tx.execute(
                "UPDATE staff_user SET retired_at = atelier.now() WHERE id = \(id) AND retired_at IS NULL")
            if retired == 0 { throw Refusal("staff_user_unknown", ["user": user]) }
        }
    }
}

extension Transaction {
    /// - Throws: `actor_may_not`.
    fileprivate func requireAdministrator() throws {
        guard try one("SELECT actor_is_administrator()", as: Bool.self) else { throw Refusal("actor_may_not") }
    }
}

extension UserToken: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            label: try row["label"], createdAt: try row["created_at"], expiresAt: try row["expires_at"],
            revokedAt: try row["revoked_at"])
    }
}

extension StaffUser: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(name: try row["name"], office: try row["office"], role: try row["role"])
    }
}

public import Atelier
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
    public func addToken(hash: [UInt8], label: String, for user: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["user": user]) { tx in
            _ = try tx.execute(
                "INSERT INTO user_token (user_id, hash, label) VALUES (\(try tx.user(user)), \(hash), \(label))")
        }
    }
}

extension StaffUser: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(name: try row["name"], office: try row["office"], role: try row["role"])
    }
}

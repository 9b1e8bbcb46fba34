public import Logging

extension Database {
    /// Where the database is and how it is used.
    public struct Configuration: Sendable {
        /// libpq's connection string: `host=… dbname=…` or a URL. Empty: libpq's `PG*` variables.
        public var conninfo: String
        /// From 1 to 16; each has a thread of its own.
        public var maximumConnections = 8
        /// The setting that holds, during a transaction, for whom it is.
        public var identitySetting: String
        /// The setting that holds why.
        public var reasonSetting: String
        public var searchPath = "\"$user\", public"
        public var applicationName = "atelier"
        /// The longest that one statement may take; zero for no limit.
        public var statementTimeout: Duration = .seconds(30)
        /// The longest that a statement may wait for a lock; zero for no limit.
        public var lockTimeout: Duration = .seconds(5)
        /// The longest that a transaction may idle; zero for no limit.
        public var idleInTransactionTimeout: Duration = .seconds(60)
        /// The longest wait for a free connection.
        public var poolWait: Duration = .seconds(10)
        public var logger: Logger

        public init(conninfo: String, identitySetting: String, reasonSetting: String, logger: Logger) {
            self.conninfo = conninfo
            self.identitySetting = identitySetting
            self.reasonSetting = reasonSetting
            self.logger = logger
        }

        var link: LinkSettings {
            LinkSettings(
                conninfo: conninfo, applicationName: applicationName, searchPath: searchPath,
                statementTimeout: statementTimeout, lockTimeout: lockTimeout,
                idleInTransactionTimeout: idleInTransactionTimeout, logger: logger)
        }

        func opening(_ viewer: Viewer) -> Opening {
            Opening(
                begin: .beginReadOnly, isReadOnly: true, identity: (identitySetting, viewer.identity),
                reason: (reasonSetting, ""))
        }

        func opening(_ actor: Actor, _ isolation: Isolation) -> Opening {
            Opening(
                begin: isolation.begin, isReadOnly: false, identity: (identitySetting, actor.identity),
                reason: (reasonSetting, actor.reason ?? ""))
        }
    }
}

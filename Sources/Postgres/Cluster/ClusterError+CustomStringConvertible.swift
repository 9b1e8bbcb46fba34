extension ClusterError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noServer(let folders):
            "no PostgreSQL server is installed (looked in \(folders.joined(separator: ", "))); "
                + "install it with: apt-get install postgresql-15"
        case .noAccount(let reason):
            reason
        case .unsuitablePath(let home, let character):
            "the path \(home.debugDescription) holds \(character), which a connection string can't name; "
                + "set ATELIER_HOME to another folder"
        case .socketPathTooLong(let path, let bytes):
            "the path of the database's socket, \(path), has \(bytes) bytes, but the system takes at most "
                + "\(ClusterPaths.longestSocketAddress); set ATELIER_HOME to a shorter folder"
        case .foreignFolder, .wrongOwner, .unreachable, .laterFormat:
            homeDescription
        case .otherMajor(let home, let recorded, let installed):
            "the database in \(home) was made by PostgreSQL \(recorded), but installed is "
                + "\(installed.map(String.init).joined(separator: ", ")); "
                + "install its server with: apt-get install postgresql-\(recorded)"
        case .diskFull(let place, let free, let needed):
            "the disk is full at \(place): \(Self.megabytes(needed)) must be free"
                + (free.map { ", but \(Self.megabytes($0)) are" } ?? ", but the system says that no space is left")
                + "; make room or set ATELIER_HOME to a folder on another disk"
        case .locked(let path, let reason):
            "\(path) can't be locked: \(reason)"
        case .creationFailed(let home, let lines):
            "the database in \(home) could not be created; mend what initdb says and repeat:\n\(lines)"
        case .startFailed(let home, let lines):
            "the database server in \(home) did not start; more is in \(home)/log; its last words:\n\(lines)"
        case .stopFailed(let home, let lines):
            "the database server in \(home) could not be stopped; try again, or with mode immediate:\n\(lines)"
        case .refused(let action, let place, let reason):
            "can't \(action) \(place): \(reason); mend that or set ATELIER_HOME to another folder"
        }
    }

    private var homeDescription: String {
        switch self {
        case .foreignFolder(let home, let found):
            "\(home) should be a database folder made by atelier, but it holds \(found); it was not touched; "
                + "set ATELIER_HOME to an empty or a new folder"
        case .wrongOwner(let home, let owner, let expected):
            "\(home) should belong to \(expected), but it belongs to \(owner); run the command as \(owner) "
                + "or set ATELIER_HOME to another folder"
        case .unreachable(let home, let account):
            "the database server runs as \(account), who can't enter \(home); "
                + "set ATELIER_HOME to a folder that \(account) can enter"
        case .laterFormat(let home, let found, let known):
            "\(home) was made by a later release of atelier (format \(found), known is \(known)); "
                + "use that release or set ATELIER_HOME to another folder"
        default:
            ""
        }
    }

    private static func megabytes(_ bytes: Int64) -> String { "\(bytes / 1_000_000) MB" }
}

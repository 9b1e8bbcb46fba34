/// Why the embedded cluster can't be used. Each `description` is one sentence (and the server's own last words
/// where there are any): the place, what was expected, what was found and what to do.
public enum ClusterError: Error, Equatable, Sendable {
    /// No folder searched holds a server of PostgreSQL 15 or later.
    case noServer(lookedIn: [String])
    /// The operating-system account that should run the server does not exist, or can't.
    case noAccount(String)
    /// The path of the home holds what a connection string or a configuration file can't.
    case unsuitablePath(home: String, character: String)
    /// The socket's address has more bytes than the kernel takes.
    case socketPathTooLong(path: String, bytes: Int)
    /// The folder holds something that this product did not put there; it is never touched.
    case foreignFolder(home: String, found: String)
    /// The folder belongs to somebody else.
    case wrongOwner(home: String, owner: String, expected: String)
    /// The account that runs the server can't enter the folder.
    case unreachable(home: String, account: String)
    /// A later release of this product made the folder.
    case laterFormat(home: String, found: Int, known: Int)
    /// The data belongs to another major version of PostgreSQL than any that is installed.
    case otherMajor(home: String, recorded: Int, installed: [Int])
    /// Too little room; `freeBytes` is nil when the server said so itself.
    case diskFull(place: String, freeBytes: Int64?, neededBytes: Int64)
    /// The lock that keeps two commands from creating or starting the cluster at once.
    case locked(path: String, reason: String)
    /// initdb did not finish; `lastLines` is what it said.
    case creationFailed(home: String, lastLines: String)
    /// The server did not come up.
    case startFailed(home: String, lastLines: String)
    /// The server is still there.
    case stopFailed(home: String, lastLines: String)
    /// The operating system refused something: making a folder, writing a file, running a program.
    case refused(action: String, place: String, reason: String)
}

/// Sessions that one cohort follows; the certificate is for the whole.
public struct Series: Sendable, Equatable {
    public let code: String
    public let title: Texts
    /// The code of the training, if it is one.
    public let training: String?
    /// The code of the office that hosts it.
    public let host: String
    /// The codes of its sessions, in order.
    public let sessions: [String]

    public init(code: String, title: Texts, training: String?, host: String, sessions: [String]) {
        self.code = code
        self.title = title
        self.training = training
        self.host = host
        self.sessions = sessions
    }
}

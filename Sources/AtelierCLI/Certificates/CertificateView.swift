import Atelier
import Credentials

/// How certificates are read and shown.
enum CertificateView {
    static func listing(of certificates: [Certificate], empty: String) -> Listing<Certificate> {
        Listing(
            columns: [
                Column("number", "NUMBER") { .text($0.number) },
                Column("name", "NAME") { .text($0.name) },
                Column("name_own_script", "IN OWN SCRIPT") { .text($0.nameOwnScript) },
                Column("title", "TITLE") { .text($0.title) },
                Column("course", "FOR", isForPeople: true) { .text($0.course.name) },
                Column("session", nil) { .text($0.course.session) },
                Column("series", nil) { .text($0.course.series) },
                Column("awarded_on", "AWARDED") { .day($0.awardedOn) },
                Column("valid_until", "VALID BEFORE") { .day($0.validUntil) },
                Column("state", "STATE") { .text($0.state.rawValue) },
                Column("issuer", "BY") { .text($0.issuer) },
                Column("specimen", nil) { .flag($0.specimen) },
            ], rows: certificates, empty: empty)
    }

    /// A number as somebody typed it.
    ///
    /// - Throws: `Answer` if it can't be one, which its check symbol tells before anything is looked up.
    static func number(_ typed: String) throws -> CertificateNumber {
        guard let number = CertificateNumber(typed) else {
            throw Answer.no(
                "\(typed) is no certificate's number: expected three groups of four symbols with a fitting last one, such as "
                    + "K7M3-9QXT-B2WD; look for a mistyped symbol.")
        }
        return number
    }
}

public import Atelier
import Mustache

/// A certificate as a page: one HTML file that stands alone and prints on A4, with nothing loaded from anywhere.
///
/// It says who, what, when and by whom, the number to check it by, and not more: no programme, no project, no place, since
/// that could tell an employer more than the holder may want. In a demo it says SPECIMEN across the page.
public struct CertificatePage: Sendable {
    private let template: MustacheTemplate

    /// - Throws: if the template that the binary carries doesn't parse.
    public init() throws {
        template = try MustacheTemplate(string: CredentialsTexts.files["templates/certificate.mustache"] ?? "")
    }

    /// `certificate`: one whose holder was erased prints without a name.
    public func html(_ certificate: Certificate) -> String {
        template.render(
            View(
                number: certificate.number, name: certificate.name ?? "", nameOwnScript: certificate.nameOwnScript,
                title: certificate.title, issuer: certificate.issuer, awardedOn: certificate.awardedOn.description,
                lastValidDay: certificate.validUntil?.adding(days: -1).description, specimen: certificate.specimen,
                invalid: Self.invalid(certificate.state), notes: certificate.notes.lines))
    }

    /// What a certificate that isn't valid must say about itself when it is printed all the same.
    private static func invalid(_ state: Certificate.State) -> String? {
        switch state {
        case .issued: nil
        case .printedAhead: "NOT YET CONFIRMED"
        case .suspended: "SUSPENDED"
        case .replaced: "REPLACED"
        case .void: "VOID"
        case .revoked: "REVOKED"
        case .expired: "EXPIRED"
        }
    }

    private struct View {
        let number: String
        let name: String
        let nameOwnScript: String?
        let title: String
        let issuer: String
        let awardedOn: String
        let lastValidDay: String?
        let specimen: Bool
        let invalid: String?
        /// What must be said of a country that the title or the issuer names.
        let notes: [String]
    }
}

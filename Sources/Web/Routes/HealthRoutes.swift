import Hummingbird
import Store

/// For whoever watches over the service: `/healthz` says that it runs, `/readyz` that its database answers.
struct HealthRoutes {
    let store: Store

    func add(to router: Router<WebContext>) {
        router.get("healthz") { _, _ in Self.answer("alive") }
        router.get("readyz") { _, _ in
            try await store.ping()
            return Self.answer("ready")
        }
    }

    private static func answer(_ status: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: WireText.json(["status": status]))))
    }
}

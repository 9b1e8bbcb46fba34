import Hummingbird

/// What pages need beside themselves: the style sheet and the mark. Pages name the style sheet's version, so it may be kept.
struct StyleRoutes {
    static let style = WebTexts.files["style.css"] ?? ""
    /// The style sheet's address, which changes with it.
    static let styleAddress = "/style.css?v=\(EntityTag.of(style))"

    func add(to router: Router<WebContext>) {
        router.get("style.css") { request, _ in
            Representation(text: Self.style, type: "text/css; charset=utf-8", maxAge: 31_536_000).response(to: request)
        }
        router.get("icon.svg") { request, _ in
            Representation(text: Self.icon, type: "image/svg+xml", maxAge: 86_400).response(to: request)
        }
    }

    private static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5d5a"/>\
        <path d="M8 24 16 7l8 17M11.5 18h9" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" \
        stroke-linejoin="round"/></svg>
        """
}

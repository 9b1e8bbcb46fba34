/// What a person sees when there is nothing to show.
struct ErrorPage {
    let html: String

    init(_ trouble: Trouble, number: String, in setting: PageSetting) {
        let content = Content(title: trouble.title, detail: trouble.detail, number: number)
        html = PageTemplates.render("error", PageFrame(title: trouble.title, in: setting, content: content))
    }

    private struct Content {
        let title: String
        let detail: String
        let number: String
    }
}

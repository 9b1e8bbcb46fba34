import Atelier
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Store
import TestSupport
import Testing

@Suite("Addresses, tags and headers")
struct ConditionalTests {
    @Test(
        "Who has the current version gets 304 without it",
        arguments: ["/", "/countries/AM", "/countries/AM/events.json", "/events.ics", "/sessions/HM-1", "/style.css"])
    func notModified(path: String) async throws {
        let world = try await World()
        try await world.publicSession("HM-1")
        let first = try await visit(world, path)
        let tag = try #require(first.headers[.eTag])
        #expect(first.headers[.cacheControl]?.hasPrefix("public, max-age=") == true)
        for named in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
            let again = try await visit(world, path, headers: [.ifNoneMatch: named])
            #expect(again.status == .notModified)
            #expect(again.text.isEmpty)
            #expect(again.headers[.eTag] == tag)
        }
        #expect(try await visit(world, path, headers: [.ifNoneMatch: "\"other\""]).status == .ok)
    }

    @Test("A change gives another tag")
    func modified() async throws {
        let world = try await World()
        try await world.publicSession("HM-1")
        let before = try await visit(world, "/countries/AM").headers[.eTag]
        let anna = try await world.person("Anna", as: World.wim)
        _ = try await world.store.register(person: anna.reference, in: "HM-1", override: nil, late: nil, as: World.wim)
        #expect(try await visit(world, "/countries/AM").headers[.eTag] != before)
    }

    @Test(
        "HEAD answers as GET does, without the body",
        arguments: ["/", "/countries/AM", "/countries/ZZ", "/events.json", "/healthz", "/nowhere"])
    func head(path: String) async throws {
        let world = try await World()
        let get = try await visit(world, path)
        let head = try await visit(world, path, method: .head)
        #expect(head.status == get.status)
        #expect(head.text.isEmpty)
        #expect(head.headers[.contentType] == get.headers[.contentType])
        #expect(head.headers[.eTag] == get.headers[.eTag])
        #expect(head.headers[.contentLength] == get.headers[.contentLength] ?? String(get.text.utf8.count))
    }

    @Test(
        "There is one address for each page; others lead to it, and never to another host",
        arguments: [
            ("/countries/am", "/countries/AM"), ("/countries/AM/", "/countries/AM"),
            ("/countries/xk/events.ics?a=b", "/countries/XK/events.ics?a=b"), ("/sessions/hm-1/", "/sessions/HM-1"),
            ("//evil.example/", "/evil.example"), ("/events.json/", "/events.json"),
            ("///countries//am", "/countries/AM"), ("/countries/gm.ics", "/countries/GM/events.ics"),
            ("/countries/GM.json?a=b", "/countries/GM/events.json?a=b"),
        ])
    func canonical(path: String, location: String) async throws {
        let world = try await World()
        let answer = try await visit(world, path)
        #expect(answer.status == .permanentRedirect)
        #expect(answer.headers[.location] == location)
    }

    @Test(
        "Every answer forbids scripts, frames, guessing of types and telling where one came from",
        arguments: ["/", "/style.css", "/events.json", "/nowhere", "/countries/am", "/healthz"])
    func securityHeaders(path: String) async throws {
        let answer = try await visit(try await World(), path)
        let policy = answer.headers[.contentSecurityPolicy] ?? ""
        for part in ["default-src 'none'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
            #expect(policy.contains(part))
        }
        #expect(!policy.contains("unsafe"))
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.headers.first { $0.name.canonicalName == "referrer-policy" }?.value == "no-referrer")
        #expect(answer.headers.first { $0.name.canonicalName == "x-request-id" }?.value.isEmpty == false)
    }

    @Test("A page has nothing inline and nothing from elsewhere")
    func nothingInline() async throws {
        let world = try await World()
        try await world.publicSession("HM-1")
        for path in ["/", "/countries/AM", "/sessions/HM-1", "/nowhere"] {
            let page = try await visit(world, path).text
            for part in ["<script", "<style", " style=", " onclick", "http://", "https://"] {
                #expect(!page.contains(part), "\(path) \(part)")
            }
            #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">"))
            #expect(page.utf8.count < 60 * 1_024)
        }
    }

    @Test("An unknown address is a page for people and a problem for programs")
    func unknownAddress() async throws {
        let world = try await World()
        let page = try await visit(world, "/nowhere")
        #expect(page.status == .notFound)
        #expect(page.text.contains("<h1>Page not found</h1>"))
        let problem = try await visit(world, "/api/v1/nowhere")
        #expect(problem.status == .notFound)
        #expect(problem.headers[.contentType] == "application/problem+json")
        #expect(problem.text.contains("\"type\":\"about:blank\""))
    }

    @Test("Writing is refused with what is allowed")
    func method() async throws {
        let answer = try await visit(try await World(), "/events.json", method: .post)
        #expect(answer.status == .methodNotAllowed)
        #expect(answer.headers[.allow] == "GET, HEAD")
    }
}

import Foundation
import FoundationNetworking
import Testing

@Suite("Serving")
struct ServeTests {
    @Test("serve answers with what the CLI published, and on SIGTERM ends with status 0")
    func serve() async throws {
        let town = try Town()
        let session = try town.published("A")
        let run = try town.machine.start(["serve", "--bind", "127.0.0.1:0"])
        defer { if run.process.isRunning { run.process.terminate() } }
        let port = try #require(run.waitForError(matching: /listening on 127\.0\.0\.1:(\d+)/))
        #expect(try await !fetch("http://127.0.0.1:\(port)/healthz").isEmpty)
        #expect(try await fetch("http://127.0.0.1:\(port)/countries/AM/events.json").contains(session))
        run.process.terminate()
        #expect(run.finish().status == 0)
    }

    @Test("A port that is taken is status 1 and a sentence that names it")
    func taken() throws {
        let town = try Town()
        let first = try town.machine.start(["serve", "--bind", "127.0.0.1:0"])
        let port = try #require(first.waitForError(matching: /listening on 127\.0\.0\.1:(\d+)/))
        let second = try town.machine.atelier("serve", "--bind", "127.0.0.1:\(port)")
        first.process.terminate()
        #expect(first.finish().status == 0)
        #expect(second.status == 1)
        #expect(second.complaints.last?.contains("127.0.0.1:\(port) can't be listened on") == true, "\(second.errors)")
    }

    @Test(
        "serve has no --as, and a place to listen must be one",
        arguments: [
            (["--as", "ani"], "--as"), (["--bind", "8080"], "127.0.0.1:8080"),
            (["--bind", "localhost:http"], "127.0.0.1:8080"),
            (["--public-address", "example.org"], "https://trainings.example.org"),
        ])
    func usage(_ options: [String], _ says: String) throws {
        let answer = try Machine("nowhere").atelier(["serve"] + options)
        #expect(answer.status == 64)
        #expect(answer.errors.contains(says))
    }

    private func fetch(_ address: String) async throws -> String {
        let (data, answer) = try await URLSession.shared.data(from: #require(URL(string: address)))
        #expect((answer as? HTTPURLResponse)?.statusCode == 200)
        return String(decoding: data, as: UTF8.self)
    }
}

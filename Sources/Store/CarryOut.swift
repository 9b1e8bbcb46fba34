public import Atelier
public import Credentials
import Foundation

extension Store {
    /// Does what a programme's file says, step by step through the same functions that the command line and HTTP use: plans
    /// its sessions, registers its people, records who came, issues its certificates.
    ///
    /// - `anchor`: the day from which relative dates are counted.
    /// - `names`: the lists of invented names by name of the list.
    /// - `identity`: an administrator; the sessions are run by the file's own users.
    /// - `number`: makes a new random certificate number.
    /// - Throws: `Refusal` at the first step that is refused; steps before it stay.
    public func carryOut(
        _ programme: ProgrammeFile, anchor: LocalDate, names: [String: [InventedName]], as identity: Identity,
        number: @Sendable () -> CertificateNumber
    ) async throws {
        try await furnish(programme, as: identity)
        for trainer in programme.trainers { try await hire(trainer, as: identity) }
        for session in programme.sessions {
            try await plan(session, of: programme, anchor: anchor)
            try await staff(session)
            try await fill(session, names: names)
            guard session.attended else { continue }
            try await recordPresence(session)
            guard session.certificates else { continue }
            _ = try await issueCertificates(session: session.code, number: number, as: .user(session.user))
        }
    }

    /// The catalogue: what several programmes share is added by the first.
    private func furnish(_ programme: ProgrammeFile, as identity: Identity) async throws {
        for organisation in programme.organisations {
            let new = Organisation(
                code: organisation.code, name: organisation.name, kind: organisation.kind, country: organisation.country
            )
            try await unlessThere("organisation_code_once") { try await addOrganisation(new, as: identity) }
        }
        for user in programme.users {
            let new = StaffUser(name: user.name, office: user.office, role: .office)
            try await unlessThere("staff_user_name_once") { try await addUser(new, as: identity) }
        }
        let project = programme.project
        try await addProject(
            Project(
                code: project.code, name: programme.name, startsOn: project.startsOn, endsOn: project.endsOn,
                planned: project.planned, note: project.note,
                donors: project.donors.map { Project.Donor(organisation: $0) }), as: identity)
        for training in programme.trainings {
            try await unlessThere("training_code_once") { try await addTraining(training.training, as: identity) }
        }
        for venue in programme.venues {
            try await unlessThere("venue_code_once") { try await addVenue(venue.venue, as: identity) }
        }
    }

    private func unlessThere(_ rule: String, _ add: () async throws -> Void) async throws {
        do {
            try await add()
        } catch let refusal as Refusal where refusal.rule == rule {
            // An earlier programme added it.
        }
    }

    private func hire(_ trainer: ProgrammeFile.Trainer, as identity: Identity) async throws {
        let user = Identity.user(trainer.user)
        try await unlessThere("trainer_code_once") {
            let person = try await addPerson(
                Person.Details(
                    name: trainer.name, nameOwnScript: trainer.nameOwnScript, organisation: trainer.organisation),
                as: user)
            try await addTrainer(trainer.code, person: person.reference, languages: trainer.languages, as: user)
        }
        for qualification in trainer.qualifications {
            try await unlessThere("qualification_once_a_day") {
                try await qualify(
                    trainer: trainer.code, training: qualification.training, from: qualification.from,
                    until: qualification.until, as: identity)
            }
        }
    }

    private func plan(_ session: ProgrammeFile.Session, of programme: ProgrammeFile, anchor: LocalDate) async throws {
        let blocks = try session.blocks.map { block in
            guard let starts = LocalDateTime(programme: block.starts, anchor: anchor),
                let ends = LocalDateTime(programme: block.ends, anchor: anchor)
            else {
                throw Refusal("programme_time", ["session": session.code, "time": "\(block.starts) – \(block.ends)"])
            }
            return NewBlock(starts: starts, ends: ends, room: block.room, module: block.module, title: block.title)
        }
        let user = Identity.user(session.user)
        try await addSession(
            NewSession(
                code: session.code, training: session.training, project: programme.project.code,
                country: session.country, forCountries: session.forCountries, place: session.place, zone: session.zone,
                language: session.language, capacity: session.capacity, visibility: session.visibility, blocks: blocks),
            as: user)
        try await publishSession(session.code, as: user)
        try await setRegistration(open: true, of: session.code, as: user)
    }

    private func staff(_ session: ProgrammeFile.Session) async throws {
        for (index, trainer) in session.trainers.enumerated() {
            try await assign(
                trainer: trainer, to: session.code, role: index == 0 ? .lead : .coTrainer, state: .accepted,
                as: .user(session.user))
        }
    }

    private func fill(_ session: ProgrammeFile.Session, names: [String: [InventedName]]) async throws {
        guard let participants = session.participants else { return }
        let user = Identity.user(session.user)
        let list = names[participants.names] ?? []
        guard participants.first + participants.count <= list.count else {
            throw Refusal(
                "programme_names", ["list": participants.names, "has": String(list.count), "session": session.code])
        }
        for invented in list[participants.first..<participants.first + participants.count] {
            let person = try await addPerson(
                Person.Details(
                    name: invented.name, nameOwnScript: invented.own, language: session.language, sex: invented.sex,
                    organisation: participants.organisation), as: user)
            let answer = try await register(
                person: person.reference, in: session.code, late: participants.late, as: user)
            if case .refused(let refusal) = answer { throw refusal }
        }
    }

    private func recordPresence(_ session: ProgrammeFile.Session) async throws {
        let user = Identity.user(session.user)
        let present = try await registrations(of: session.code, as: user).filter { $0.standing == .confirmed }.map(
            \.person)
        for block in session.blocks.indices {
            try await recordAttendance(
                session: session.code, block: block + 1, present: present, absent: [], as: user)
        }
    }
}

extension ProgrammeFile.Training {
    fileprivate var training: Training {
        Training(
            code: code, title: Texts(title), neutralTitle: neutralTitle.map { Texts($0) }, theme: theme,
            modules: modules.map { Training.Module(title: Texts($0)) },
            completion: minimumAttendance.map {
                Training.Completion(minimumAttendance: $0, validMonths: certificateMonths)
            })
    }
}

extension ProgrammeFile.Venue {
    fileprivate var venue: Venue {
        Venue(
            code: code, name: name, country: country, town: town,
            rooms: rooms.map { Venue.Room(code: $0.code, name: $0.name, seats: $0.seats) })
    }
}

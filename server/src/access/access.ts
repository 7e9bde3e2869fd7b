import type { AccessDatabase } from './accessDatabase.ts'
import type { AccessLog } from './accessLog.ts'
import { Agendas } from './agendas.ts'
import { Book } from './book.ts'
import { Devices } from './devices.ts'
import { Invitations } from './invitations.ts'
import { People } from './people.ts'
import { SignIns } from './signIns.ts'
import { Tickets } from './tickets.ts'

/**
 * Who may come in: people and their devices, what they may in which agenda, and how they came by it. Whatever changes is on
 * disk when a method returns, and then told to `changed`. Methods throw AccessRefusal.
 */
export class Access {
  readonly people: People
  readonly signIns: SignIns
  readonly devices: Devices
  readonly agendas: Agendas
  readonly invitations: Invitations
  readonly tickets: Tickets
  readonly log: AccessLog
  readonly #database: AccessDatabase

  /** `changed`: somebody's rights are other than they were. */
  constructor(database: AccessDatabase, now: () => number, changed: () => void) {
    const book = new Book(database, now, changed)
    this.#database = database
    this.log = book.log
    this.devices = new Devices(book)
    this.signIns = new SignIns(book)
    this.agendas = new Agendas(book, this.devices)
    this.people = new People(book, this.agendas)
    this.invitations = new Invitations(book, this.people, this.agendas)
    this.tickets = new Tickets(book)
  }

  close(): void {
    this.#database.close()
  }
}

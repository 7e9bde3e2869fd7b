import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

/**
 * The least that can be called a relay: every message goes to everybody else in the room as it came. It keeps the
 * updates in memory for who comes later, never writes to disk, and looks at nothing but the first two bytes.
 */
const [sync, awareness] = [0, 1]
const [question, answer, update] = [0, 1, 2]
const everythingSent = Uint8Array.from([sync, answer, 2, 0, 0])

/** @type {Map<string, { people: Set<import('ws').WebSocket>, updates: Uint8Array[] }>} */
const rooms = new Map()
const server = createServer()
new WebSocketServer({ server }).on('connection', (person, { url }) => {
  const name = url ?? ''
  const room = rooms.get(name) ?? { people: new Set(), updates: [] }
  rooms.set(name, room)
  room.people.add(person)
  person.on('close', () => room.people.delete(person))
  person.on('message', (/** @type {Buffer} */ message) => {
    if (message[0] === sync && message[1] === question) {
      for (const one of room.updates) person.send(one)
      person.send(everythingSent)
      return
    }
    // An answer that holds something is news like any other.
    if (message[0] === sync && message[1] === answer && message.length > everythingSent.length) message[1] = update
    if (message[0] === sync && message[1] === update) room.updates.push(message)
    else if (message[0] !== awareness) return
    for (const other of room.people) if (other !== person) other.send(message)
  })
})
server.listen(0, '127.0.0.1', () => console.log(`listening on ${/** @type {any} */ (server.address()).port}`))
process.on('SIGTERM', () => process.exit(0))

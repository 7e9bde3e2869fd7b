import { readUnconfirmed } from '../device/onlyHere.ts'
import { subscribeLocation } from '../routes/navigation.ts'
import { readRoute } from '../routes/route.ts'
import { Courier } from '../session/courier.ts'
import { relayUrlOf } from '../session/openSession.ts'
import { type Sending, sendWaiting } from '../session/sendWaiting.ts'
import { bringMade } from './bringMade.ts'
import type { Shelf } from './Shelf.ts'

/** So long the server may take to say that it is there. */
const longestMs = 10_000

/** Sends what waits in the agendas of a shelf, as long as the page lives. */
export async function sendFrom(
  shelf: Pick<Shelf, 'device' | 'view' | 'subscribe' | 'tellUnderWay' | 'account'>,
): Promise<void> {
  const device = await shelf.device
  // nothing can be read there, and nothing stands in its place
  if (device.failure !== null) return
  const relayUrl = relayUrlOf(window.location)
  const send = async (agendaId: string, begins: () => void): Promise<Sending> => {
    // asked before the agenda is read: reading one costs the page more, each minute without a line
    if (!(await isServerThere())) return 'offline'
    await bringMade(shelf, agendaId)
    return sendWaiting({ agendaId, device, relayUrl, begins })
  }
  const courier = new Courier({
    // the one that is on the screen sends for itself, also while it is being opened
    readWaiting: async () =>
      (await readUnconfirmed(device.database)).flatMap(({ id }) => (id === agendaOnScreen() ? [] : [id])),
    send,
    tell: shelf.tellUnderWay,
    offersAgain: device.forgets === undefined,
  })
  let { person } = shelf.view()
  const follow = () => {
    const { agendas = [], person: here } = shelf.view()
    courier.follow(agendas.flatMap(({ id, isConfirmed }) => (isConfirmed ? [] : [id])))
    if (here !== person) courier.forgive()
    person = here
  }
  shelf.subscribe(follow)
  follow()
  // who goes to another page closes an agenda
  subscribeLocation(() => courier.soon())
}

function agendaOnScreen(): string | undefined {
  const route = readRoute(window.location.pathname)
  return route.name === 'agenda' ? route.agendaId : undefined
}

async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(longestMs) })).ok
  } catch {
    // no network is an answer too
    return false
  }
}

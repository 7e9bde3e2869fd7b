import { LiveAgenda, readTouches, setField } from '@lea/agenda'
import { expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Session } from '../../../session/session.ts'
import { Plan } from '../../test/plan.ts'
import { Courtesy } from './Courtesy.ts'

/** Somebody of an organisation at an agenda with two partners; the library answers for 'Lezen'. */
function atTheTable(organisation: string, role: 'editor' | 'reader' = 'editor') {
  const plan = new Plan()
  const { doc, writer } = plan
  const library = plan.add('partner', 'Bibliotheek')
  const other = plan.add('partner', 'Schoolbestuur')
  const ambition = plan.add('ambition', 'Lezen')
  const action = plan.add('action', 'Voorleesdag', ambition)
  const free = plan.add('action', 'Zomerschool')
  setField(doc, writer, ambition, 'lead', library)
  const awareness = new Awareness(doc)
  awareness.setLocalState({ user: { name: 'Anna', organisation, colour: '' } })
  const session = {
    agendaId: 'agenda',
    doc,
    writer,
    awareness,
    live: new LiveAgenda(doc),
    readOnly: () => (role === 'reader' ? role : null),
  } satisfies Partial<Session>
  const onChange = vi.fn()
  let partner: string | null = null
  const courtesy = new Courtesy(session as unknown as Session, () => partner, onChange)
  const beKnownAs = (id: string) => {
    partner = id
  }
  return { doc, writer, plan, courtesy, onChange, library, other, ambition, action, free, beKnownAs }
}

/** Notes are written after the change itself. */
const written = () => Promise.resolve()

test('who is not of the lead is asked once, for everything that stands under it', () => {
  const { courtesy, onChange, ambition, action, free } = atTheTable('Schoolbestuur')
  expect([ambition, action, free].map(courtesy.mustAsk)).toEqual([true, true, false])
  courtesy.agree(action)
  expect(onChange).toHaveBeenCalledOnce()
  expect([ambition, action].map(courtesy.mustAsk)).toEqual([false, false])
})

test('the lead is never asked: known by its name, or as the server says', () => {
  const byName = atTheTable(' bibliotheek ')
  expect(byName.courtesy.mustAsk(byName.action)).toBe(false)
  const invited = atTheTable('Bieb Waterdam')
  expect(invited.courtesy.mustAsk(invited.action)).toBe(true)
  invited.beKnownAs(invited.library)
  expect(invited.courtesy.mustAsk(invited.action)).toBe(false)
})

test('who may only read is told so elsewhere', () => {
  const { courtesy, action } = atTheTable('Schoolbestuur', 'reader')
  expect(courtesy.mustAsk(action)).toBe(false)
})

test('what others change is noted, also without asking; what the lead changes and what nobody leads is not', async () => {
  const { doc, writer, action, free } = atTheTable('Schoolbestuur')
  setField(doc, writer, action, 'status', 'running')
  setField(doc, writer, free, 'status', 'running')
  await written()
  expect(readTouches(doc)).toMatchObject([
    { block: action, by: 'Anna', organisation: 'Schoolbestuur', kinds: ['fields'] },
  ])
  const lead = atTheTable('Bibliotheek')
  setField(lead.doc, lead.writer, lead.action, 'status', 'running')
  await written()
  expect(readTouches(lead.doc)).toEqual([])
})

test('what comes in from elsewhere is noted there, not here', async () => {
  const { doc, action } = atTheTable('Schoolbestuur')
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  setField(other, { deviceId: 'bram', name: 'Bram' }, action, 'status', 'done')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  await written()
  expect(readTouches(doc)).toEqual([])
})

test('who names the lead is not asked about it', () => {
  const { doc, writer, courtesy, ambition, action, other } = atTheTable('Gemeente')
  expect(courtesy.mustAsk(action)).toBe(true)
  setField(doc, writer, ambition, 'lead', other)
  expect(courtesy.mustAsk(action)).toBe(false)
})

test('a body that leads is one of those whose organisation has a seat in it', () => {
  const { doc, writer, courtesy, plan, ambition, action, other } = atTheTable('Schoolbestuur')
  const body = plan.add('body', 'Regiegroep')
  setField(doc, writer, ambition, 'lead', body)
  expect(courtesy.leadOfOthers(action)?.partners).toEqual([body])
  setField(doc, writer, plan.add('seat', '', body), 'organisation', other)
  expect(courtesy.leadOfOthers(action)).toBeNull()
})

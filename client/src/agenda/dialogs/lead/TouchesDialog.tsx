import { leadOf, readTouches, type Touch, type TouchKind } from '@lea/agenda'
import { useMemo, useState } from 'react'
import { useAuthorsHere } from '../../../access/useAuthors.ts'
import { momentWords } from '../../../access/words.ts'
import { m } from '../../../paraglide/messages.js'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { EmptyState } from '../../../ui/EmptyState.ts'
import { Select } from '../../../ui/Select.tsx'
import { Table } from '../../../ui/Table.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useTree } from '../../desk/reading.ts'
import { useListed } from '../../partners/useListed.ts'
import { titleOf } from '../../texts/titleOf.ts'
import { useGoToBlock } from '../../work/useGoToBlock.ts'

const kindWords = {
  text: m.access_touch_text,
  fields: m.access_touch_fields,
  place: m.access_touch_place,
  gone: m.access_touch_gone,
} satisfies Record<TouchKind, () => string>

/** What others changed in the blocks that a partner answers for: who, which block, what, and when. */
export function TouchesDialog({ onClose }: { onClose: () => void }) {
  const { session, desk } = useOpenAgenda()
  const { live, doc } = session
  const tree = useTree()
  const partners = useListed('partner')
  const goToBlock = useGoToBlock()
  const authors = useAuthorsHere()
  const whoOf = ({ client, by, organisation }: Touch) =>
    authors === null
      ? ''
      : [authors.nameOf({ client, said: by }), authors.organisationOf({ client, said: organisation })]
          .filter(Boolean)
          .join(', ')
  const [chosen, setChosen] = useState(() => partners.find(({ id }) => desk.asking()?.isOwn(id))?.id ?? '')
  const touches = useMemo(
    () =>
      readTouches(doc).flatMap((touch) => {
        // a deleted block is no part of the tree any more; its place still says under what it stood
        const node = tree.nodes.get(touch.block)
        const lead = node ? leadOf(tree, (id) => live.block(id)?.fields.lead, touch.block) : null
        return [{ touch, isHere: node !== undefined, leads: lead?.partners ?? [] }]
      }),
    [doc, live, tree],
  )
  const shown = touches.filter(({ leads, isHere }) => chosen === '' || leads.includes(chosen) || !isHere)
  return (
    <Dialog isOpen size="large" title={m.access_touches_title()} onClose={onClose}>
      <p>{m.access_touches_lead()}</p>
      <Select
        label={m.access_touches_of()}
        value={chosen}
        placeholder={m.access_touches_all()}
        choices={partners.map(({ id, name }) => ({ id, label: name }))}
        onChange={setChosen}
      />
      {shown.length === 0 ? (
        <EmptyState title={m.access_touches_none()} />
      ) : (
        <Table stacks label={m.access_touches_title()}>
          <caption className="lea-hidden">{m.access_touches_title()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.access_column_when()}</th>
              <th scope="col">{m.access_column_who()}</th>
              <th scope="col">{m.access_touches_where()}</th>
              <th scope="col">{m.access_column_what()}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ touch, isHere }) => (
              <tr key={`${touch.block} ${touch.at} ${touch.by}`}>
                <th scope="row">{momentWords(touch.at)}</th>
                <td>{whoOf(touch)}</td>
                <td className="touch__where">
                  {isHere ? (
                    <Button
                      small
                      kind="quiet"
                      onPress={() => {
                        onClose()
                        goToBlock(touch.block)
                      }}
                    >
                      {titleOf(live, touch.block)}
                    </Button>
                  ) : (
                    titleOf(live, touch.block)
                  )}
                </td>
                <td>{touch.kinds.map((kind) => kindWords[kind]()).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Dialog>
  )
}

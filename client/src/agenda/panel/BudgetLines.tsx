import { childrenOfPlacement } from '@lea/agenda'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useFields, useReadOnly, useTitle, useTree } from '../desk/reading.ts'
import { BlockField } from '../fields/BlockField.tsx'
import { TitleField } from '../fields/TitleField.tsx'
import { choiceLabel } from '../texts/labels.ts'
import { latestText } from '../texts/latest.ts'
import { addNextOnEnter } from '../work/addNextOnEnter.ts'
import { focusBeside } from '../work/focusBeside.ts'
import { firstFields, moreFields } from './lineFields.ts'
import { LineDetails, PlannedYear } from './More.ts'

/** What a block costs and what covers it: one card per budget line, with the sources of a cover under it. */
export function BudgetLines({ owner, isSource = false }: { owner: string; isSource?: boolean }) {
  const tree = useTree()
  const lines = childrenOfPlacement(tree, owner, 'attached').filter((id) => tree.nodes.get(id)?.type === 'budget')
  if (lines.length === 0) return isSource ? null : <p className="panel__none">{m.agenda_no_lines()}</p>
  return (
    <ul className="panel__rows" onKeyDownCapture={addNextOnEnter}>
      {lines.map((line) => (
        <LineCard key={line} line={line} isSource={isSource} />
      ))}
    </ul>
  )
}

function LineCard({ line, isSource }: { line: string; isSource: boolean }) {
  const { work } = useOpenAgenda()
  const fields = useFields(line)
  const title = useTitle(line)
  const readOnly = useReadOnly()
  const [showsAll, setShowsAll] = useState(false)
  if (!fields) return null
  const hasMore = moreFields.some((field) => (fields[field]?.length ?? 0) > 0)
  return (
    <li className="line-card" data-field={`budget:${line}`}>
      <div className="line-card__pair">
        {firstFields.slice(0, 2).map((field) => (
          <BlockField key={field} block={line} field={field} />
        ))}
      </div>
      <TitleField block={line} label={m.agenda_line_title()} />
      <BlockField block={line} field={firstFields[2]} />
      {showsAll || hasMore ? <LineDetails line={line} isSource={isSource} /> : null}
      <PlannedYear line={line} />
      {isSource ? null : <BudgetLines owner={line} isSource />}
      {isSource || latestText(fields, 'kind') !== 'cost' ? null : (
        <Button
          small
          kind="quiet"
          icon="add"
          isDisabled={readOnly !== null}
          onPress={() => work.addTo(line, 'budget', { fields: { kind: 'cover' } })}
        >
          {m.fields_add_source()}
        </Button>
      )}
      <div className="line-card__foot">
        {showsAll || hasMore ? null : (
          <Button small kind="quiet" onPress={() => setShowsAll(true)}>
            {m.agenda_more_fields()}
          </Button>
        )}
        <IconButton
          small
          icon="bin"
          label={m.agenda_remove_line({ title: title || choiceLabel(latestText(fields, 'kind')) })}
          isDisabled={readOnly !== null}
          onPress={() => {
            focusBeside(`budget:${line}`)
            work.remove(line)
          }}
        />
      </div>
    </li>
  )
}

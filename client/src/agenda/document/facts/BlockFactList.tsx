import { type BlockView, blockTypes, type Field, type FieldValue, isBlockTypeName, isWorded } from '@lea/agenda'
import { Fragment } from 'react'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useTitle } from '../../desk/reading.ts'
import { wholeFigure } from '../../texts/figureText.ts'
import { choiceLabel, fieldLabel } from '../../texts/labels.ts'
import { latestText } from '../../texts/latest.ts'
import { titleOf } from '../../texts/titleOf.ts'
import { valueText } from '../../texts/valueText.ts'
import { factsIn } from './factsIn.ts'
import '../../texts/panelLabels.ts'
import './BlockFactList.css'

/** 'Draagt bij aan: Gelijke kansen · Afgesproken op: 1 sep 2025': so that the text, also printed, leaves nothing out. */
export default function BlockFactList({ view }: { view: BlockView }) {
  const { live } = useOpenAgenda().session
  const facts = factsIn(view)
  if (facts.length === 0) return null
  const shapes: Readonly<Record<string, Field>> = isBlockTypeName(view.type) ? blockTypes[view.type].fields : {}
  return (
    <dl className="facts">
      {facts.map(({ field, values }) => {
        const shape = shapes[field]
        const isNamed = shape?.kind === 'reference' || shape?.kind === 'references'
        return (
          <div key={field} className="facts__fact">
            <dt>{fieldLabel(field)}</dt>
            <dd>
              {isNamed
                ? values.flat().map((id, at) => (
                    <Fragment key={String(id)}>
                      {at === 0 ? '' : ', '}
                      <Name block={String(id)} />
                    </Fragment>
                  ))
                : values.map((value) => withUnit(view, field, value, valueText(value, shape, live))).join(' / ')}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** Follows the name of what is referred to. */
function Name({ block }: { block: string }) {
  const { live } = useOpenAgenda().session
  useTitle(block)
  return titleOf(live, block)
}

/** 'minstens 92 %'. */
function withUnit({ type, fields }: BlockView, field: string, value: FieldValue, words: string): string {
  if (type !== 'indicator' || (field !== 'baseline' && field !== 'target')) return words
  const direction = field === 'target' ? latestText(fields, 'direction') : ''
  const figure = isWorded(value) ? value : { words, value: 0 }
  return wholeFigure(figure, direction && choiceLabel(direction).toLowerCase(), latestText(fields, 'unit'))
}

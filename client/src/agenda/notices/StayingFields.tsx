import { useRef } from 'react'
import type { StayingWords } from '../../session/drafts.ts'
import { Button } from '../../ui/Button.tsx'
import { clipped } from '../../ui/clipped.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useTree } from '../desk/reading.ts'
import { useGoToField } from '../work/useGoToField.ts'
import { LooseWords, ToField, useLooseText } from './LooseWords.tsx'
import './StayingFields.css'

/** Which fields hold words that aren't in the agenda, each with the way to it; of one whose block was deleted, also the way to let go of them. */
export default function StayingFields({ onGo }: { onGo: () => void }) {
  const { drafts } = useOpenAgenda().session
  const { nodes } = useTree()
  const list = useRef<HTMLUListElement>(null)
  const staying = drafts.staying()
  if (staying.length === 0) return null
  return (
    <ul ref={list} className="staying" tabIndex={-1}>
      {staying.map((one) => {
        const id = `${one.block}:${one.field}`
        return one.block === null || nodes.has(one.block) ? (
          <Line key={id} of={one} onGo={onGo} />
        ) : (
          <LooseWords
            key={id}
            id={id}
            place={one}
            words={one.words}
            deed={<ToField place={one} onGo={onGo} />}
            onThrowAway={() => {
              list.current?.focus()
              drafts.drop(one)
              if (drafts.staying().length === 0) onGo()
            }}
          />
        )
      })}
    </ul>
  )
}

function Line({ of, onGo }: { of: StayingWords; onGo: () => void }) {
  const goToField = useGoToField()
  return (
    <li>
      <Button
        small
        kind="quiet"
        icon="pencil"
        onPress={() => {
          onGo()
          goToField(of)
        }}
      >
        {useLooseText(of, clipped(of.words))}
      </Button>
    </li>
  )
}

import type { Fields } from '@lea/agenda'
import { useState } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import { latestText } from '../texts/latest.ts'
import type { BlockProps } from './blocks/blockProps.ts'

/**
 * The template's advice on what to write here, until something is written. What is filled in beside it takes it away when one goes on:
 * while one has the block in hand it stands where it stood, and nothing moves under the pointer. Never part of the text, nor of a print.
 */
export function Hint({
  fields,
  isWritten,
  isFilledIn = false,
  hand = null,
}: {
  fields: Fields
  isWritten: boolean
  isFilledIn?: boolean
  hand?: BlockProps['hand']
}) {
  const hint = latestText(fields, 'hint')
  const [isAsked, setAsked] = useState(!isFilledIn)
  if (hand === null && isAsked === isFilledIn) setAsked(!isFilledIn)
  if (isWritten || !isAsked || hint === '') return null
  return (
    <p className="block__hint lea-no-print">
      <Icon name="info" size={16} />
      {hint}
    </p>
  )
}

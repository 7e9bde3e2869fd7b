import type { FieldValue } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { type FieldEditorProps, WordsField } from '../fields/BlockField.tsx'
import { fieldValue } from '../fields/fieldWords.ts'
import { useSchoolYear } from '../fields/useSchoolYear.ts'
import { periodOutOfReach } from '../texts/periodOutOfReach.ts'

/** The period of the agenda: what a new agenda refuses as too long or too far away isn't taken here either. */
export function AgendaPeriod(props: FieldEditorProps) {
  const schoolYear = useSchoolYear()
  const readWords = (words: string) => fieldValue(props.field, props.kind, words, schoolYear)
  return (
    <WordsField
      {...props}
      read={(words) => {
        const value = readWords(words)
        return faultOf(value) === '' ? value : undefined
      }}
      fault={(words) => `${faultOf(readWords(words))} ${m.fields_still_here()}`}
    />
  )
}

function faultOf(value: FieldValue | undefined): string {
  return typeof value === 'object' && value !== null && 'start' in value ? periodOutOfReach(value, new Date()) : ''
}

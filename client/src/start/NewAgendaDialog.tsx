import { type Period, parsePeriod } from '@lea/agenda'
import { type FormEvent, useId, useRef, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { TextField } from '../ui/TextField.tsx'
import { dayToWords, schoolYearToPlan } from './dates.ts'

export type StartingPoint = 'year-agenda' | 'empty'

export type NewAgenda = { from: StartingPoint; title: string; municipality: string; period: Period }

/** Asks what a new agenda begins with. Everything in it can be changed later; only a title is needed. */
export function NewAgendaDialog({ onClose, onCreate }: { onClose: () => void; onCreate: (draft: NewAgenda) => void }) {
  const [schoolYear] = useState(() => schoolYearToPlan(new Date()))
  const [from, setFrom] = useState<StartingPoint>('year-agenda')
  const [title, setTitle] = useState<string>(() => m.start_default_title({ years: schoolYear.years }))
  const [municipality, setMunicipality] = useState('')
  const [period, setPeriod] = useState<string>(() => m.start_default_period({ years: schoolYear.years }))
  const [isTried, setTried] = useState(false)
  const titleField = useRef<HTMLInputElement>(null)
  const form = useId()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (title.trim() === '') titleField.current?.focus()
    else {
      onCreate({
        from,
        title: title.trim(),
        municipality: municipality.trim(),
        period: parsePeriod(period.trim(), schoolYear).period,
      })
    }
  }

  return (
    <Dialog
      title={m.start_new()}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{m.ui_cancel()}</Button>
          <Button kind="primary" type="submit" form={form}>
            {m.start_create()}
          </Button>
        </>
      }
    >
      <form id={form} className="lea-form" onSubmit={submit} noValidate>
        <RadioGroup<StartingPoint>
          asCards
          label={m.start_new_how()}
          value={from}
          onChange={setFrom}
          choices={[
            { id: 'year-agenda', label: m.start_template_year(), description: m.start_template_year_text() },
            { id: 'empty', label: m.start_template_empty(), description: m.start_template_empty_text() },
          ]}
        />
        <TextField
          ref={titleField}
          label={m.start_field_title()}
          value={title}
          onChange={setTitle}
          maxLength={200}
          required
          {...(isTried && title.trim() === '' ? { error: m.start_field_title_missing() } : {})}
        />
        <TextField
          label={`${m.start_field_municipality()} (${m.ui_optional()})`}
          value={municipality}
          onChange={setMunicipality}
          maxLength={80}
        />
        <TextField
          label={`${m.start_field_period()} (${m.ui_optional()})`}
          description={periodReading(period, schoolYear)}
          value={period}
          onChange={setPeriod}
          maxLength={80}
        />
      </form>
    </Dialog>
  )
}

/** What LEA-tafel makes of the words of a period, said while one types them. */
function periodReading(words: string, schoolYear: { start: string; end: string }): string {
  if (words.trim() === '') return m.start_field_period_hint()
  const { period, understood } = parsePeriod(words.trim(), schoolYear)
  if (!understood || period.start === null || period.end === null) return m.start_field_period_unread()
  return m.start_field_period_read({ start: dayToWords(period.start), end: dayToWords(period.end) })
}

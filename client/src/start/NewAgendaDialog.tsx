import { type Period, parsePeriod, type TemplateId, templateYears, titleForPeriod } from '@lea/agenda'
import { type FormEvent, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { saveFile } from '../agenda/work/saveFile.ts'
import type { KeptTemplate } from '../device/ownTemplates.ts'
import { m } from '../paraglide/messages.js'
import { useAnnounce, useToast } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import '../ui/moreIcons.tsx'
import { TextField } from '../ui/TextField.tsx'
import { dayToWords, schoolYearToPlan } from './dates.ts'
import { municipalityIn } from './municipality.ts'
import { periodFault } from './periodFault.ts'
import { useShelfView } from './ShelfContext.ts'

/** A template of LEA-tafel, or one that was made on this device. */
export type StartingPoint = TemplateId | { own: KeptTemplate }

export type NewAgenda = { from: StartingPoint; title: string; municipality: string; period: Period }

type Words = () => string

/** What each template is for, in the order in which they are offered, and what an agenda made of it is called. */
const offers = {
  'year-agenda': { label: m.start_template_year, text: m.start_template_year_text, title: m.start_default_title },
  programmes: {
    label: m.start_template_programmes,
    text: m.start_template_programmes_text,
    title: m.start_default_title_lea,
  },
  vision: { label: m.start_template_vision, text: m.start_template_vision_text, title: m.start_default_title_lea },
  execution: {
    label: m.start_template_execution,
    text: m.start_template_execution_text,
    title: m.start_default_title_execution,
  },
  covenant: {
    label: m.start_template_covenant,
    text: m.start_template_covenant_text,
    title: m.start_default_title_covenant,
  },
  empty: { label: m.start_template_empty, text: m.start_template_empty_text, title: m.start_default_title_lea },
} satisfies Record<TemplateId, { label: Words; text: Words; title: (years: { years: string }) => string }>

const templateIds = Object.keys(offers) as TemplateId[]

/** Asks what a new agenda begins with. Everything in it can be changed later; only a title is needed, and a period that says when. */
export function NewAgendaDialog({
  templates,
  organisation,
  onClose,
  onCreate,
  onRemoveTemplate,
}: {
  /** The templates of this device. */
  templates: readonly KeptTemplate[]
  /** Whom one works for: who works at a municipality mostly makes its agenda. */
  organisation: string
  onClose: () => void
  onCreate: (draft: NewAgenda) => void
  onRemoveTemplate: (template: KeptTemplate) => void
}) {
  const [schoolYear] = useState(() => schoolYearToPlan(new Date()))
  const [chosen, setChosen] = useState<string>('year-agenda')
  const own = templates.find(({ id }) => id === chosen)
  const template = templateIds.find((id) => id === chosen) ?? 'year-agenda'
  // until one types, they follow the choice
  const [typedTitle, setTitle] = useState<string | null>(null)
  const [typedPeriod, setPeriod] = useState<string | null>(null)
  const years = own ? templateYears(own.template) : null
  const isOfCalendarYears = years !== null && (own?.template.kind !== 'year' || years.first === years.last)
  const isOfOneYear = own ? own.template.kind === 'year' : template === 'year-agenda'
  const period =
    typedPeriod ??
    (isOfCalendarYears
      ? yearsAfter(years, schoolYear.start)
      : isOfOneYear
        ? m.start_default_period({ years: schoolYear.years })
        : '')
  const days = parsePeriod(period.trim(), schoolYear).period
  const title =
    typedTitle ?? (own ? titleForPeriod(own.template, days) : offers[template].title({ years: schoolYear.years }))
  const [municipality, setMunicipality] = useState(() => municipalityIn(organisation))
  const [isTried, setTried] = useState(false)
  const titleField = useRef<HTMLInputElement>(null)
  const periodField = useRef<HTMLInputElement>(null)
  const announce = useAnnounce()
  const form = useId()
  const { forgets } = useShelfView()
  const toast = useToast()
  const saveTemplate = async (template: KeptTemplate) => {
    try {
      const { writeTemplateFile } = await import('../device/templateFile.ts')
      saveFile(`${template.name}.lea`, writeTemplateFile(template))
    } catch (error) {
      console.error('No file of a template', error)
      toast({ kind: 'negative', title: m.start_template_not_saved(), text: m.ui_part_failed_text(), stays: true })
    }
  }
  const titleError = title.trim() === '' ? m.start_field_title_missing() : ''
  const periodError = periodFault(period, schoolYear, new Date())

  const submit = (event: FormEvent) => {
    event.preventDefault()
    // what is wrong stands at the field before one is sent there
    flushSync(() => setTried(true))
    const field = titleError ? titleField.current : periodError ? periodField.current : null
    if (field) {
      // a field that gets the focus is read with what is wrong with it; one that has it already isn't
      if (document.activeElement === field) announce(titleError || periodError)
      else field.focus()
      field.parentElement?.scrollIntoView({ block: 'nearest' })
    } else {
      onCreate({
        from: own ? { own } : template,
        title: title.trim(),
        municipality: municipality.trim(),
        period: days,
      })
    }
  }

  return (
    <Dialog
      title={m.start_new()}
      size="large"
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
        <RadioGroup
          asCards
          label={m.start_new_how()}
          value={own ? own.id : template}
          onChange={setChosen}
          choices={[
            ...templateIds.map((id) => ({
              id: id as string,
              label: offers[id].label(),
              description: offers[id].text(),
            })),
            ...templates.map(({ id, name, template }) => ({
              id,
              label: name,
              description: [
                m.start_template_own_text({ title: template.title || m.start_untitled() }),
                forgets ? m.start_template_own_in_window() : m.start_template_own_here(),
              ].join(' '),
            })),
          ]}
        />
        {own === undefined ? null : (
          <div className="lea-template-deeds">
            <Button small kind="quiet" icon="download" onPress={() => void saveTemplate(own)}>
              {m.start_template_save({ name: own.name })}
            </Button>
            <Button small kind="quiet" icon="bin" onPress={() => onRemoveTemplate(own)}>
              {m.start_template_remove({ name: own.name })}
            </Button>
          </div>
        )}
        <TextField
          ref={titleField}
          label={m.start_field_title()}
          value={title}
          onChange={setTitle}
          maxLength={200}
          required
          {...(isTried ? { error: titleError } : {})}
        />
        <TextField
          label={`${m.start_field_municipality()} (${m.ui_optional()})`}
          value={municipality}
          onChange={setMunicipality}
          maxLength={80}
        />
        <TextField
          ref={periodField}
          label={`${m.start_field_period()} (${m.ui_optional()})`}
          description={[
            years !== null && days.start === null && days.end === null
              ? m.start_template_years({ year: years.first })
              : '',
            periodReading(period, schoolYear),
          ]
            .filter(Boolean)
            .join(' ')}
          value={period}
          onChange={setPeriod}
          maxLength={80}
          {...(isTried ? { error: periodError } : {})}
        />
      </form>
    </Dialog>
  )
}

/** The years after those of the last agenda, as many, that aren't over: '2026 t/m 2029'. */
function yearsAfter({ first, last }: { first: number; last: number }, day: string): string {
  const [count, now] = [last - first + 1, Number(day.slice(0, 4))]
  let next = first + count
  while (next + count <= now) next += count
  return count === 1 ? `${next}` : `${next} t/m ${next + count - 1}`
}

/** What LEA-tafel makes of the words of a period, said while one types them. */
function periodReading(words: string, schoolYear: { start: string; end: string }): string {
  const { period, understood } = parsePeriod(words.trim(), schoolYear)
  if (!understood || words.trim() === '') return m.start_field_period_hint()
  if (period.start === null || period.end === null) return m.start_field_period_unread()
  return m.start_field_period_read({ start: dayToWords(period.start), end: dayToWords(period.end) })
}

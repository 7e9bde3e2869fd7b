import { type FieldValue, isWorded } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useAgenda } from '../desk/reading.ts'
import { useListed } from '../partners/useListed.ts'
import { bothText } from '../texts/bothText.ts'
import { dayText } from '../texts/dates.ts'
import { choiceLabel, fieldLabel } from '../texts/labels.ts'
import { latest, latestPeriod, latestText } from '../texts/latest.ts'
import '../texts/moreLabels.ts'

/** Under the title on paper: of whom the agenda is, over what time, with whom, how far it is and when it was printed. */
export function PaperHead() {
  const { fields } = useAgenda()
  const partners = useListed('partner')
  const { live } = useOpenAgenda().session
  // of two values at once both are printed: a board decides about what is really there
  const words = (field: string) => bothText(live, null, field) || latestText(fields, field).trim()
  const choice = (field: string) => bothText(live, null, field) || choiceLabelOf(latestText(fields, field))
  const rows = [
    [fieldLabel('period', null), bothText(live, null, 'period') || (latestPeriod(fields, 'period')?.words ?? '')],
    [fieldLabel('stemsFromTitle'), words('stemsFromTitle')],
    [m.agenda_partners(), partners.map(({ name }) => name).join(', ')],
    [
      fieldLabel('status'),
      bothText(live, null, 'status') ||
        statusText(latestText(fields, 'status'), bothText(live, null, 'adoptedOn') || dayOf(latest(fields.adoptedOn))),
    ],
    [fieldLabel('councilNumber'), words('councilNumber')],
    [m.views_paper_printed_on(), dayText(today())],
  ] as const
  return (
    <div className="paper-head">
      <p className="paper-head__whose">{[words('municipality'), choice('kind')].filter(Boolean).join(' · ')}</p>
      <dl>
        {rows.map(([label, text]) =>
          text === '' ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  )
}

function dayOf(day: FieldValue | undefined): string {
  if (isWorded(day)) return day.words
  return typeof day === 'string' ? dayText(day) : ''
}

function choiceLabelOf(choice: string): string {
  return choice === '' ? '' : choiceLabel(choice)
}

/** Nobody decided until somebody says so: without a status it is a draft. */
function statusText(status: string, adoptedOn: string): string {
  if (status === 'adopted' && adoptedOn !== '') return m.views_paper_adopted_on({ day: adoptedOn })
  return choiceLabel(status || 'draft')
}

/** The ISO day that it is where one sits. */
function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

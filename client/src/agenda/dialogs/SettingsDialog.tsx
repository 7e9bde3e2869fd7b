import { agendaFields, checkNames, type LabelledType, labelFields, labelOf, membersIn } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { Link } from '../../routes/Link.tsx'
import { readLink } from '../../routes/readLink.ts'
import { useShelfView } from '../../start/ShelfContext.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useAgenda, useReadOnly } from '../desk/reading.ts'
import { FieldEditor } from '../fields/BlockField.tsx'
import { checkLabel } from '../texts/checkLabel.ts'
import { AgendaPeriod } from './AgendaPeriod.tsx'
import '../texts/moreLabels.ts'
import { latestWords } from '../texts/latest.ts'
import './SettingsDialog.css'

/** Fields that are filled in as they are; the others have a form of their own below. */
const groups = [
  {
    label: m.fields_settings_about,
    fields: ['title', 'municipality', 'kind', 'status', 'adoptedOn', 'councilNumber', 'publication'],
  },
  { label: m.fields_settings_time, fields: ['period', 'schoolYear', 'budgetYear'] },
] as const

/** What belongs to the agenda as a whole. Every field is kept when one leaves it, so there is nothing to save here. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      isOpen
      size="large"
      title={m.agenda_settings()}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          {m.agenda_ready()}
        </Button>
      }
    >
      <div className="settings">
        {groups.map(({ label, fields }) => (
          <section key={fields[0]} className="settings__group">
            <h3>{label()}</h3>
            <div className="settings__fields">
              {fields.map((field) => (
                <AgendaField key={field} field={field} />
              ))}
            </div>
          </section>
        ))}
        <StemsFrom />
        <Names />
        <Checks />
      </div>
    </Dialog>
  )
}

function AgendaField({ field }: { field: string }) {
  const { fields } = useAgenda()
  const kind = agendaFields[field]
  if (!kind) throw new Error(`An agenda has no field '${field}'`)
  if (field === 'period') return <AgendaPeriod block={null} field={field} kind={kind} entries={fields[field]} />
  return (
    <FieldEditor
      block={null}
      field={field}
      kind={kind}
      entries={fields[field]}
      label={field === 'kind' ? m.agenda_field_agenda_kind() : undefined}
    />
  )
}

/** The agenda that this one works out: one of this device, or the address and title of another. */
function StemsFrom() {
  const { session, work } = useOpenAgenda()
  const { fields } = useAgenda()
  const { agendas = [] } = useShelfView()
  const readOnly = useReadOnly()
  const others = agendas.filter(({ id }) => id !== session.agendaId)
  const link = readLink(latestWords(fields.stemsFrom))
  const chosen = link?.name === 'agenda' ? link.agendaId : undefined
  return (
    <section className="settings__group">
      <h3>{m.fields_settings_stems()}</h3>
      <div className="settings__fields">
        {others.length === 0 ? null : (
          <Select
            small
            label={m.fields_stems_choose()}
            value={others.some(({ id }) => id === chosen) ? (chosen ?? '') : ''}
            placeholder={m.agenda_choose()}
            disabled={readOnly !== null}
            choices={others.map(({ id, title }) => ({ id, label: title || m.agenda_untitled_agenda() }))}
            onChange={(id) => {
              const agenda = others.find((each) => each.id === id)
              if (work.set(null, 'stemsFrom', agenda ? id : null)) {
                work.set(null, 'stemsFromTitle', agenda?.title || null)
              }
            }}
          />
        )}
        <AgendaField field="stemsFromTitle" />
        <AgendaField field="stemsFrom" />
      </div>
      {chosen === undefined ? null : (
        <p>
          <Link to={{ name: 'agenda', agendaId: chosen, page: 'document' }}>
            {m.fields_stems_open({ title: latestWords(fields.stemsFromTitle) || m.agenda_untitled_agenda() })}
          </Link>
        </p>
      )}
    </section>
  )
}

/** What the partners call things. */
function Names() {
  const { fields } = useAgenda()
  return (
    <section className="settings__group">
      <h3>{m.fields_settings_names()}</h3>
      <p className="settings__text">{m.fields_settings_names_text()}</p>
      <div className="settings__fields">
        {(Object.keys(labelFields) as LabelledType[]).map((type) => {
          const label = labelOf(fields, type)
          return (
            <div key={type}>
              <AgendaField field={labelFields[type]} />
              {label ? <p className="settings__text">{m.fields_name_is(label)}</p> : null}
            </div>
          )
        })}
      </div>
    </section>
  )
}

/** Each check that looks along; switched off for everybody who works on this agenda. */
function Checks() {
  const { session, work } = useOpenAgenda()
  const { fields } = useAgenda()
  const readOnly = useReadOnly()
  const off = membersIn(fields.checksOff)
  return (
    <section className="settings__group">
      <h3>{m.fields_settings_checks()}</h3>
      <CheckboxGroup
        label={m.fields_checks_on()}
        description={m.fields_checks_text()}
        isDisabled={readOnly !== null}
        choices={checkNames.map((name) => ({
          id: name,
          label: checkLabel(session.live, name),
          isChecked: !off.includes(name),
        }))}
        onChange={(name, isOn) =>
          work.set(null, 'checksOff', isOn ? off.filter((each) => each !== name) : [...off, name], fields.checksOff)
        }
      />
    </section>
  )
}

/** Every field of an agenda that this dialog has a control for. */
export const settingsFields: readonly string[] = [
  ...groups.flatMap(({ fields }) => fields),
  ...['stemsFrom', 'stemsFromTitle', 'checksOff'],
  ...Object.values(labelFields),
]

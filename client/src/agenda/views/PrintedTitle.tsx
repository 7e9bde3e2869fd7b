import { useAgenda } from '../desk/reading.ts'
import { latestText } from '../texts/latest.ts'
import './PrintedTitle.css'

/** Of which agenda a page is: on paper only, where there is no header. */
export function PrintedTitle() {
  const { fields } = useAgenda()
  const words = ['title', 'municipality'].map((field) => latestText(fields, field).trim())
  return <p className="printed-title">{words.filter(Boolean).join(' · ')}</p>
}

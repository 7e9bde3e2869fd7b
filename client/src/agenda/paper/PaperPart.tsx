import './paper.css'
import { PaperHead } from './PaperHead.tsx'
import { PrintedBodies } from './PrintedBodies.tsx'
import { PrintedDuties } from './PrintedDuties.tsx'

export default function PaperPart({ part }: { part: 'head' | 'tail' }) {
  if (part === 'head') return <PaperHead />
  return (
    <>
      <PrintedDuties />
      <PrintedBodies />
    </>
  )
}
